/** The provider of y-websocket, exactly as any program would use it. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type Server, startServer } from '#entries/server.ts';
import { keyFor, revokeKeys } from '#kernel/access/keys.ts';
import { housePass } from '#kernel/access/pass.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { transaction } from '#kernel/database/connection.ts';
import { openDocuments } from '#live/documents/opened.ts';
import { readDocument } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { field } from './pad.ts';
import { mostLevels } from './text/fits.ts';
import { padOf, paragraph, until } from './trial.ts';

openTestHouse({ PORT: '0' });

let server: Server;
const opened: WebsocketProvider[] = [];

beforeAll(async () => {
	server = await startServer();
});
afterEach(() => {
	for (const provider of opened.splice(0)) provider.destroy();
});
afterAll(async () => {
	await until(() => openDocuments() === 0);
	await server?.stop();
});

type Closing = { code: number; reason: string };

function provide(id: string, key?: string): { doc: Y.Doc; provider: WebsocketProvider; closed: Closing[] } {
	const doc = new Y.Doc();
	const params: Record<string, string> = key === undefined ? {} : { key };
	const provider = new WebsocketProvider(`ws://127.0.0.1:${server.port}/live`, `pads/${id}`, doc, { params });
	// Within one program they would tell each other past the server.
	provider.disconnectBc();
	const closed: Closing[] = [];
	provider.on('connection-close', (event) => {
		// One that is let go comes back at once: the first reason is what the test is about.
		provider.shouldConnect = false;
		if (event) closed.push({ code: event.code, reason: event.reason });
	});
	opened.push(provider);
	return { doc, provider, closed };
}

const write = (doc: Y.Doc, words: string): void => doc.getXmlFragment(field).push([paragraph(words)]);
const onDisk = async (id: string): Promise<string> => (await readDocument('pads', id)).getXmlFragment(field).toString();
const bread = '<paragraph>Bread</paragraph>';

describe('Any client of Yjs', () => {
	test('writes with the key of a link', async () => {
		const id = await padOf(newGuest(), { writers: 'key' });
		const { doc, provider } = provide(id, await transaction(() => keyFor(id, 'edit')));
		await until(() => provider.synced);
		write(doc, 'Bread');
		await until(async () => (await onDisk(id)) === bread);
	});

	test('is told that its key is wrong, or was taken back', async () => {
		const id = await padOf(newGuest(), { writers: 'key' });
		const key = await transaction(() => keyFor(id, 'edit'));
		const wrong = provide(id, 'nonsense');
		await until(() => wrong.closed.length > 0);
		expect(wrong.closed).toEqual([{ code: 4401, reason: 'kernel.wrong-key' }]);
		await transaction(async () => revokeKeys(await housePass(id), 'edit'));
		const late = provide(id, key);
		await until(() => late.closed.length > 0);
		expect(late.closed).toEqual([{ code: 4401, reason: 'kernel.wrong-key' }]);
	});

	test('is let go where a message is too large, and the text stays', async () => {
		const id = await padOf();
		const [bo, chloe] = [provide(id), provide(id)];
		await until(() => bo.provider.synced && chloe.provider.synced);
		write(bo.doc, 'Bread');
		await until(async () => (await onDisk(id)) === bread);
		write(bo.doc, 'x'.repeat(5 * 1024 * 1024));
		await until(() => bo.closed.length > 0);
		expect(bo.closed[0]!.code).toBe(1009);
		expect(await onDisk(id)).toBe(bread);
		expect(chloe.provider.wsconnected).toBe(true);
	});

	test('is let go where an update does not decode, and the text stays for all others', async () => {
		const id = await padOf();
		const [bo, chloe] = [provide(id), provide(id)];
		await until(() => bo.provider.synced && chloe.provider.synced);
		write(bo.doc, 'Bread');
		await until(async () => (await onDisk(id)) === bread);
		const junk = [
			[0, 2, 4, 9, 200, 200, 200],
			[0, 2, 200, 200, 1],
			[0, 7, 1, 0],
			[1, 255, 255, 255, 255, 255, 255, 255, 255, 255]
		];
		for (const bytes of junk) {
			const eve = provide(id);
			await until(() => eve.provider.synced);
			eve.provider.ws!.send(Uint8Array.from(bytes));
			await until(() => eve.closed.length > 0);
			expect(eve.closed).toEqual([{ code: 4400, reason: 'live.undecodable' }]);
		}
		expect(await onDisk(id)).toBe(bread);
		write(chloe.doc, 'Wine');
		await until(() => bo.doc.getXmlFragment(field).toString() === `${bread}<paragraph>Wine</paragraph>`);
	});

	test('is let go where no editor could open what it writes, and the text stays', async () => {
		const id = await padOf();
		const bo = provide(id);
		await until(() => bo.provider.synced);
		write(bo.doc, 'Bread');
		await until(async () => (await onDisk(id)) === bread);
		const deeds: ((text: Y.XmlFragment) => void)[] = [
			(text) => (text as unknown as Y.Array<string>).insert(0, ['loose']),
			(text) => {
				for (let level = 0, inner: Y.XmlFragment = text; level < 300; level++) {
					inner.insert(0, [new Y.XmlElement('blockquote')]);
					inner = inner.get(0) as Y.XmlElement;
				}
			}
		];
		for (const deed of deeds) {
			const eve = new Y.Doc();
			eve.transact(() => deed(eve.getXmlFragment(field)));
			const { provider, closed } = provide(id);
			await until(() => provider.synced);
			Y.applyUpdate(provider.doc, Y.encodeStateAsUpdate(eve));
			await until(() => closed.length > 0);
			expect(closed).toEqual([{ code: 4400, reason: 'live.unfit' }]);
		}
		expect(await onDisk(id)).toBe(bread);
		expect(bo.provider.wsconnected).toBe(true);
	});

	test('is let go where it nests blocks without an end by one small update after the other', async () => {
		const id = await padOf();
		const { doc, provider, closed } = provide(id);
		await until(() => provider.synced);
		const deeper = (count: number, from: Y.XmlFragment): Y.XmlElement => {
			let inner = from;
			for (let level = 0; level < count; level++) {
				inner.insert(0, [new Y.XmlElement('blockquote')]);
				inner = inner.get(0) as Y.XmlElement;
			}
			return inner as Y.XmlElement;
		};
		const inner = deeper(150, doc.getXmlFragment(field));
		await until(async () => (await onDisk(id)).split('<blockquote>').length === 151);
		// Side by side they may be as many as anybody likes; beside what was taken away they are no less deep.
		for (let count = 0; count < 300; count++) inner.push([new Y.XmlElement('bulletList')]);
		inner.delete(0, 300);
		await until(async () => !(await onDisk(id)).includes('bulletList'));
		expect(closed).toEqual([]);
		deeper(100, inner);
		await until(() => closed.length > 0);
		expect(closed).toEqual([{ code: 4400, reason: 'live.unfit' }]);
		expect((await onDisk(id)).split('<blockquote>').length - 1).toBeLessThanOrEqual(mostLevels);
	});
});
