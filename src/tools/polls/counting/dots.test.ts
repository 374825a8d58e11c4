import { expect, test } from 'vitest';
import { ballotFaults, countBy } from './methods.ts';

const options = ['a', 'b', 'c'];

test('most dots win; on as many dots, the option chosen by more people', () => {
	const count = countBy('dots', options, [{ a: 4, b: 1 }, { b: 3, c: 2 }, { c: 2 }], { dots: 5 });
	expect(count.figures).toEqual({ a: { dots: 4, voters: 1 }, b: { dots: 4, voters: 2 }, c: { dots: 4, voters: 2 } });
	expect(count.places).toEqual([
		{ place: 1, options: ['b', 'c'] },
		{ place: 3, options: ['a'] }
	]);
});

test('nobody can spread more dots than the poll gives', () => {
	expect(ballotFaults('dots', options, { a: 3, b: 2 }, { dots: 5 })).toEqual([]);
	expect(ballotFaults('dots', options, { a: 3, b: 3 }, { dots: 5 })).toEqual([
		{ field: 'choices', code: 'too-many-dots', limit: 5 }
	]);
	expect(ballotFaults('dots', options, { a: 3 }, { dots: 5, dotsPerOption: 2 })).toEqual([
		{ field: 'choices.a', code: 'bad-dots', limit: 2 }
	]);
	for (const given of [-1, 1.5, Number.NaN, '1', 6])
		expect(ballotFaults('dots', options, { a: given })).toMatchObject([{ field: 'choices.a', code: 'bad-dots' }]);
});

test('a voter may keep dots back', () => expect(ballotFaults('dots', options, { a: 1, b: 0 })).toEqual([]));
