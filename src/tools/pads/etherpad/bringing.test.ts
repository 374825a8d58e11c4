import { expect, test } from 'vitest';
import { newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { search } from '#kernel/search/search.ts';
import { authors, history } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { messagesOf } from '../chat/store.ts';
import { documentKind } from '../pad.ts';
import { importEtherpad } from './import.ts';
import { bytesOf, linesOfDoc, MadeUp, momentsOf } from './trial.ts';

openTestHouse({ GUARD: 'off' });

const by = (actor = newGuest()) => ({ ...houseCaller, actor });

function minutes(): MadeUp {
	const made = new MadeUp({ revisions: 40, seed: 11 });
	made.write('a.writer1', 'Chairs for the lighthouse');
	return made;
}

const talk = {
	'pad:made-up:chat:0': { text: 'Who brings bread?', userId: 'a.writer1', time: 1_600_000_001_000 },
	'pad:made-up:chat:1': { text: 'I do\0', authorId: 'a.quiet', time: 1_600_000_002_000 },
	'globalAuthor:a.quiet': { colorId: '#123456', name: 'Quiet', padIDs: 'made-up' }
};

test('a pad of Etherpad comes in with its history, its authors and its chat', async () => {
	const made = minutes();
	const ana = newGuest();
	const { item } = await importEtherpad(
		bytesOf({ ...made.file('made-up', { chatHead: 1 }), ...talk }),
		{ title: 'Our minutes' },
		by(ana)
	);
	expect(item).toMatchObject({ title: 'Our minutes', owner: ana.id });
	const changes = await history(documentKind, item.id);
	const moments = Array.from(momentsOf(changes), linesOfDoc);
	expect(moments.at(-1)).toEqual(made.moments.at(-1));
	expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, place) => place + 1));
	expect(changes.at(-1)!.at).toEqual(new Date(made.revisions.at(-1)!.at));
	const known = await authors(documentKind, item.id);
	expect(known.map(({ name }) => name).sort()).toEqual(['Quiet', 'Writer 0', 'Writer 1', 'Writer 2']);
	expect(known.every(({ colour }) => /^#[0-9a-f]{6}$/.test(colour))).toBe(true);
	const said = await messagesOf(item.id);
	expect(said.map(({ text }) => text)).toEqual(['Who brings bread?', 'I do\ufffd']);
	expect(known.find(({ n }) => n === said[1]!.author)!.name).toBe('Quiet');
	expect((await search('lighthouse', ana)).found.map(({ id }) => id)).toEqual([item.id]);
});

test('what is broken makes nothing', async () => {
	const count = async () => (await carrier()`select count(*)::int as n from kernel.item`)[0]!.n;
	const before = await count();
	const records = minutes().file();
	records['pad:made-up:revs:20'] = { changeset: 'Z:1>1+1$x', meta: {} };
	await expect(importEtherpad(bytesOf(records), {}, by())).rejects.toMatchObject({
		code: 'pads.broken-etherpad',
		details: { gaps: { where: 'revs:20' } }
	});
	expect(await count()).toBe(before);
});

function bring(visitor: Visitor, form: FormData) {
	form.set('verb', 'bring');
	return visitor.ask('/pads/import/etherpad', {
		method: 'POST',
		body: form,
		headers: { 'sec-fetch-site': 'same-origin' }
	});
}

test('a page takes the file, and the pad opens where it did', async () => {
	const ana = new Visitor();
	const made = minutes();
	const form = new FormData();
	form.set('file', new File([bytesOf(made.file('Minutes_d’été'))], 'pad.etherpad'));
	form.set('keepName', 'on');
	const sent = await bring(ana, form);
	expect(sent.status, sent.text).toBe(303);
	expect((await ana.ask(sent.location!)).text).toContain('with all that happened to it');
	const bo = new Visitor();
	const place = `/p/${encodeURIComponent('Minutes_d’été')}`;
	expect((await bo.ask(place)).location).toBe('/pads/minutes-d-ete');
	expect((await bo.ask(`${place}/export/txt`)).text).toContain('Chairs for the lighthouse');
	expect((await bo.ask(`${place}/timeslider`)).location).toBe('/pads/minutes-d-ete/history');
	const file = JSON.parse((await bo.ask(`${place}/export/etherpad`)).text);
	expect(file['pad:Minutes_d’été'].head).toBeGreaterThan(30);
	const again = new FormData();
	again.set('file', new File(['{"hello": 1}'], 'pad.etherpad'));
	const refused = await bring(ana, again);
	expect([refused.status, refused.text.includes('is not a whole pad')]).toEqual([422, true]);
	expect((await ana.post('/pads/import/etherpad', 'bring', {})).status).toBe(422);
});

test('a name nobody has is offered, one that is taken is not, and what is private is not found', async () => {
	const [ana, bo] = [new Visitor(), new Visitor()];
	expect((await ana.ask('/p/Garden%20party')).location).toBe('/p/Garden_party');
	expect((await ana.ask('/p/Garden_party')).location).toBe('/pads/new?name=Garden_party');
	const offered = (await ana.ask('/pads/new?name=Garden_party')).text;
	expect(offered).toContain('value="Garden_party"');
	expect(offered).toContain('value="Garden party"');
	const made = await ana.post('/pads/new', 'make', { title: 'Party', keepDays: '30', name: 'Garden party' });
	expect(made.location).toMatch(/^\/pads\/garden-party\?/);
	expect((await bo.ask('/p/Garden_party')).location).toBe('/pads/garden-party');
	expect((await bo.ask('/p/garden-party')).location).toBe('/pads/garden-party');
	const taken = await bo.post('/pads/new', 'make', { title: 'Party', keepDays: '30', name: 'Garden_party' });
	expect(taken.status).toBe(422);
	for (const name of ['a$b', 'a/b', '..', 'x'.repeat(60), 'a\u202eb'])
		expect.soft((await bo.post('/pads/new', 'make', { title: 'P', keepDays: '30', name })).status, name).toBe(422);
	await carrier()`update kernel.item set visibility = 'private' where address = 'garden-party'`;
	for (const path of ['', '/timeslider', '/export/txt', '/export/etherpad'])
		expect.soft((await bo.ask(`/p/Garden_party${path}`)).status, path).toBe(404);
	expect((await ana.ask('/p/Garden_party')).status).toBe(302);
	expect((await bo.ask('/p/nobody/export/txt')).status).toBe(404);
	expect((await ana.ask('/p/Garden_party/export/exe')).status).toBe(404);
});
