/** What tests of the history of a pad share: people who write, what is told of it, and anything that may be written. */
import fc from 'fast-check';
import { afterAll, beforeAll } from 'vitest';
import * as Y from 'yjs';
import { housePass } from '#kernel/access/pass.ts';
import { transaction } from '#kernel/database/connection.ts';
import { bindInVolumesOf } from '#live/documents/packing.ts';
import { amendDocument, history, pack, readDocument } from '#live/documents/writing.ts';
import { field } from '../pad.ts';
import { type Block, isWords, type Words } from '../text/tree.ts';
import { paragraph } from '../trial.ts';
import { compared, pastOf } from './reading.ts';

/** So few changes to a volume that a short test fills several. */
export function withVolumesOf(changes: number): void {
	let usual: number;
	beforeAll(() => {
		usual = bindInVolumesOf(changes);
	});
	afterAll(() => {
		bindInVolumesOf(usual);
	});
}

export const write = (pad: string, name: string, change: (fragment: Y.XmlFragment, doc: Y.Doc) => void) =>
	transaction(() =>
		amendDocument('pads', pad, { actor: `a-${name}`, name, colour: '' }, (doc) =>
			change(doc.getXmlFragment(field), doc)
		)
	);

export const textIn = (fragment: Y.XmlFragment, line: number): Y.XmlText =>
	(fragment.get(line) as Y.XmlElement).get(0) as Y.XmlText;

export const packNow = async (pad: string) => {
	const all = await history('pads', pad);
	await pack('pads', pad, all.at(-1)!.sequence, Y.encodeStateAsUpdate(await readDocument('pads', pad)));
};

export function* wordsIn(blocks: Block[]): Generator<Words> {
	for (const { content } of blocks)
		for (const node of content) {
			if (isWords(node)) yield node;
			else yield* wordsIn([node]);
		}
}

export const told = async (pad: string, from: number, to: number): Promise<string> => {
	const past = await pastOf(await housePass(pad));
	const name = (n: number | null) => past.people.find((one) => one.n === n)?.name;
	return [...wordsIn(await compared(pad, past, from, to))]
		.map(({ text, change }) => {
			if (!change) return text;
			if (change.how === 'formatted') return `~${name(change.by)}(${text}: ${change.what.join(', ')})`;
			return `${change.how === 'added' ? '+' : '-'}${name(change.by)}(${text})`;
		})
		.join('|');
};

export const piece = fc.record({
	does: fc.constantFrom('line', 'words', 'words', 'cut', 'drop', 'bold', 'head', 'plain'),
	at: fc.nat(1000),
	words: fc.string({ minLength: 1, maxLength: 8 })
});

type Piece = typeof piece extends fc.Arbitrary<infer One> ? One : never;

export function change(doc: Y.Doc, { does, at, words }: Piece): void {
	const fragment = doc.getXmlFragment(field);
	const { length } = fragment;
	const plain = doc.getText('markdown');
	if (does === 'plain') plain.insert(at % (plain.length + 1), words);
	else if (does === 'line' || length === 0) fragment.insert(at % (length + 1), [paragraph(words)]);
	else if (does === 'drop') fragment.delete(at % length, 1);
	else if (does === 'head') (fragment.get(at % length) as Y.XmlElement).setAttribute('level', words);
	else changeWords(textIn(fragment, at % length), { does, at, words });
}

function changeWords(text: Y.XmlText, { does, at, words }: Piece): void {
	if (does === 'words') text.insert(at % (text.length + 1), words);
	else if (does === 'bold') text.format(0, at % (text.length + 1), { bold: {} });
	else text.delete(at % (text.length + 1), Math.min(3, text.length - (at % (text.length + 1))));
}
