import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type Server, startServer } from '#entries/server.ts';
import { type Actor, guestCookie, newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { settings, useSettings } from '#kernel/settings/settings.ts';
import { openDocuments } from '#live/documents/opened.ts';
import { takePlace } from '#live/documents/pace.ts';
import { authors, history, readDocument } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { addText } from '../actions.ts';
import { field, limits } from '../pad.ts';
import { closing, padOf, paragraph, synced, until, type Writer, writer } from '../trial.ts';
import { settleNow } from './settling.ts';

openTestHouse({ PORT: '0' });

let server: Server;
let origin = '';
const here: Writer[] = [];
beforeAll(async () => {
	server = await startServer();
	origin = `http://127.0.0.1:${server.port}`;
});
afterEach(async () => {
	useSettings({ ...settings(), RATE_LIMITS: 'off' });
	for (const { provider } of here.splice(0)) provider.destroy();
	await until(() => openDocuments() === 0);
});
afterAll(() => server?.stop());

async function come(pad: string, actor: Actor | null = newGuest()): Promise<Writer> {
	const one = writer(origin, pad, actor);
	here.push(one);
	await synced(one);
	return one;
}

const onDisk = async (pad: string): Promise<string> =>
	(await readDocument('pads', pad)).getXmlFragment(field).toString();
const namesSeenBy = ({ provider }: Writer): unknown[] =>
	[...provider.awareness.getStates().values()].flatMap(({ user }) => (user ? [user.name] : []));
const pause = (ms = 60) => new Promise((resolve) => setTimeout(resolve, ms));

/** A program of its own, that says what it likes. */
async function raw(pad: string, actor: Actor = newGuest()) {
	const socket = new WebSocket(`${origin.replace('http', 'ws')}/live/pads/${pad}`, {
		headers: { cookie: `guest=${guestCookie(actor)}` }
	});
	const closed = new Promise<number>((done) => socket.on('close', done));
	await new Promise((done) => socket.on('message', done));
	const say = (type: number, bytes: Uint8Array, step?: number) => {
		const to = encoding.createEncoder();
		encoding.writeVarUint(to, type);
		if (step !== undefined) encoding.writeVarUint(to, step);
		encoding.writeVarUint8Array(to, bytes);
		socket.send(encoding.toUint8Array(to));
	};
	return { socket, closed, say, update: (bytes: Uint8Array) => say(0, bytes, 2) };
}

function presenceOf(client: number, clock: number, state: unknown): Uint8Array {
	const to = encoding.createEncoder();
	encoding.writeVarUint(to, 1);
	encoding.writeVarUint(to, client);
	encoding.writeVarUint(to, clock);
	encoding.writeVarString(to, JSON.stringify(state));
	return encoding.toUint8Array(to);
}

const updateOf = (write: (fragment: Y.XmlFragment) => void): Uint8Array => {
	const doc = new Y.Doc();
	write(doc.getXmlFragment(field));
	return Y.encodeStateAsUpdate(doc);
};

describe('Somebody who pretends to be here', () => {
	test('cannot speak for somebody else, nor make them leave', async () => {
		const pad = await padOf();
		const [bo, chloe] = [await come(pad), await come(pad)];
		bo.provider.awareness.setLocalStateField('user', { name: 'Bo', color: '#1f6f8b' });
		await until(() => namesSeenBy(chloe).includes('Bo'));
		const eve = await raw(pad);
		eve.say(1, presenceOf(bo.doc.clientID, 999, { user: { name: 'Bo is a fool', color: '#000000' } }));
		eve.say(1, presenceOf(bo.doc.clientID, 1000, null));
		await pause();
		expect(namesSeenBy(chloe)).toContain('Bo');
		expect(namesSeenBy(chloe)).not.toContain('Bo is a fool');
		eve.socket.close();
		await pause();
		expect(namesSeenBy(chloe)).toContain('Bo');
	});

	test('is not taken for the account of that name, whatever they say of themselves', async () => {
		const pad = await padOf();
		const chloe = await come(pad);
		const eve = await raw(pad);
		eve.say(1, presenceOf(7, 1, { user: { name: 'Ana', color: '#1f6f8b', known: true } }));
		await until(() => namesSeenBy(chloe).includes('Ana'));
		const states = [...chloe.provider.awareness.getStates().values()];
		expect(states.find(({ user }) => user?.name === 'Ana')!.user.known).toBeUndefined();
		eve.socket.close();
	});

	test('comes back under their own number at once, when their old socket still lingers', async () => {
		const [pad, bo] = [await padOf(), newGuest()];
		const chloe = await come(pad);
		const [old, fresh] = [await raw(pad, bo), await raw(pad, bo)];
		old.say(1, presenceOf(7, 1, { user: { name: 'Bo', color: '#1f6f8b' } }));
		await until(() => namesSeenBy(chloe).includes('Bo'));
		fresh.say(1, presenceOf(7, 2, { user: { name: 'Bob', color: '#1f6f8b' } }));
		await until(() => namesSeenBy(chloe).includes('Bob'));
		old.socket.close();
		fresh.socket.close();
	});

	test('with a hostile name or colour harms nobody, and writes all the same', async () => {
		const pad = await padOf();
		const chloe = await come(pad);
		const hostile = [
			'Nul\0Nul',
			'<script>alert(1)</script>',
			'\u202Eevil\u202E',
			'\ud800half',
			'x'.repeat(3000),
			'"; drop table pads.pad; --'
		];
		for (const name of hostile) {
			const eve = await come(pad);
			eve.provider.awareness.setLocalStateField('user', { name, color: 'red;}body{display:none' });
			eve.write('Hello');
			await pause(30);
		}
		await until(async () => (await authors('pads', pad)).length === hostile.length);
		const known = await authors('pads', pad);
		for (const { name, colour } of known) {
			expect(name).not.toMatch(/[\0\u202E]/);
			expect(name.length).toBeLessThanOrEqual(80);
			expect(colour).toBe('');
		}
		expect(chloe.provider.wsconnected).toBe(true);
	});

	test.each([
		['too long a state', () => presenceOf(7, 1, { user: { name: 'x'.repeat(5000) } })],
		['what is no JSON', () => Uint8Array.of(1, 7, 1, 3, 123, 123, 123)],
		['more states than it brings', () => Uint8Array.of(200, 1, 7)],
		['half a thousand people', () => many(500)]
	])('is let go for %s', async (_what, bytes) => {
		const pad = await padOf();
		const eve = await raw(pad);
		eve.say(1, bytes());
		expect(await eve.closed).toBe(4400);
	});
});

function many(count: number): Uint8Array {
	const to = encoding.createEncoder();
	encoding.writeVarUint(to, count);
	for (let client = 1; client <= count; client++) {
		encoding.writeVarUint(to, client);
		encoding.writeVarUint(to, 1);
		encoding.writeVarString(to, '{"user":{"name":"Bot"}}');
	}
	return encoding.toUint8Array(to);
}

describe('Whoever sends', () => {
	test('what does not decode is let go; the text and the others stay', async () => {
		const pad = await padOf();
		const bo = await come(pad);
		bo.write('Bread');
		await until(async () => (await onDisk(pad)).includes('Bread'));
		const good = updateOf((fragment) => fragment.push([paragraph('Wine')]));
		const broken = [
			Uint8Array.of(),
			Uint8Array.of(255, 255, 255, 255),
			good.subarray(0, good.length - 3),
			Uint8Array.from(good, (byte, place) => (place % 3 === 2 ? byte ^ 0x55 : byte))
		];
		for (const bytes of broken) {
			const eve = await raw(pad);
			eve.update(bytes);
			await Promise.race([eve.closed, pause(200)]);
			eve.socket.close();
		}
		bo.write('Cheese');
		await until(async () => (await onDisk(pad)).includes('Cheese'));
		const chloe = await come(pad);
		expect(chloe.text()).toBe(bo.text());
		expect((await new Visitor().ask(`/pads/${pad}`)).text).toContain('Bread');
	});

	test('the same again and again makes nothing grow', async () => {
		const pad = await padOf();
		const eve = await raw(pad);
		const update = updateOf((fragment) => fragment.push([paragraph('Once')]));
		for (let n = 0; n < 50; n++) eve.update(update);
		await until(async () => (await onDisk(pad)).includes('Once'));
		await pause();
		expect(await history('pads', pad)).toHaveLength(1);
		expect((await onDisk(pad)).match(/Once/g)).toHaveLength(1);
		eve.socket.close();
	});

	test('scripts and formulas sees them as text, on the page and in files', async () => {
		const pad = await padOf();
		const eve = await come(pad);
		eve.doc.transact(() => {
			eve.write('<script>alert(1)</script><img src=x onerror=alert(1)>');
			eve.write('=HYPERLINK("https://evil.example")');
			const script = new Y.XmlElement('script');
			script.insert(0, [new Y.XmlText('alert(2)')]);
			const framed = new Y.XmlElement('iframe');
			framed.setAttribute('src', 'javascript:alert(3)');
			const heading = new Y.XmlElement('heading');
			heading.setAttribute('level', '1"><script>alert(4)</script>');
			heading.insert(0, [new Y.XmlText('Big')]);
			const link = paragraph('');
			const words = new Y.XmlText();
			words.insert(0, 'press', { link: { href: 'javascript:alert(5)', onclick: 'alert(6)' } });
			link.insert(0, [words]);
			eve.doc.getXmlFragment(field).push([script, framed, heading, link]);
		});
		await until(async () => (await onDisk(pad)).includes('press'));
		for (const path of ['', '/text.html']) {
			const { text } = await new Visitor().ask(`/pads/${pad}${path}`);
			expect(text, path).toContain('&lt;script>alert(1)');
			const inText = text.slice(text.indexOf('&lt;script>alert(1)'));
			expect(inText).not.toMatch(/<script>alert|<iframe|href="javascript:|onclick|onerror=alert\(1\)">/);
			expect(text).not.toContain('<script>alert');
		}
		const { text: plain } = await new Visitor().ask(`/pads/${pad}/text.txt`);
		expect(plain).toContain('=HYPERLINK("https://evil.example")');
		const { text: markdown } = await new Visitor().ask(`/pads/${pad}/text.md`);
		expect(markdown).not.toContain('javascript:');
		await settleNow(pad);
	});

	test('NUL bytes is kept, weighed and found like anybody', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		const eve = await come(pad);
		eve.write('light\0house and harbour');
		await until(async () => (await history('pads', pad)).length === 1);
		await settleNow(pad);
		const { text } = await new Visitor().ask(`/pads/${pad}`);
		expect(text).not.toContain('\0');
		const [row] = await carrier()`select body from kernel.searched where item = ${pad}`;
		expect(row!.body).toContain('harbour');
		await expect(perform(addText, { pad, text: 'a\0b' }, { ...houseCaller, actor: newGuest() })).rejects.toMatchObject({
			code: 'kernel.malformed'
		});
	});
});

