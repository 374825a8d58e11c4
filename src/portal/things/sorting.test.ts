import { expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { openItem } from '#kernel/items/open.ts';
import { member } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { accountId } from '../../../tests/notes.ts';
import { Visitor } from '../../../tests/visitor.ts';
import { labelsIn, wishOf, wishPath } from './sorting.ts';
import { sortsOf, thingsOf } from './store.ts';

openTestHouse({ GUARD: 'off' });

const make = (owner: string, title: string) =>
	transaction(() => openItem({ tool: 'pads', title, owner, language: 'en' }, new Date()));
const titles = (text: string): string[] =>
	[...text.matchAll(/card-title"><a[^>]*>([^<]+)/g)].map(([, title]) => title!);

test('labels are taken as they were typed: each once, without what is empty or hidden', () => {
	expect(labelsIn(' orchard, board ,, Orchard; \u202Eevil\nboard')).toEqual(['board', 'evil', 'Orchard']);
	expect(labelsIn('x'.repeat(99))[0]).toHaveLength(40);
	expect(labelsIn(Array.from({ length: 50 }, (_, n) => `label ${n}`).join())).toHaveLength(12);
	expect(wishPath(wishOf(new URLSearchParams('label=a b&archived=yes')))).toBe('/things?label=a+b&archived=yes');
});

test('with an account one labels and puts aside what one made, for oneself alone', async () => {
	const ana = await member('Ana', 'ana@example.org');
	const bo = await member('Bo', 'bo@example.org');
	const id = await accountId('ana@example.org');
	const [minutes, notes] = [await make(id, 'Minutes'), await make(id, 'Notes')];
	await carrier()`update kernel.item set folder = 'Board' where id = ${notes.id}`;
	const before = await carrier()`select version, touched_at from kernel.item where id = ${minutes.id}`;
	expect((await ana.ask('/things')).text).toContain('Minutes');
	await ana.post(`/items/${minutes.id}/sorting`, 'sort', { labels: 'orchard, 2027' });
	const all = (await ana.ask('/things')).text;
	expect(all).toContain('href="/things?label=orchard"');
	expect(all).toContain('href="/things?folder=Board"');
	expect(titles((await ana.ask('/things?label=orchard')).text)).toEqual(['Minutes']);
	expect(titles((await ana.ask('/things?folder=Board')).text)).toEqual(['Notes']);
	expect(titles((await bo.ask('/things?label=orchard')).text)).toEqual([]);
	expect((await bo.ask(`/items/${minutes.id}/sorting`)).text).not.toContain('orchard');
	await ana.post(`/items/${minutes.id}/sorting`, 'sort', { labels: 'orchard', archived: 'on' });
	expect(titles((await ana.ask('/things')).text)).toEqual(['Notes']);
	expect(titles((await ana.ask('/things?archived=yes')).text)).toEqual(['Minutes']);
	// Sorting is no use of it: it does not live longer, and others are told nothing.
	expect(await carrier()`select version, touched_at from kernel.item where id = ${minutes.id}`).toEqual(before);
	await ana.post(`/items/${minutes.id}/sorting`, 'sort', { labels: '' });
	expect(titles((await ana.ask('/things')).text).sort()).toEqual(['Minutes', 'Notes']);
	expect((await new Visitor().ask(`/items/${minutes.id}/sorting`)).status).toBe(403);
});

test('nobody sorts what they may not see', async () => {
	const [ana, bo] = [await member('Dov', 'dov@example.org'), await member('Eve', 'eve@example.org')];
	const hidden = await make(await accountId('dov@example.org'), 'Hidden');
	await carrier()`update kernel.item set visibility = 'private' where id = ${hidden.id}`;
	expect((await bo.post(`/items/${hidden.id}/sorting`, 'sort', { labels: 'x' })).status).toBe(404);
	expect((await ana.post(`/items/${hidden.id}/sorting`, 'sort', { labels: 'x' })).status).toBe(303);
});

test('programs sort and ask for what is sorted', async () => {
	const chloe = await member('Chloe', 'chloe@example.org');
	const pad = await make(await accountId('chloe@example.org'), 'By a program');
	const scopes = ['things:read', 'items:write'];
	const made = await chloe.post('/account/tokens', 'make', { name: 'Office', scopes, days: 'never' });
	const headers = {
		authorization: `Bearer ${/archipel_[\w-]{43}/.exec(made.text)![0]}`,
		'content-type': 'application/json'
	};
	const body = JSON.stringify({ labels: ['orchard'], archived: true });
	const put = await new Visitor().ask(`/api/v1/items/${pad.id}/sorting`, { method: 'PUT', headers, body });
	expect(put.status, put.text).toBe(204);
	const ask = async (query: string) =>
		(JSON.parse((await new Visitor().ask(`/api/v1/things?${query}`, { headers })).text) as { things: object[] }).things;
	expect(await ask('')).toEqual([]);
	expect(await ask('archived=yes&label=orchard')).toMatchObject([{ title: 'By a program', labels: ['orchard'] }]);
});

test('a hundred thousand pads of others change nothing: one’s own are found by an index', async () => {
	const ana = await member('Mo', 'mo@example.org');
	const id = await accountId('mo@example.org');
	await make(id, 'Mine');
	await carrier()`insert into kernel.actor (id, kind) select 'other' || n, 'guest' from generate_series(1, 2000) n`;
	await carrier()`
		insert into kernel.item (id, tool, title, owner, language, expires_at)
		select ${newId().slice(0, 10)} || n, 'pads', 'Pad ' || n, 'other' || (n % 2000 + 1), 'en', now() + interval '60 days'
		from generate_series(1, 100000) n`;
	await carrier()`
		insert into kernel.item_label (actor, label, item)
		select i.owner, 'orchard', i.id from kernel.item i where i.title like 'Pad %' limit 50000`;
	await carrier().unsafe('analyze kernel.item, kernel.item_label, kernel.item_archive, kernel.activity, kernel.permit');
	// postgres.js sends a query once only; what it would send is explained by the statement it prepared.
	const began = performance.now();
	for (let round = 0; round < 20; round++) await thingsOf(id, null, 31, { label: null, folder: null, archived: false });
	await sortsOf(id);
	const each = (performance.now() - began) / 20;
	expect(each).toBeLessThan(50);
	const rows = await carrier()<{ seq: number; idx: number }[]>`
		select coalesce(seq_tup_read, 0)::int as seq, coalesce(idx_tup_fetch, 0)::int as idx
		from pg_stat_user_tables where relid = 'kernel.item'::regclass`;
	expect(rows).toHaveLength(1);
	const plan = async (query: string, ...values: string[]) =>
		(await carrier().unsafe(`explain ${query}`, values)).map((row) => Object.values(row)[0]).join('\n');
	expect(await plan('select id from kernel.item where owner = $1', id)).toContain('item_owner');
	expect(await plan("select item from kernel.item_label where actor = $1 and label = 'orchard'", id)).not.toContain(
		'Seq Scan'
	);
	expect(titles((await ana.ask('/things')).text)).toEqual(['Mine']);
}, 60_000);
