import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Server, startServer } from '#entries/server.ts';
import { decide } from '#guard/decisions/decide.ts';
import type { Signal } from '#guard/judge/signal.ts';
import { signals } from '#guard/signals.ts';
import { keyFor } from '#kernel/access/keys.ts';
import { howWithheld } from '#kernel/access/withheld.ts';
import { type Actor, guestCookie, newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { search } from '#kernel/search/search.ts';
import { openDocuments } from '#live/documents/opened.ts';
import { changesSince, readDocument } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { padOf, synced, until, type Writer, writer } from '../trial.ts';
import { settleNow } from './settling.ts';
import { sharesOf } from './shares.ts';

openTestHouse({ PORT: '0', GUARD: 'on', RATE_LIMITS: 'on' });

/** Words say what they deserve; whoever they are weighed for first. */
const weighedBy = new Map<string, string>();
const told: Signal = {
	name: 'told',
	version: '1',
	cost: 'text',
	look({ text, maker }) {
		for (const line of text.split('\n')) if (!weighedBy.has(line)) weighedBy.set(line, maker.id);
		const drops = 2 * [...text.matchAll(/drop/g)].length;
		const points = Math.max(drops, ...[...text.matchAll(/scores (\d+)/g)].map(([, points]) => Number(points)));
		return points ? [{ symbol: 'told.so', points }] : [];
	}
};
signals.splice(0);
signals.push(told);

let server: Server;
const here: Writer[] = [];
beforeAll(async () => {
	server = await startServer();
});
beforeEach(() => weighedBy.clear());
afterEach(async () => {
	for (const { provider } of here.splice(0)) provider.destroy();
	await until(() => openDocuments() === 0);
});
afterAll(() => server?.stop());

async function come(
	pad: string,
	actor: Actor | null = newGuest(),
	params: Record<string, string> = {}
): Promise<Writer> {
	const one = writer(`http://127.0.0.1:${server.port}`, pad, actor, params);
	here.push(one);
	await synced(one);
	return one;
}

const changes = async (pad: string) => (await changesSince('pads', pad, 0)).length;
const casesOf = (pad: string) =>
	carrier()<{ id: string; kind: string; actor: string }[]>`
		select id, kind, actor from guard.case where item = ${pad} and closed_at is null`;

async function written(pad: string, actor: Actor | null, words: string): Promise<void> {
	const before = await changes(pad);
	const one = await come(pad, actor);
	one.write(words);
	await until(async () => (await changes(pad)) > before);
	await settleNow(pad);
}

const visit = (actor: Actor): Visitor => {
	const visitor = new Visitor();
	visitor.cookies.set('guest', guestCookie(actor));
	return visitor;
};

test('each is weighed for their own words, whoever wrote last', async () => {
	const [ana, eve] = [newGuest(), newGuest()];
	const pad = await padOf(ana);
	const [one, other] = [await come(pad, ana), await come(pad, eve)];
	one.write('Bread for everybody');
	await until(() => other.text().includes('Bread'));
	other.write('Cheap watches here');
	await until(() => one.text().includes('watches'));
	one.write('And wine');
	await until(async () => (await changes(pad)) === 3);
	await settleNow(pad);
	expect(weighedBy.get('Cheap watches here')).toBe(eve.id);
	expect(weighedBy.get('Bread for everybody')).toBe(ana.id);
	expect(weighedBy.get('And wine')).toBe(ana.id);
	weighedBy.clear();
	await settleNow(pad);
	expect(weighedBy.size).toBe(0);
});

test('where a link leads is weighed, not only what it says', async () => {
	const pad = await padOf(newGuest(), { text: 'A [kind word](https://casino.example/win)' });
	await settleNow(pad);
	expect([...weighedBy.keys()].join('\n')).toContain('https://casino.example/win');
});

test('whoever comes by a secret link to a private pad is weighed too', async () => {
	const owner = newGuest();
	const pad = await padOf(owner, { writers: 'key' });
	await carrier()`update kernel.item set visibility = 'private' where id = ${pad}`;
	const key = await transaction(() => keyFor(pad, 'edit'));
	const eve = await come(pad, null, { key });
	eve.write('It scores 20 points');
	await until(async () => (await changes(pad)) === 1);
	await settleNow(pad);
	expect(await howWithheld({ item: pad, part: '' })).toBe('quarantine');
});

test('what the guard would ask work for waits for a person, and nothing passes unweighed', async () => {
	const pad = await padOf(newGuest());
	await written(pad, newGuest(), 'This scores 6 points');
	expect(await howWithheld({ item: pad, part: '' })).toBe('hold');
	expect(await casesOf(pad)).toMatchObject([{ kind: 'hold' }]);
});

test('whoever asks for a person again and again is held back all the same', async () => {
	const eve = newGuest();
	for (let n = 0; n < 8; n++) {
		const pad = await padOf(newGuest());
		await written(pad, eve, `Offer ${n} scores 6 points`);
		expect(await howWithheld({ item: pad, part: '' }), `pad ${n}`).toBe('hold');
		expect(await casesOf(pad)).toHaveLength(1);
	}
});

test('what would be asked to wait is weighed, and stays', async () => {
	const pad = await padOf(newGuest());
	await written(pad, newGuest(), 'This scores 5 points');
	expect(await howWithheld({ item: pad, part: '' })).toBeNull();
	const [event] = await carrier()`select verdict from guard.event where item = ${pad} order by id desc limit 1`;
	expect(event!.verdict).toBe('slow');
});

test('what is refused elsewhere is put into quarantine here: visitors read a notice, the owner reads and appeals, a moderator brings it back', async () => {
	const [owner, eve] = [newGuest(), newGuest()];
	const pad = await padOf(owner, { text: 'Our minutes' });
	const chloe = await come(pad);
	const closed: number[] = [];
	chloe.provider.on('connection-close', (event) => closed.push(event?.code ?? 0));
	await written(pad, eve, 'This scores 50 points');
	await until(() => closed.includes(4403));
	const [found] = await casesOf(pad);
	expect(found).toMatchObject({ kind: 'quarantine', actor: eve.id });
	const [stranger, ana] = [new Visitor(), visit(owner)];
	const notice = await stranger.ask(`/pads/${pad}`);
	expect(notice.status).toBe(403);
	expect(notice.text).toContain('not shown at the moment');
	expect(notice.text).not.toContain('Our minutes');
	for (const path of ['text.txt', 'text.html']) expect((await stranger.ask(`/pads/${pad}/${path}`)).status).toBe(403);
	const own = await ana.ask(`/pads/${pad}`);
	expect(own.text).toContain('Our minutes');
	expect(own.text).toContain('/appeals/');

	// What its owner writes meanwhile is weighed as before.
	await written(pad, owner, 'I did not write that');
	expect(weighedBy.get('I did not write that')).toBe(owner.id);
	expect(await howWithheld({ item: pad, part: '' })).toBe('quarantine');

	const mo = newGuest();
	await remember(mo);
	await transaction(() => decide({ cases: [found!.id], what: 'fine', why: 'mistake', words: '' }, mo, new Date()));
	expect((await stranger.ask(`/pads/${pad}`)).text).toContain('Our minutes');
	await settleNow(pad);
	expect(await howWithheld({ item: pad, part: '' })).toBeNull();
});

test('what strangers add two words at a time is read together, and nobody among them is blamed', async () => {
	const pad = await padOf(newGuest());
	const strangers = [newGuest(), newGuest(), newGuest()];
	for (const [place, stranger] of strangers.entries()) {
		expect(await howWithheld({ item: pad, part: '' }), `after ${place} drops`).toBeNull();
		await written(pad, stranger, `Bad drop${place}`);
	}
	expect(await howWithheld({ item: pad, part: '' })).toBe('hold');
	const [found] = await casesOf(pad);
	expect(strangers.map(({ id }) => id)).not.toContain(found!.actor);

	const mo = newGuest();
	await remember(mo);
	await transaction(() => decide({ cases: [found!.id], what: 'fine', why: 'mistake', words: '' }, mo, new Date()));
	await written(pad, newGuest(), 'Hello you');
	expect(await howWithheld({ item: pad, part: '' })).toBeNull();
});

test('a few words that were taken out again are read no more', async () => {
	const pad = await padOf(newGuest());
	await written(pad, newGuest(), 'Bad drop drop');
	const bo = await come(pad);
	bo.doc.getXmlFragment('default').delete(0, 1);
	await until(async () => (await changes(pad)) === 2);
	await written(pad, newGuest(), 'Worse drop');
	await written(pad, newGuest(), 'Fine words');
	expect(await howWithheld({ item: pad, part: '' })).toBeNull();
});

test('nothing is lost to the search by what is held back, once it is let go', async () => {
	const owner = newGuest();
	const pad = await padOf(owner);
	await written(pad, newGuest(), 'A lighthouse that scores 20 points');
	expect((await search('lighthouse', owner)).found.map(({ id }) => id)).toEqual([pad]);
	expect((await search('lighthouse', newGuest())).found).toEqual([]);
});

test('letters under a borrowed number are those of whoever sent them', () => {
	const doc = new Y.Doc();
	const updates: { author: number; bytes: Uint8Array }[] = [];
	const typed = (author: number, client: number, words: string) => {
		const own = new Y.Doc();
		own.clientID = client;
		Y.applyUpdate(own, Y.encodeStateAsUpdate(doc));
		const before = Y.encodeStateVector(own);
		const line = new Y.XmlElement('paragraph');
		own.getXmlFragment('default').push([line]);
		line.insert(0, [new Y.XmlText(words)]);
		const bytes = Y.encodeStateAsUpdate(own, before);
		Y.applyUpdate(doc, bytes);
		updates.push({ author, bytes });
	};
	typed(1, 77, 'Bread');
	typed(2, 77, 'Watches');
	typed(1, 78, 'Wine');
	expect(sharesOf(doc, updates, 'Bread\nWatches\nWine')).toEqual([
		{ author: 1, text: 'Bread\nWine' },
		{ author: 2, text: 'Watches' }
	]);
});

test('ten thousand lines by two people are told apart in a moment', async () => {
	const owner = newGuest();
	const pad = await padOf(owner);
	const [one, other] = [await come(pad, owner), await come(pad)];
	one.doc.transact(() => {
		for (let n = 0; n < 5000; n++) one.write(`Line ${n} of Ana`);
	});
	other.write('One of Eve');
	await until(async () => (await changes(pad)) === 2);
	const doc = await readDocument('pads', pad);
	const began = performance.now();
	const fresh = `${Array.from({ length: 5000 }, (_, n) => `Line ${n} of Ana`).join('\n')}\nOne of Eve`;
	const shares = sharesOf(doc, await changesSince('pads', pad, 0), fresh);
	expect(shares).toHaveLength(2);
	expect(performance.now() - began).toBeLessThan(1500);
});