describe('Too much', () => {
	test('in one message is refused, and in many steps too: the pad stays below ten megabytes', async () => {
		const pad = await padOf();
		expect((await closing(origin, `/live/pads/${pad}`, new Uint8Array(5 * 1024 * 1024))).code).toBe(1009);
		const eve = await come(pad);
		const closed: number[] = [];
		eve.provider.on('connection-close', (event) => {
			closed.push(event?.code ?? 0);
			eve.provider.shouldConnect = false;
		});
		for (let n = 0; n < 5 && closed.length === 0; n++) {
			eve.write('x'.repeat(3 * 1024 * 1024));
			await pause(300);
		}
		await until(() => closed.length > 0, 20_000);
		expect(closed).toEqual([4413]);
		expect((await onDisk(pad)).length).toBeLessThan(limits.bytes);
	}, 40_000);

	test('by a program that adds and adds is told in words', async () => {
		const pad = await padOf();
		const eve = await come(pad);
		for (let n = 0; n < 3; n++) eve.write('y'.repeat(3.33 * 1024 * 1024));
		await until(async () => (await history('pads', pad)).length === 3, 20_000);
		const ask = (text: string) =>
			new Visitor().ask(`/api/v1/pads/${pad}/text`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ text })
			});
		let status = 204;
		for (let n = 0; n < 8 && status === 204; n++) {
			const answer = await ask(`Part ${n} ${'z'.repeat(19_000)}`);
			status = answer.status;
			if (status === 413) expect(answer.text).toContain('10 MB');
		}
		expect(status).toBe(413);
	}, 40_000);

	test('at once: whoever writes faster than anybody can is let go for a moment, and loses nothing', async () => {
		useSettings({ ...settings(), RATE_LIMITS: 'on' });
		const pad = await padOf();
		const eve = await come(pad);
		const closed: number[] = [];
		eve.provider.on('connection-close', (event) => event && closed.push(event.code));
		for (let n = 0; n < 4000; n++) eve.write(`${n}`);
		await until(() => closed.includes(1013));
		await until(() => eve.provider.synced, 10_000);
		const count = async () => (await readDocument('pads', pad)).getXmlFragment(field).length;
		await until(async () => (await count()) === 4000, 20_000);
	}, 40_000);

	test('of one address: three hundred sockets, and no more', () => {
		useSettings({ ...settings(), RATE_LIMITS: 'on' });
		const places = Array.from({ length: 300 }, () => takePlace('203.0.113.9'));
		expect(places.every((place) => place !== null)).toBe(true);
		expect(takePlace('203.0.113.9')).toBeNull();
		expect(takePlace('203.0.113.10')).not.toBeNull();
		places[0]!();
		places[0]!();
		expect(takePlace('203.0.113.9')).not.toBeNull();
		expect(takePlace('203.0.113.9')).toBeNull();
	});

	test('of pads in a day is refused with words', async () => {
		const eve = newGuest();
		for (let n = 0; n < 20; n++) await padOf(eve);
		await expect(padOf(eve)).rejects.toMatchObject({ code: 'kernel.too-many-items' });
	});
});
