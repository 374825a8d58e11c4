import { expect, test } from 'vitest';
import { housePass } from '#kernel/access/pass.ts';
import { transaction } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { padOf } from '../trial.ts';
import { addMessages, messagesOf, seenMessages } from './store.ts';

openTestHouse();

test('what is said keeps its order, also when many speak at once', async () => {
	const pad = await padOf();
	const at = new Date('2026-03-01T10:00:00Z');
	const say = (text: string) => transaction(() => addMessages(pad, [{ author: 1, at, text }]));
	await transaction(() =>
		addMessages(pad, [
			{ author: 1, at, text: 'Hello' },
			{ author: 2, at, text: 'Good morning, “Ana”\nand all' }
		])
	);
	expect(await messagesOf(pad)).toEqual([
		{ n: 1, author: 1, at, text: 'Hello' },
		{ n: 2, author: 2, at, text: 'Good morning, “Ana”\nand all' }
	]);
	await Promise.all(Array.from({ length: 20 }, (_, place) => say(`${place}`)));
	expect((await messagesOf(pad)).map(({ n }) => n)).toEqual(Array.from({ length: 22 }, (_, place) => place + 1));
	const pass = await housePass(pad);
	expect((await seenMessages(pass, { after: 20 })).map(({ n }) => n)).toEqual([21, 22]);
	expect((await seenMessages(pass, { before: 3 })).map(({ text }) => text)).toEqual([
		'Hello',
		'Good morning, “Ana”\nand all'
	]);
	expect(await addMessages(pad, [])).toBe(0);
});
