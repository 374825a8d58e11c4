/** Which cases are looked over together because their makers are strangers and the guard doubts. */
import { beforeAll, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { heldNote, moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { guest } from '../../../tests/notes.ts';
import { openLines } from './store.ts';

openTestHouse();

let desk: string;
beforeAll(async () => {
	desk = (await moderator('Ana')).id;
});

const bothSides: [string, number][] = [
	['learned.spam', 7],
	['manners.crowd', 5]
];

async function isDoubted(found: [symbol: string, points: number][], about: { days?: number; stood?: number } = {}) {
	const { event, case: id } = await heldNote({ maker: (await guest()).actor.id });
	const score = found.reduce((sum, [, points]) => sum + points, 0);
	const symbols = found.map(([symbol, points]) => ({ symbol, points }));
	await carrier()`
		update guard.event set score = ${score}, maker_days = ${about.days ?? 0}, stood = ${about.stood ?? 0},
			symbols = ${symbols as never}::jsonb where id = ${event}`;
	return (await openLines({ kind: null, words: '' }, desk, new Date())).find((one) => one.id === id)!.isDoubted;
}

test('what two sides hold back of strangers', async () => {
	expect(await isDoubted(bothSides)).toBe(true);
});

test('what a program sent', async () => {
	expect(
		await isDoubted([
			['learned.spam', 6],
			['manners.disorder', 2]
		])
	).toBe(true);
});

test('not what is held back for its words alone, however surely', async () => {
	expect(
		await isDoubted([
			['learned.spam', 9],
			['form.shouting', 2],
			['words.suspicious', 3]
		])
	).toBe(false);
});

test('not whoever chose to wait for a person rather than to calculate', async () => {
	expect(
		await isDoubted([
			['learned.spam', 3.5],
			['manners.crowd', 3]
		])
	).toBe(false);
});

test('not whoever was here before, nor whose things stood', async () => {
	expect(await isDoubted(bothSides, { days: 3 })).toBe(false);
	expect(await isDoubted(bothSides, { stood: 1 })).toBe(false);
});
