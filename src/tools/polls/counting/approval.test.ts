import { expect, test } from 'vitest';
import { countBy } from './methods.ts';
import { tennessee } from './published.ts';

test('the option most voters accept wins', () => {
	const count = countBy('approval', ['a', 'b', 'c'], [{ a: 'yes', b: 'yes' }, { b: 'yes', c: 'no' }, { c: 'yes' }]);
	expect(count.figures).toEqual({ a: { yes: 1 }, b: { yes: 2 }, c: { yes: 1 } });
	expect(count.places).toEqual([
		{ place: 1, options: ['b'] },
		{ place: 2, options: ['a', 'c'] }
	]);
});

test('Tennessee: where each voter accepts the two nearest cities, Nashville wins with 68 %', () => {
	const nearest = tennessee.ballots.map((ranks) =>
		Object.fromEntries(Object.entries(ranks).map(([city, rank]) => [city, rank! <= 2 ? 'yes' : 'no']))
	);
	const count = countBy('approval', tennessee.options, nearest);
	expect(count.winners).toEqual(['Nashville']);
	expect(count.figures).toMatchObject({ Nashville: { yes: 68 }, Chattanooga: { yes: 58 }, Memphis: { yes: 42 } });
});
