import { expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { askApi, guest, openNote, visitor } from '../../../tests/notes.ts';

openTestHouse({ RATE_LIMITS: 'on' });

test('whoever guesses at a password has to wait, and knowing it stays quick', async () => {
	const ana = await guest();
	const [note, other] = [await openNote(ana.actor.id), await openNote(ana.actor.id)];
	for (const { id } of [note, other])
		await ana.visitor.post(`/items/${id}/settings`, 'password', { guards: 'read', password: 'sesame 42' });
	const read = (id: string, password: string) =>
		askApi(`/notes/${id}`, 'GET', undefined, { 'x-item-password': encodeURIComponent(password) });
	expect((await read(note.id, 'sesame 42')).status).toBe(200);
	const answers = await Promise.all(Array.from({ length: 14 }, (_, n) => read(note.id, `guess ${n}`)));
	const waits = answers.filter(({ status }) => status === 429);
	expect(waits.length).toBeGreaterThanOrEqual(4);
	expect(Number(waits[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
	expect((await read(note.id, 'sesame 42')).status).toBe(200);
	expect((await read(other.id, 'sesame 42')).status).toBe(200);
	const page = await visitor().post(`/items/${note.id}/unlock`, 'unlock', { password: 'sesame 42' });
	expect(page.status).toBe(303);
});
