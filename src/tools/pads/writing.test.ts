import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Server, startServer } from '#entries/server.ts';
import { keyFor } from '#kernel/access/keys.ts';
import { withhold } from '#kernel/access/withheld.ts';
import { house, newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { openDocuments } from '#live/documents/opened.ts';
import { authors, history, readDocument } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { addText, changePad } from './actions.ts';
import { settleNow } from './keeping/settling.ts';
import { field } from './pad.ts';
import { closing, padOf, paragraph, synced, until, type Writer, writer } from './trial.ts';

openTestHouse({ PORT: '0' });

let server: Server;
let origin = '';
const here: Writer[] = [];
const at = (pad: string, ...more: [Parameters<typeof writer>[2]?, Record<string, string>?]): Writer => {
	const one = writer(origin, pad, ...more);
	here.push(one);
	return one;
};

beforeAll(async () => {
	server = await startServer();
	origin = `http://127.0.0.1:${server.port}`;
});
afterEach(async () => {
	for (const { provider } of here.splice(0)) provider.destroy();
	await until(() => openDocuments() === 0);
});
afterAll(() => server?.stop());

const onDisk = async (pad: string): Promise<string> =>
	(await readDocument('pads', pad)).getXmlFragment(field).toString();
const said = (...lines: string[]): string => lines.map((line) => `<paragraph>${line}</paragraph>`).join('');

describe('Several people', () => {
	test('see what the others write, and read it again another day', async () => {
		const pad = await padOf();
		const [bo, chloe] = [at(pad), at(pad)];
		await synced(bo, chloe);
		bo.write('Bread');
		await until(() => chloe.text() === said('Bread'));
		chloe.write('Wine');
		await until(() => bo.text() === said('Bread', 'Wine'));
		expect(await onDisk(pad)).toBe(said('Bread', 'Wine'));
		for (const { provider } of here.splice(0)) provider.destroy();
		await until(() => openDocuments() === 0);
		const dov = at(pad);
		await synced(dov);
		expect(dov.text()).toBe(said('Bread', 'Wine'));
	});

	test('all get every edit, however fast they type', async () => {
		const pad = await padOf();
		const people = Array.from({ length: 8 }, () => at(pad));
		await synced(...people);
		const closed: number[] = [];
		for (const { provider } of people) provider.on('connection-close', (event) => closed.push(event?.code ?? 0));
		for (let n = 0; n < 40; n++) {
			for (const [place, one] of people.entries()) one.write(`${place} ${n}`);
			await new Promise((resolve) => setTimeout(resolve, 3));
		}
		await until(() => people.every(({ doc }) => doc.getXmlFragment(field).length === 320));
		expect(new Set(people.map(({ text }) => text())).size).toBe(1);
		expect(await onDisk(pad)).toBe(people[0]!.text());
		expect(closed).toEqual([]);
	});

	test('know who is here, and who left', async () => {
		const pad = await padOf();
		const [bo, chloe] = [at(pad), at(pad)];
		await synced(bo, chloe);
		bo.provider.awareness.setLocalStateField('user', { name: 'Bo', color: '#1f6f8b' });
		const names = () => [...chloe.provider.awareness.getStates().values()].map(({ user }) => user?.name);
		await until(() => names().includes('Bo'));
		bo.write('It is me');
		await until(async () => (await authors('pads', pad)).some(({ name }) => name === 'Bo'));
		bo.provider.destroy();
		await until(() => !names().includes('Bo'));
	});

	test('merge what one wrote without network', async () => {
		const pad = await padOf();
		const [bo, chloe] = [at(pad), at(pad)];
		await synced(bo, chloe);
		bo.provider.disconnect();
		bo.write('On the train');
		chloe.write('At home');
		bo.provider.connect();
		await until(() => bo.text() === chloe.text() && bo.text().includes('train') && bo.text().includes('home'));
	});
});

describe('What is on disk', () => {
	test('is there before anybody else sees it', async () => {
		const pad = await padOf();
		const [bo, chloe] = [at(pad), at(pad)];
		await synced(bo, chloe);
		const seen: Promise<string>[] = [];
		chloe.doc.on('update', () => seen.push(onDisk(pad)));
		for (let n = 0; n < 20; n++) bo.write(`Line ${n}`);
		await until(() => chloe.doc.getXmlFragment(field).length === 20);
		expect((await Promise.all(seen)).at(-1)).toBe(bo.text());
	});

	test('keeps every change with its author and its time, also after it was packed', async () => {
		const pad = await padOf();
		const bo = at(pad);
		await synced(bo);
		for (let n = 0; n < 700; n++) bo.write(`${n}`);
		bo.doc.getXmlFragment(field).delete(0, 100);
		await until(async () => (await history('pads', pad)).length === 701);
		await until(async () => {
			const [row] = await carrier()`select count(*)::int as n from pads.volume where item = ${pad}`;
			return row!.n === 1;
		});
		const all = await history('pads', pad);
		expect(all.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 701 }, (_, n) => n + 1));
		const doc = new Y.Doc();
		for (const { bytes } of all.slice(0, 700)) Y.applyUpdate(doc, bytes);
		expect(doc.getXmlFragment(field).length).toBe(700);
		expect(all.every(({ author, at: time }) => author === 1 && Math.abs(time.getTime() - Date.now()) < 60_000)).toBe(
			true
		);
		expect(await onDisk(pad)).toBe(bo.text());
		const dov = at(pad);
		await synced(dov);
		expect(dov.text()).toBe(bo.text());
	});

	test('does not grow when people only come and go', async () => {
		const pad = await padOf();
		const bo = at(pad);
		await synced(bo);
		bo.write('Bread');
		bo.doc.getXmlFragment(field).delete(0, 1);
		bo.write('Wine');
		await until(async () => (await history('pads', pad)).length === 3);
		for (let n = 0; n < 3; n++) {
			bo.provider.disconnect();
			bo.provider.connect();
			await until(() => bo.provider.synced);
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(await history('pads', pad)).toHaveLength(3);
	});
});

