import { expect, test } from 'vitest';
import { countBy } from './methods.ts';
import { burlington, type Election, profile, tennessee } from './published.ts';
import { partsFor } from './run-off.ts';

const count = ({ options, ballots }: Election) => countBy('run-off', options, ballots);
const order = (election: Election) =>
	count(election)
		.places.map(({ options }) => options.join(' = '))
		.join(' > ');

test('Tennessee: Chattanooga leaves, then Nashville, and Knoxville wins 58 to 42', () => {
	const { steps, winners } = count(tennessee);
	expect(winners).toEqual(['Knoxville']);
	expect(steps.map(({ eliminated }) => eliminated)).toEqual([['Chattanooga'], ['Nashville'], []]);
	expect(steps.map(({ votes }) => votes)).toEqual([
		{ Chattanooga: 15, Knoxville: 17, Memphis: 42, Nashville: 26 },
		{ Knoxville: 32, Memphis: 42, Nashville: 26 },
		{ Knoxville: 58, Memphis: 42 }
	]);
	expect(steps.map(({ transfers }) => transfers)).toEqual([{ Knoxville: 15 }, { Knoxville: 26 }, {}]);
	expect(order(tennessee)).toBe('Knoxville > Memphis > Nashville > Chattanooga');
});

test('Burlington 2009: Montroll leaves with fewest first choices, and Kiss beats Wright 4314 to 4064', () => {
	const { steps, winners, figures } = count(burlington);
	expect(winners).toEqual(['Kiss']);
	expect(steps).toEqual([
		{
			votes: { Kiss: 2982, Montroll: 2554, Wright: 3297 },
			active: 8833,
			exhausted: 0,
			eliminated: ['Montroll'],
			settledBy: 'none',
			transfers: { Kiss: 1332, Wright: 767 },
			exhausting: 455
		},
		{
			votes: { Kiss: 4314, Wright: 4064 },
			active: 8378,
			exhausted: 455,
			eliminated: [],
			settledBy: 'none',
			transfers: {},
			exhausting: 0
		}
	]);
	expect(figures.Montroll).toEqual({ first: 2554, last: 2554, leftAfter: 1 });
	expect(figures.Kiss).toEqual({ first: 2982, last: 4314, leftAfter: null });
});

test('an option with more than half of the ballots wins at once', () => {
	expect(count(profile('6: A\n5: B > C\n1: C > B')).steps).toHaveLength(3);
	expect(count(profile('7: A\n5: B > C\n1: C > B')).steps).toHaveLength(1);
});

test('options last together are told apart by the round before', () => {
	const { steps } = count(profile('6: A\n4: B\n3: C\n2: D > C\n1: E > B'));
	expect(steps.map(({ eliminated, settledBy }) => [eliminated, settledBy])).toEqual([
		[['E'], 'none'],
		[['D'], 'none'],
		[['C'], 'earlier-round'],
		[[], 'none']
	]);
});

test('the nearest round before decides, not the first one', () => {
	const { steps } = count(profile('20: A\n18: B\n6: X\n5: Y\n1: Q > X\n2: Q > A\n2: P > Y'));
	expect(steps[2]).toMatchObject({ votes: { X: 7, Y: 7 }, eliminated: ['X'], settledBy: 'earlier-round' });
	expect(steps.map(({ votes }) => [votes.X, votes.Y]).slice(0, 2)).toEqual([
		[6, 5],
		[6, 7]
	]);
});

test('options last together from the start are told apart by the duel between them', () => {
	const { steps, winners } = count(profile('5: A > B\n3: B > C\n3: C > B'));
	expect(steps[0]).toMatchObject({ eliminated: ['C'], settledBy: 'duel', transfers: { B: 3 } });
	expect(winners).toEqual(['B']);
});

test('options that nothing tells apart leave together', () => {
	const { steps, winners } = count(profile('5: A\n3: B > C\n3: C > B'));
	expect(steps[0]).toMatchObject({ eliminated: ['B', 'C'], settledBy: 'together', transfers: {}, exhausting: 6 });
	expect(winners).toEqual(['A']);
});

test('two options with as many ballots in every respect win together', () => {
	expect(count(profile('2: A > B\n2: B > A'))).toMatchObject({ winners: ['A', 'B'], tie: true });
});

test('options nobody puts first leave together in one round', () => {
	const { steps } = count(profile('3: A > D\n3: B > E\n2: C > B'));
	expect(steps[0]).toMatchObject({ eliminated: ['D', 'E'], settledBy: 'none', transfers: {} });
});

test('a ballot with equal first ranks is shared, and never lost to rounding', () => {
	const { steps } = count(profile('1: A = B = C > D\n1: D > A\n1: B'));
	expect(steps[0]!.votes).toEqual({ A: 0.333333, B: 1.333333, C: 0.333333, D: 1 });
	expect(count(profile('3: A = B = C\n1: A')).steps[0]!.votes).toEqual({ A: 2, B: 1, C: 1 });
	expect(partsFor(10)).toBe(2520n);
});

test('when an option leaves, the ones ranked equal to it get its share of the ballot', () => {
	const { steps } = count(profile('2: A = B\n2: A\n3: C'));
	expect(steps.map(({ votes }) => votes)).toEqual([
		{ A: 3, B: 1, C: 3 },
		{ A: 4, C: 3 }
	]);
});

test('blank ballots count as exhausted from the first round', () => {
	const { steps } = countBy('run-off', ['a', 'b'], [{}, { a: 1 }]);
	expect(steps[0]).toMatchObject({ active: 1, exhausted: 1 });
	expect(countBy('run-off', ['a', 'b'], [{}])).toMatchObject({ winners: [], tie: false });
	expect(countBy('run-off', [], [])).toMatchObject({ winners: [], steps: [] });
});
