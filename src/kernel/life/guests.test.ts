import { expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { type Guest, guest, openNote } from '../../../tests/notes.ts';
import { remember } from '../accounts/store.ts';
import { apart, carrier, transaction } from '../database/connection.ts';
import { columnsOfActors, forgetGuests, unnamed } from './guests.ts';
import { purgeTrash } from './rounds.ts';
import * as store from './store.ts';

openTestHouse();

const today = new Date();
const inDays = (days: number) => new Date(today.getTime() + days * 86_400_000);
const isKnown = async ({ actor: { id } }: Guest) =>
	(await carrier()`select 1 from kernel.actor where id = ${id}`).length > 0;

test('a guest of whose things nothing is left is forgotten after a while, and remembered anew when they come back', async () => {
	const [ana, dov] = [await guest(), await guest()];
	const note = await openNote(ana.actor.id);
	expect((await dov.visitor.post(`/notes/${note.id}`, 'answer', { words: 'Bread' })).status).toBe(303);
	await forgetGuests(inDays(40));
	expect([await isKnown(ana), await isKnown(dov)]).toEqual([true, true]);
	await store.toTrash(note.id, ana.actor.id, 'wanted', today);
	await purgeTrash(inDays(31));
	await carrier()`delete from kernel.opened where actor = ${ana.actor.id}`;
	await forgetGuests(inDays(29));
	expect([await isKnown(ana), await isKnown(dov)]).toEqual([true, true]);
	await forgetGuests(inDays(40));
	expect([await isKnown(ana), await isKnown(dov)]).toEqual([false, false]);
	expect(await carrier()`select 1 from kernel.usage where holder = ${ana.actor.id}`).toEqual([]);
	const other = await openNote((await guest()).actor.id);
	expect((await dov.visitor.post(`/notes/${other.id}`, 'answer', { words: 'Wine' })).status).toBe(303);
	expect(await isKnown(dov)).toBe(true);
});

test('whoever is only an author of a pad is kept; so is every account', async () => {
	const [dov, eve] = [await guest(), await guest()];
	const note = await openNote(dov.actor.id);
	await carrier()`insert into pads.author (item, n, actor, name, colour) values (${note.id}, 1, ${eve.actor.id}, '', '')`;
	const bo = await guest();
	await carrier()`update kernel.actor set kind = 'account' where id = ${bo.actor.id}`;
	await forgetGuests(inDays(400));
	expect([await isKnown(dov), await isKnown(eve), await isKnown(bo)]).toEqual([true, true, true]);
});

test('whoever comes back in that very moment is kept', async () => {
	const dov = await guest();
	const note = await openNote((await guest()).actor.id);
	await transaction(async () => {
		await remember(dov.actor);
		await carrier()`insert into kernel.permit (item, actor, via, opens) values (${note.id}, ${dov.actor.id}, 'password', 'read')`;
		await apart(() => forgetGuests(inDays(40)));
	});
	expect(await isKnown(dov)).toBe(true);
	expect(await carrier()`select 1 from kernel.permit where actor = ${dov.actor.id}`).toHaveLength(1);
});

test('whatever names an actor is found by an index, so that forgetting thousands reads no table through', async () => {
	const columns = await columnsOfActors();
	const indexed = await carrier()<{ name: string }[]>`
		select i.indrelid::regclass::text || '.' || quote_ident(a.attname) as name
		from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]`;
	const names = new Set(indexed.map(({ name }) => name));
	expect(columns.length).toBeGreaterThan(50);
	expect(columns.map(({ table, column }) => `${table}.${column}`).filter((name) => !names.has(name))).toEqual([]);
});

test('a step finds its guests and what they did by indexes, however many there are', async () => {
	await carrier()`insert into kernel.actor (id, kind, at) select 'many' || n, 'guest', '2026-01-01' from generate_series(1, 30000) n`;
	await carrier()`
		insert into kernel.activity (actor, act, at)
		select 'many' || n, 'notes.answer', now() from generate_series(1, 30000) n, generate_series(1, 3)`;
	await carrier()`analyze kernel.actor, kernel.activity`;
	const ids = Array.from({ length: 1000 }, (_, n) => `many${n + 1}`);
	const explained = await carrier()`
		explain select id from kernel.actor a where id = any(${ids}) and ${carrier().unsafe(unnamed(await columnsOfActors()))}
		for update of a skip locked`;
	const plan = explained.map((row) => Object.values(row)[0]).join('\n');
	expect(plan).toContain('activity_of_actor');
	expect(plan).not.toMatch(/Seq Scan on (activity|actor)/);
});
