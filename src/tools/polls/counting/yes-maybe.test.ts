import { expect, test } from 'vitest';
import { countBy } from './methods.ts';
import type { Answer } from './yes-maybe.ts';

const days = ['mon', 'tue', 'wed'];
const row = (mon?: Answer, tue?: Answer, wed?: Answer) => ({ mon, tue, wed });

test('the day with most yes wins', () => {
	const count = countBy('yes-maybe', days, [
		row('yes', 'no', 'maybe'),
		row('yes', 'yes'),
		row('no', 'yes'),
		row('yes')
	]);
	expect(count.figures).toEqual({
		mon: { yes: 3, maybe: 0, no: 1, unanswered: 0 },
		tue: { yes: 2, maybe: 0, no: 1, unanswered: 1 },
		wed: { yes: 0, maybe: 1, no: 0, unanswered: 3 }
	});
	expect(count).toMatchObject({ winners: ['mon'], tie: false, ballots: 4 });
	expect(count.places.map(({ options }) => options)).toEqual([['mon'], ['tue'], ['wed']]);
});

test('days with as many yes are told apart by yes and maybe together', () => {
	const count = countBy('yes-maybe', days, [row('yes', 'maybe', 'maybe'), row('no', 'yes', 'maybe'), row()]);
	expect(count.places.map(({ options }) => options)).toEqual([['tue'], ['mon'], ['wed']]);
});

test('no and no answer weigh the same', () => {
	const count = countBy('yes-maybe', days, [row('yes', 'yes'), row('maybe'), row('no')]);
	expect(count.winners).toEqual(['mon']);
});

test('many maybes never beat one yes more', () => {
	const count = countBy('yes-maybe', days, [row('yes', 'maybe'), row('no', 'maybe'), row('no', 'maybe')]);
	expect(count.winners).toEqual(['mon']);
});

test('days that are equal in both share the place, and the next place is skipped', () => {
	const count = countBy('yes-maybe', days, [row('yes', 'yes', 'maybe'), row('maybe', 'maybe', 'no')]);
	expect(count.places).toEqual([
		{ place: 1, options: ['mon', 'tue'] },
		{ place: 3, options: ['wed'] }
	]);
	expect(count).toMatchObject({ winners: ['mon', 'tue'], tie: true });
});

test('nothing wins a poll that nobody answered, or that suits nobody', () => {
	expect(countBy('yes-maybe', days, [])).toMatchObject({ winners: [], tie: false });
	expect(countBy('yes-maybe', days, [row('no', 'no', 'no'), row()])).toMatchObject({ winners: [], tie: false });
});
