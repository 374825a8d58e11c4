import { expect, test } from 'vitest';
import { countBy } from './methods.ts';

test('the highest total wins, and an option left out counts zero', () => {
	const count = countBy('score', ['a', 'b'], [{ a: 5 }, { b: 2 }, { b: 2 }, { b: 2, a: 0 }]);
	expect(count.winners).toEqual(['b']);
	expect(count.figures).toEqual({
		a: { total: 5, average: 1.25, raters: 2, given: [3, 0, 0, 0, 0, 1] },
		b: { total: 6, average: 1.5, raters: 3, given: [1, 0, 3, 0, 0, 0] }
	});
});

test('on equal totals, the option with more of the highest scores comes first', () => {
	const count = countBy('score', ['a', 'b', 'c'], [{ a: 3, b: 5, c: 5 }, { a: 3, b: 1 }, { c: 1 }]);
	expect(count.places).toEqual([
		{ place: 1, options: ['b', 'c'] },
		{ place: 3, options: ['a'] }
	]);
});

test('Tennessee scored from 0 to 10 (Wikipedia, Score voting): Nashville 603, Chattanooga 457, Memphis 420, Knoxville 312', () => {
	const options = ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'];
	const groups: [number, number[]][] = [
		[42, [10, 4, 2, 0]],
		[26, [0, 10, 4, 2]],
		[15, [0, 6, 10, 6]],
		[17, [0, 5, 7, 10]]
	];
	const ballots = groups.flatMap(([voters, scores]) =>
		Array.from({ length: voters }, () => Object.fromEntries(options.map((city, at) => [city, scores[at]])))
	);
	const count = countBy('score', options, ballots, { maxScore: 10 });
	expect(options.map((city) => count.figures[city]!.total)).toEqual([420, 603, 457, 312]);
	expect(count.winners).toEqual(['Nashville']);
});
