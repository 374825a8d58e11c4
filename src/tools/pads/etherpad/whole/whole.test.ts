import sharp from 'sharp';
import { expect, test } from 'vitest';
import { housePass, passFor } from '#kernel/access/pass.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { amendDocument, authors, history, readDocument } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../../tests/house.ts';
import { addText } from '../../actions.ts';
import { addMessages, messagesOf } from '../../chat/store.ts';
import { anchorAt } from '../../comments/anchor.ts';
import { flatOf, rootOf } from '../../comments/flat.ts';
import { allThreads } from '../../comments/store.ts';
import { keepPicture, readPicture } from '../../editing/pictures.ts';
import { documentKind } from '../../pad.ts';
import { addBlocks, treeOf } from '../../text/document.ts';
import { block } from '../../text/tree.ts';
import { padOf } from '../../trial.ts';
import { importEtherpad } from '../import.ts';
import { linesOfDoc, momentsOf } from '../trial.ts';
import { wholeFile } from './write.ts';

openTestHouse({ GUARD: 'off' });

async function fileOf(item: string) {
	let text = '';
	for await (const piece of await wholeFile(await housePass(item), {
		link: 'https://here.example/pads/x',
		now: new Date()
	}))
		text += piece;
	return JSON.parse(text);
}

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

async function somePad() {
	const [ana, bo] = [newGuest(), newGuest()];
	const pad = await padOf(ana);
	const by = (actor: typeof ana, name: string) => ({ ...houseCaller, actor: { ...actor, name } });
	await perform(addText, { pad, text: '# Minutes\n\nWe meet by the lighthouse.', name: 'Ana' }, by(ana, 'Ana'));
	await perform(addText, { pad, text: '- bread\n- 😀', name: 'Bo' }, by(bo, 'Bo'));
	const red = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
		.png()
		.toBuffer();
	const picture = await keepPicture(pad, red);
	await transaction(() =>
		amendDocument(documentKind, pad, { actor: bo.id, name: 'Bo', colour: '#336699' }, (doc) =>
			addBlocks(doc, [block('image', [], { src: picture.src, alt: 'Red' })])
		)
	);
	await addMessages(pad, [{ author: 1, at: new Date(), text: 'Who brings chairs?' }]);
	await carrier()`insert into pads.thread (item, id, quote) values (${pad}, 'thread1', 'lighthouse')`;
	await carrier()`
		insert into pads.comment (item, id, thread, author, at, text)
		values (${pad}, 'comment1', 'thread1', 2, now(), 'Which one?')`;
	await carrier()`insert into pads.moment (item, sequence, name, by, at) values (${pad}, 2, 'First draft', ${ana.id}, now())`;
	return pad;
}

const momentsIn = async (item: string) => {
	const changes = await history(documentKind, item);
	const texts = Array.from(momentsOf(changes), (doc) => linesOfDoc(doc).join('\n').replaceAll(item, 'ITEM'));
	return changes.map(({ author, at }, place) => ({ author, at, text: texts[place] }));
};

test('a whole pad leaves, and another host has the same text at every moment, of the same authors', async () => {
	const pad = await somePad();
	const file = await fileOf(pad);
	expect(file).toMatchObject({ format: 'archipel.pad', version: 1, pad: { title: 'Minutes', id: pad } });
	expect(file.text.markdown).toContain('We meet by the lighthouse.');
	const { item } = await importEtherpad(bytesOf(file), {}, { ...houseCaller, actor: newGuest() });
	expect(item.id).not.toBe(pad);
	expect(await momentsIn(item.id)).toEqual(await momentsIn(pad));
	const named = async (id: string) =>
		(await authors(documentKind, id)).map(({ n, name, colour }) => ({ n, name, colour }));
	expect(await named(item.id)).toEqual(await named(pad));
	expect((await messagesOf(item.id)).map(({ text, author }) => [text, author])).toEqual([['Who brings chairs?', 1]]);
	expect(await allThreads(item.id)).toMatchObject([
		{ quote: 'lighthouse', comments: [{ text: 'Which one?', author: 2 }] }
	]);
	const [moment] = await carrier()`select sequence::int, name from pads.moment where item = ${item.id}`;
	expect(moment).toMatchObject({ sequence: 2, name: 'First draft' });
	const image = treeOf(await readDocument(documentKind, item.id)).find(({ type }) => type === 'image')!;
	expect(image.attrs.src).toContain(`/pads/${item.id}/pictures/`);
	expect((await readPicture(item.id, String(image.attrs.src)))!.bytes.length).toBeGreaterThan(50);
	const again = await fileOf(item.id);
	expect(again.authors.map(({ name }: { name: string }) => name)).toEqual(
		file.authors.map(({ name }: { name: string }) => name)
	);
});

