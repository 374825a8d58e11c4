import { expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { askApi, guest, openNote, visitor } from '../../../tests/notes.ts';
import { carrier } from '../database/connection.ts';
import { keyFor } from './keys.ts';

openTestHouse();

const guess = { authorization: 'Bearer 0123456789abcdefghjkmnpqrs' };

test('nobody learns that a private thing is there: by no key, no password, nor from the trash', async () => {
	const ana = await guest();
	const note = await openNote(ana.actor.id, { visibility: 'private', address: 'secret-plans' });
	const tries = () =>
		Promise.all([
			askApi('/notes/secret-plans'),
			askApi('/notes/secret-plans', 'GET', undefined, guess),
			askApi('/notes/secret-plans', 'GET', undefined, { 'x-item-password': 'sesame' }),
			visitor().ask('/notes/secret-plans'),
			visitor().ask('/notes/secret-plans/key/0123456789abcdefghjkmnpqrs')
		]);
	const statuses = async () => (await tries()).map(({ status }) => status);
	expect(await statuses()).toEqual(Array(5).fill(404));
	await ana.visitor.post(`/items/${note.id}/settings`, 'password', { guards: 'read', password: 'sesame 42' });
	expect(await statuses()).toEqual(Array(5).fill(404));
	await carrier()`update kernel.item set trashed_at = now() where id = ${note.id}`;
	expect(await statuses()).toEqual(Array(5).fill(404));
});

test('who holds a key of a private thing comes in; whoever held one that was replaced is told so, nobody else', async () => {
	const ana = await guest();
	const note = await openNote(ana.actor.id, { visibility: 'private' });
	const key = await keyFor(note.id, 'answer');
	expect((await askApi(`/notes/${note.id}`, 'GET', undefined, { authorization: `Bearer ${key}` })).status).toBe(200);
	expect((await askApi(`/notes/${note.id}`, 'GET', undefined, guess)).status).toBe(404);
	await carrier()`update kernel.key set revoked_at = now() where item = ${note.id}`;
	expect((await askApi(`/notes/${note.id}`, 'GET', undefined, { authorization: `Bearer ${key}` })).status).toBe(403);
});

test('a wrong key on what has an address to share is told as such, and the trash too', async () => {
	const ana = await guest();
	const note = await openNote(ana.actor.id);
	expect((await askApi(`/notes/${note.id}`, 'GET', undefined, guess)).status).toBe(403);
	await carrier()`update kernel.item set trashed_at = now() where id = ${note.id}`;
	expect((await askApi(`/notes/${note.id}`)).status).toBe(410);
});

test('of many who ask for one thing at the same moment each gets what is his own to see', async () => {
	const ana = await guest();
	const note = await openNote(ana.actor.id, { visibility: 'private' });
	const key = await keyFor(note.id, 'answer');
	const holder = { authorization: `Bearer ${key}` };
	const crowd = Array.from({ length: 40 }, (_, place) => [{}, guess, holder][place % 3]!);
	const statuses = await Promise.all(
		crowd.map(async (headers) => (await askApi(`/notes/${note.id}`, 'GET', undefined, headers)).status)
	);
	expect(statuses).toEqual(crowd.map((headers) => (headers === holder ? 200 : 404)));
});
