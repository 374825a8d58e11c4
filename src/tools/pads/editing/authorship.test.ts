import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Server, startServer } from '#entries/server.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { history, readDocument } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { addText } from '../actions.ts';
import { field } from '../pad.ts';
import { treeOf } from '../text/document.ts';
import { isWords, type Node } from '../text/tree.ts';
import { padOf, synced, until, writer } from '../trial.ts';
import { type Authorship, authorAt, authorshipOf, learn, markAuthors } from './authorship.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });
let server: Server;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

/** The words with the number of their author before them. */
const said = (nodes: Node[]): string =>
	nodes
		.map((node) =>
			isWords(node) ? `[${(node.marks.by as { author: number })?.author}]${node.text}` : said(node.content)
		)
		.join('');

async function shown(pad: string, upTo?: number): Promise<string> {
	const doc = await readDocument('pads', pad);
	markAuthors(doc, await authorshipOf(pad, upTo));
	return said(treeOf(doc));
}

test('each piece of a text is its author’s, also within a word, after packing, and at an earlier moment', async () => {
	const pad = await padOf();
	const origin = `http://127.0.0.1:${server.port}`;
	const [ana, bo] = [writer(origin, pad, newGuest()), writer(origin, pad, newGuest())];
	await synced(ana, bo);
	ana.write('Bread and wine');
	await until(() => bo.text().includes('wine'));
	const words = (bo.doc.getXmlFragment(field).get(0) as Y.XmlElement).get(0) as Y.XmlText;
	words.insert(5, ', cheese');
	words.format(0, 3, { bold: {} });
	await until(() => ana.text().includes('cheese'));
	expect(await shown(pad)).toBe('[1]Bre[1]ad[2], cheese[1] and wine');
	expect(await shown(pad, 1)).toBe('[1]Bre[1]ad[undefined], cheese[1] and wine');
	for (let n = 0; n < 600; n++) bo.write(`${n}`);
	await until(async () => (await carrier()`select 1 from pads.volume where item = ${pad}`).length > 0);
	await until(async () => (await history('pads', pad)).length >= 602);
	expect(await shown(pad)).toContain('[1] and wine[2]0[2]1');
	expect(await carrier()`select 1 from pads.authorship where item = ${pad}`).toHaveLength(1);
	ana.write('Last');
	await until(() => bo.text().includes('Last'));
	expect(await shown(pad)).toMatch(/\[2\]599\[1\]Last$/);
	for (const { provider } of [ana, bo]) provider.destroy();
});

test('whoever brought a piece first is its author, however often and by whom it comes again', () => {
	const doc = new Y.Doc();
	const text = doc.getText('t');
	const updates: Uint8Array[] = [];
	doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
	for (const letter of 'abcdef') text.insert(text.length, letter);
	const known: Authorship = new Map();
	learn(known, updates[3]!, 2);
	learn(known, updates[0]!, 1);
	learn(known, Y.encodeStateAsUpdate(doc), 3);
	learn(known, updates[5]!, 4);
	expect([0, 1, 2, 3, 4, 5, 6].map((clock) => authorAt(known, doc.clientID, clock))).toEqual([1, 3, 3, 2, 3, 3, null]);
});

test('who wrote what is read without scripts, and told to the editor without saying who anybody is', async () => {
	const [ana, bo] = [new Visitor(), newGuest()];
	const made = await ana.post('/pads/new', 'make', { title: 'Picnic', keepDays: '30' });
	const path = made.location!.split('?')[0]!;
	const pad = path.split('/')[2]!;
	await ana.post(path, 'add', { text: 'We meet at the lake.', name: 'Ana' });
	await perform(addText, { pad, text: 'I bring **bread**.', name: 'Bo' }, { ...houseCaller, actor: bo });
	const page = await new Visitor().ask(`${path}/authors`);
	expect(page.text).toContain('<span class="unseen">Ana: </span>We meet at the lake.</span>');
	expect(page.text).toMatch(/title="Bo"><span class="unseen">Bo: <\/span><strong>bread<\/strong>/);
	expect(page.text).toContain('(20 characters)');
	const told = await ana.ask(`${path}/authors.json`);
	const { writers, runs } = JSON.parse(told.text);
	expect(writers).toMatchObject([
		{ n: 1, name: 'Ana', own: true },
		{ n: 2, name: 'Bo', own: false }
	]);
	expect(Object.keys(runs)).toHaveLength(2);
	expect(told.text).not.toContain(bo.id);
	await carrier()`update kernel.item set visibility = 'private' where id = ${pad}`;
	expect((await new Visitor().ask(`${path}/authors.json`)).status).toBe(404);
});