test('comments find their words again', async () => {
	const pad = await somePad();
	const doc = await readDocument(documentKind, pad);
	const flat = flatOf(rootOf(doc, 'default'));
	const from = flat.text.indexOf('lighthouse');
	const anchor = anchorAt(flat, 'default', { from, to: from + 10 })!;
	const bytes = (text: string) => Buffer.from(text, 'base64url');
	await carrier()`
		update pads.thread set field = 'default', start = ${bytes(anchor.start)}, stop = ${bytes(anchor.stop)} where item = ${pad}`;
	const { item } = await importEtherpad(bytesOf(await fileOf(pad)), {}, { ...houseCaller, actor: newGuest() });
	const [thread] = await allThreads(item.id);
	expect(thread!.anchor).toMatchObject({ start: anchor.start, stop: anchor.stop });
});

test('where the past is not theirs, or was given up, a file does not hold it', async () => {
	const pad = await somePad();
	const all = (await fileOf(pad)).changes.length;
	await carrier()`
		insert into pads.squash (item, sequence, by, at, due) values (${pad}, 2, 'somebody', now(), now() + interval '30 days')`;
	const squashed = await fileOf(pad);
	expect(squashed.changes).toHaveLength(all - 1);
	expect(squashed.moments).toEqual([{ change: 1, name: 'First draft' }]);
	expect(squashed.changes[0].author).toBe(0);
	await carrier()`update pads.pad set past = 'writers', writers = 'key' where item = ${pad}`;
	const reader = await passFor({ tool: 'pads', name: pad }, newGuest());
	let text = '';
	for await (const piece of await wholeFile(reader, { link: 'x', now: new Date() })) text += piece;
	const file = JSON.parse(text);
	expect([file.changes.length, file.changes[0].author, file.moments]).toEqual([1, 0, []]);
	const { item } = await importEtherpad(bytesOf(file), {}, { ...houseCaller, actor: newGuest() });
	expect((await momentsIn(item.id)).at(-1)!.text).toBe((await momentsIn(pad)).at(-1)!.text);
});

test('who wrote keeps the secret of who they are here', async () => {
	const guest = newGuest();
	const pad = await padOf(guest);
	await perform(addText, { pad, text: 'Hello' }, { ...houseCaller, actor: guest });
	expect(JSON.stringify(await fileOf(pad))).not.toContain(guest.id);
});

type File = Awaited<ReturnType<typeof fileOf>>;
const broken: [string, (file: File) => unknown][] = [
	['is of another version', (file) => ({ ...file, version: 2 })],
	['names an author nobody knows', (file) => ({ ...file, changes: [{ ...file.changes[0], author: 77 }] })],
	['has two authors of one number', (file) => ({ ...file, authors: [...file.authors, file.authors[0]] })],
	['lacks a change', (file) => ({ ...file, changes: file.changes.slice(1) })],
	[
		'has a change that is none',
		(file) => ({ ...file, changes: [{ ...file.changes[0], update: 'AQEB' }, ...file.changes] })
	],
	['has a picture that is none', (file) => ({ ...file, pictures: [{ ...file.pictures[0], bytes: 'AAAA' }] })],
	['has no chat', ({ chat: _, ...file }) => file]
];

test.each(broken)('a file that %s makes nothing', async (_what, change) => {
	const pad = await somePad();
	const count = async () => (await carrier()`select count(*)::int as n from kernel.item`)[0]!.n;
	const before = await count();
	const bytes = bytesOf(change(await fileOf(pad)));
	await expect(importEtherpad(bytes, {}, { ...houseCaller, actor: newGuest() })).rejects.toThrow('pads.broken-file');
	expect(await count()).toBe(before);
});

test('an account on the new host is nobody a file names', async () => {
	const pad = await somePad();
	const file = await fileOf(pad);
	const dov = newGuest();
	file.authors[0].id = dov.id;
	const { item } = await importEtherpad(bytesOf(file), {}, { ...houseCaller, actor: newGuest() });
	expect((await authors(documentKind, item.id)).map(({ actor }) => actor)).not.toContain(dov.id);
});