describe('The door', () => {
	test('says why it stays closed', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		expect(await closing(origin, `/live/pads/${pad}?key=nonsense`)).toEqual({ code: 4401, why: 'kernel.wrong-key' });
		expect(await closing(origin, '/live/pads/1111111111111111111111')).toEqual({ code: 4404, why: 'kernel.not-found' });
	});

	test('refuses what cannot be decoded and what is too large, and the text stays', async () => {
		const pad = await padOf();
		const bo = at(pad);
		await synced(bo);
		bo.write('Bread');
		await until(async () => (await onDisk(pad)) === said('Bread'));
		const junk = Uint8Array.of(0, 2, 4, 9, 200, 200, 200);
		expect(await closing(origin, `/live/pads/${pad}`, junk)).toEqual({ code: 4400, why: 'live.undecodable' });
		expect((await closing(origin, `/live/pads/${pad}`, Uint8Array.of(77, 1))).code).toBe(4400);
		expect((await closing(origin, `/live/pads/${pad}`, new Uint8Array(5 * 1024 * 1024))).code).toBe(1009);
		expect(await onDisk(pad)).toBe(said('Bread'));
		expect(bo.provider.wsconnected).toBe(true);
	});

	test('lets whoever may only read see, and not write', async () => {
		const owner = newGuest();
		const pad = await padOf(owner, { writers: 'key' });
		const key = await transaction(() => keyFor(pad, 'edit'));
		const [ana, bo, chloe] = [at(pad, owner), at(pad, null, { key }), at(pad)];
		await synced(ana, bo, chloe);
		bo.write('By the link to write');
		await until(() => ana.text() === bo.text() && chloe.text() === bo.text());
		chloe.write('By the link to read');
		ana.write('By its owner');
		await until(() => bo.text() === said('By the link to write', 'By its owner'));
		expect(await onDisk(pad)).toBe(said('By the link to write', 'By its owner'));
	});

	test('closes at once behind whoever may not write any more', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		const [ana, chloe] = [at(pad, owner), at(pad)];
		await synced(ana, chloe);
		chloe.write('Before');
		await until(() => ana.text() === said('Before'));
		await perform(changePad, { pad, writers: 'key' }, { ...houseCaller, actor: owner });
		await new Promise((resolve) => setTimeout(resolve, 100));
		chloe.write('After');
		ana.write('By its owner');
		await until(async () => (await onDisk(pad)) === said('Before', 'By its owner'));
	});
});

test('a pad put into quarantine closes for those who write in it, and stays open to its owner', async () => {
	const owner = newGuest();
	const pad = await padOf(owner);
	const [ana, chloe] = [at(pad, owner), at(pad)];
	await synced(ana, chloe);
	const closed: number[] = [];
	chloe.provider.on('connection-close', (event) => closed.push(event?.code ?? 0));
	await withhold({ item: pad, part: '', how: 'quarantine', maker: null }, house.id, new Date());
	await settleNow(pad);
	await until(() => closed.includes(4403));
	ana.write('I appeal');
	await until(async () => (await onDisk(pad)) === said('I appeal'));
});

test('what a form adds is seen by those who write', async () => {
	const pad = await padOf();
	const bo = at(pad);
	await synced(bo);
	await perform(addText, { pad, text: '## Next\n\n- [x] chairs' }, { ...houseCaller, actor: newGuest() });
	await until(() => bo.text().includes('chairs'));
	expect(bo.text()).toContain('<heading level="2">Next</heading><tasklist><taskitem checked="true">');
	bo.doc.getXmlFragment(field).insert(0, [paragraph('First')]);
	await until(async () => (await onDisk(pad)) === bo.text());
});
