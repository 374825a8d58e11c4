import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { carrier } from '#kernel/database/connection.ts';
import { append, authorNumber } from '#live/documents/shelf.ts';
import { allAbout, history, momentAt, pack, readDocument, stateAt, whoWrote } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { field } from '../pad.ts';
import { padOf, paragraph } from '../trial.ts';
import { withVolumesOf } from './trial.ts';

openTestHouse();
withVolumesOf(7);

const textOf = (doc: Y.Doc): string => doc.getXmlFragment(field).toString();

/** One of three people does something; what they have not heard of yet stays so until they meet. */
const deed = fc.record({
	who: fc.integer({ min: 0, max: 2 }),
	does: fc.constantFrom('line', 'words', 'words', 'words', 'cut', 'drop', 'bold', 'meet', 'pack', 'pack'),
	at: fc.nat(1000),
	words: fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' })
});
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

function change(doc: Y.Doc, { does, at, words }: Deed): void {
	const fragment = doc.getXmlFragment(field);
	const { length } = fragment;
	if (does === 'line' || length === 0) fragment.insert(at % (length + 1), [paragraph(words)]);
	else if (does === 'drop') fragment.delete(at % length, 1);
	else changeWords(fragment.get(at % length) as Y.XmlElement, { does, at, words });
}

/** A place in the text that parts no letter of two units: Yjs keeps no halves, and no editor makes any. */
function placeIn(text: Y.XmlText, at: number): number {
	const letters = text
		.toDelta()
		.map(({ insert }: { insert: string }) => insert)
		.join('');
	const place = at % (letters.length + 1);
	return /[\uDC00-\uDFFF]/.test(letters[place] ?? '') ? place - 1 : place;
}

function changeWords(line: Y.XmlElement, { does, at, words }: Omit<Deed, 'who'>): void {
	const text = line.get(0) as Y.XmlText;
	const place = placeIn(text, at);
	if (does === 'words') text.insert(place, words);
	else if (does === 'bold') text.format(0, place, { bold: {} });
	else text.delete(place, placeIn(text, Math.min(place + 3, text.length)) - place);
}

/** Read at one stroke: a document that hears of one change after another tidies its marks of look for itself. */
function textAfter(updates: Uint8Array[]): string {
	const doc = new Y.Doc({ gc: false });
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	return textOf(doc);
}

type Played = { pad: string; texts: string[]; authors: number[] };

async function play(deeds: Deed[]): Promise<Played> {
	const pad = await padOf();
	const people = await Promise.all(
		[0, 1, 2].map((n) => authorNumber('pads', pad, { actor: `p${n}`, name: '', colour: '' }))
	);
	const docs = people.map(() => new Y.Doc());
	// Keeps all that was ever written, as nobody else does.
	const all = new Y.Doc({ gc: false });
	const updates: Uint8Array[] = [];
	const played: Played = { pad, texts: [], authors: [] };
	for (const one of deeds) {
		const doc = docs[one.who]!;
		if (one.does === 'pack')
			await pack('pads', pad, played.texts.length, Y.encodeStateAsUpdate(await readDocument('pads', pad)));
		else if (one.does === 'meet') Y.applyUpdate(doc, Y.encodeStateAsUpdate(all));
		else {
			const before = Y.encodeStateVector(doc);
			const fresh: Uint8Array[] = [];
			const hear = (bytes: Uint8Array) => fresh.push(bytes);
			doc.on('update', hear);
			doc.transact(() => change(doc, one));
			doc.off('update', hear);
			for (const bytes of fresh) {
				Y.applyUpdate(all, bytes);
				await append('pads', [{ item: pad, author: people[one.who]!, bytes }]);
				updates.push(bytes);
				played.texts.push(textAfter(updates));
				played.authors.push(people[one.who]!);
			}
			expect(before).toBeDefined();
		}
	}
	return played;
}

const textsOf = ({ pad, texts }: Played): Promise<string[]> =>
	Promise.all(texts.map(async (_text, place) => textOf((await momentAt('pads', pad, place + 1))!.doc)));

test('no moment is lost or altered when changes are bound into volumes', { timeout: 120_000 }, async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 60 }), async (deeds) => {
			const played = await play(deeds);
			const { pad, texts, authors } = played;
			expect(await textsOf(played)).toEqual(texts);
			if (texts.length > 0)
				await pack('pads', pad, texts.length, Y.encodeStateAsUpdate(await readDocument('pads', pad)));
			expect(await textsOf(played)).toEqual(texts);
			expect((await history('pads', pad)).map(({ sequence, author }) => [sequence, author])).toEqual(
				authors.map((author, place) => [place + 1, author])
			);
			const { last, spells } = await allAbout('pads', pad);
			expect(last).toBe(texts.length);
			expect(new Set(spells.flatMap((spell) => spell.authors))).toEqual(new Set(authors));
		}),
		{ numRuns: 25 }
	);
});

test('whose hand wrote each letter is known after packing', async () => {
	const pad = await padOf();
	const [ana, bo] = await Promise.all(
		['ana', 'bo'].map((actor) => authorNumber('pads', pad, { actor, name: actor, colour: '' }))
	);
	const [one, other] = [new Y.Doc(), new Y.Doc()];
	const write = async (doc: Y.Doc, author: number, words: string) => {
		const before = Y.encodeStateVector(doc);
		doc.getXmlFragment(field).push([paragraph(words)]);
		await append('pads', [{ item: pad, author, bytes: Y.encodeStateAsUpdate(doc, before) }]);
	};
	for (let n = 0; n < 20; n++) {
		await write(one, ana!, `a${n}`);
		await write(other, bo!, `b${n}`);
	}
	await pack('pads', pad, 40, Y.encodeStateAsUpdate(await readDocument('pads', pad)));
	await write(one, ana!, 'last');
	const who = whoWrote((await allAbout('pads', pad)).hands);
	expect(who(one.clientID, 0, 5)).toEqual([{ author: ana, to: 5 }]);
	expect(who(other.clientID, 30, 40)).toEqual([{ author: bo, to: 40 }]);
	expect(who(one.clientID, 10_000, 10_001)).toEqual([{ author: null, to: 10_001 }]);
});

test('what was bound before there were frames is still read', async () => {
	const pad = await padOf();
	const author = await authorNumber('pads', pad, { actor: 'a', name: '', colour: '' });
	const doc = new Y.Doc();
	for (let n = 1; n <= 30; n++) {
		const before = Y.encodeStateVector(doc);
		doc.getXmlFragment(field).push([paragraph(`${n}`)]);
		await append('pads', [{ item: pad, author, bytes: Y.encodeStateAsUpdate(doc, before) }]);
		if (n % 6 === 0) await pack('pads', pad, n, Y.encodeStateAsUpdate(doc));
	}
	await carrier()`update pads.volume set frame = null, about = null where item = ${pad}`;
	const found = new Y.Doc();
	Y.applyUpdate(found, await stateAt('pads', pad, 17));
	expect(found.getXmlFragment(field).length).toBe(17);
	expect((await allAbout('pads', pad)).hands).toEqual([
		{ client: doc.clientID, from: 0, to: expect.any(Number), author }
	]);
});
