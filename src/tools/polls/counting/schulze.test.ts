import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBy } from './methods.ts';
import { burlington, type Election, profile, schulzeExample, tennessee } from './published.ts';
import { strongestPaths } from './schulze.ts';

const count = ({ options, ballots }: Election) => countBy('schulze', options, ballots);
const order = (election: Election) =>
	count(election)
		.places.map(({ options }) => options.join(' = '))
		.join(' > ');

test("Schulze's example with 45 voters ranks E > A > C > B > D, with the duels and paths of the paper", () => {
	expect(order(schulzeExample)).toBe('E > A > C > B > D');
	const { steps } = count(schulzeExample);
	expect(steps.duels).toEqual([
		[0, 20, 26, 30, 22],
		[25, 0, 16, 33, 18],
		[19, 29, 0, 17, 24],
		[15, 12, 28, 0, 14],
		[23, 27, 21, 31, 0]
	]);
	expect(steps.paths).toEqual([
		[0, 28, 28, 30, 24],
		[25, 0, 28, 33, 24],
		[25, 29, 0, 29, 24],
		[25, 28, 28, 0, 24],
		[25, 28, 28, 31, 0]
	]);
	expect(steps.condorcetWinner).toBe(null);
});

test('Tennessee: Nashville wins all its duels and so the poll', () => {
	expect(order(tennessee)).toBe('Nashville > Chattanooga > Knoxville > Memphis');
	expect(count(tennessee).steps.condorcetWinner).toBe('Nashville');
	expect(count(tennessee).figures.Nashville).toEqual({ won: 3, lost: 0, drawn: 0, ranked: 100 });
});

test('Burlington 2009 (electowiki): Montroll beats Kiss 4067 to 3477 and Wright 4597 to 3668, and wins', () => {
	const { steps, winners } = count(burlington);
	expect(steps.options).toEqual(['Kiss', 'Montroll', 'Wright']);
	expect(steps.duels).toEqual([
		[0, 3477, 4314],
		[4067, 0, 4597],
		[4064, 3668, 0]
	]);
	expect(winners).toEqual(['Montroll']);
});

test('three options that beat each other in a perfect circle share the first place', () => {
	const circle = profile('1: A > B > C\n1: B > C > A\n1: C > A > B');
	expect(count(circle)).toMatchObject({ winners: ['A', 'B', 'C'], tie: true, places: [{ place: 1 }] });
});

test('equal ranks prefer neither, gaps between ranks do not count, and unranked options come last together', () => {
	const ballots = [{ a: 1, b: 1, c: 4 }];
	const { steps, places } = countBy('schulze', ['a', 'b', 'c', 'd', 'e'], ballots);
	expect(steps.duels[0]).toEqual([0, 0, 1, 1, 1]);
	expect(places.map(({ options }) => options)).toEqual([['a', 'b'], ['c'], ['d', 'e']]);
});

test('an option that nobody ranked does not win', () => {
	expect(countBy('schulze', ['a', 'b'], [{}, {}])).toMatchObject({ winners: [], tie: false });
	expect(countBy('schulze', ['a', 'b'], []).winners).toEqual([]);
});

/** Walks every path there is. */
function strongestByHand(duels: number[][], from: number, to: number, seen: number[] = [from]): number {
	const next = duels
		.map((_, via) => via)
		.filter((via) => !seen.includes(via) && duels[from]![via]! > duels[via]![from]!);
	const through = next.map((via) =>
		via === to ? duels[from]![to]! : Math.min(duels[from]![via]!, strongestByHand(duels, via, to, [...seen, via]))
	);
	return Math.max(0, ...through);
}

const square = fc.integer({ min: 2, max: 5 }).chain((size) => {
	const row = fc.array(fc.nat(9), { minLength: size, maxLength: size });
	return fc.array(row, { minLength: size, maxLength: size });
});

test('no path is stronger than the strongest path found', () =>
	fc.assert(
		fc.property(square, (duels) => {
			const paths = strongestPaths(duels);
			for (const [from, row] of paths.entries())
				for (const [to, strength] of row.entries())
					if (from !== to) expect(strength).toBe(strongestByHand(duels, from, to));
		})
	));
