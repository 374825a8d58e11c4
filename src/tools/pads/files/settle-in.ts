/** What a file brought becomes part of a pad: its text at the end, its pictures, its comments on their words. */
import * as Y from 'yjs';
import { newId } from '#base/ids.ts';
import { authorNumber } from '#live/documents/shelf.ts';
import { amendDocument } from '#live/documents/writing.ts';
import { anchorAt } from '../comments/anchor.ts';
import { flatOf } from '../comments/flat.ts';
import { keepThread } from '../comments/store.ts';
import { limits as commentLimits, type Thread } from '../comments/thread.ts';
import { ownPicture } from '../editing/pictures.ts';
import { addSource } from '../markdown/source.ts';
import { documentKind, field, markdownField, type Pad } from '../pad.ts';
import { addBlocks } from '../text/document.ts';
import { arranged } from '../text/tidy.ts';
import { type Block, isWords, type Node, words } from '../text/tree.ts';
import type { Brought } from './bringing.ts';
import { sourceWith } from './into-source.ts';
import { type Remark, remarkMark, remarksOf } from './paper.ts';
import { suggestedIn } from './remarks.ts';

type Author = { actor: string; name: string };

const named = (nodes: Node[], names: Map<string, string>): Node[] =>
	nodes.flatMap((node): Node[] => {
		if (isWords(node)) return [node];
		if (node.type !== 'image') return [{ ...node, content: named(node.content, names) }];
		const src = names.get(String(node.attrs.src));
		if (src) return [{ ...node, attrs: { ...node.attrs, src } }];
		const alt = String(node.attrs.alt ?? '');
		return alt ? [{ type: 'paragraph', attrs: {}, content: [words(`[${alt}]`)] }] : [];
	});

/** Within a transaction. @throws kernel.quota-full, pads.too-many-pictures. */
async function withPictures(item: string, { tree, pictures }: Brought): Promise<Block[]> {
	const names = new Map<string, string>();
	for (const [src, picture] of pictures) names.set(src, (await ownPicture(item, picture)).src);
	return named(tree, names) as Block[];
}

type Span = { text: Y.XmlText; from: number; length: number };

function* textsIn(parent: Y.XmlFragment | Y.XmlElement): Generator<Y.XmlText> {
	for (const node of parent.toArray()) {
		if (node instanceof Y.XmlText) yield node;
		else if (node instanceof Y.XmlElement) yield* textsIn(node);
	}
}

/** Where words carry the mark of a thread; the marks themselves are taken away. */
function takeMarks(doc: Y.Doc): Map<string, Span[]> {
	const spans = new Map<string, Span[]>();
	for (const text of textsIn(doc.getXmlFragment(field))) {
		let from = 0;
		for (const { insert, attributes = {} } of text.toDelta() as { insert: unknown; attributes?: object }[]) {
			const length = typeof insert === 'string' ? insert.length : 1;
			for (const id of remarksOf(attributes)) spans.set(id, [...(spans.get(id) ?? []), { text, from, length }]);
			from += length;
		}
	}
	for (const [id, all] of spans)
		for (const { text, from, length } of all) text.format(from, length, { [remarkMark(id)]: null });
	return spans;
}

const anchorOf = (doc: Y.Doc, spans: Span[] | undefined): Thread['anchor'] => {
	if (!spans) return null;
	const flat = flatOf(doc.getXmlFragment(field));
	const placed = spans.flatMap(({ text, from, length }) => {
		const piece = flat.pieces.find(({ type }) => type === text);
		return piece ? [{ from: piece.at + from, to: piece.at + from + length }] : [];
	});
	const [from, to] = [Math.min(...placed.map((one) => one.from)), Math.max(...placed.map((one) => one.to))];
	return placed.length > 0 ? anchorAt(flat, field, { from, to }) : null;
};

/** Whoever brings a file cannot speak for others: their names stand before what they said. */
const saidIn = ({ name, text }: Pick<Remark['said'][number], 'name' | 'text'>, own: string): string =>
	(name && name !== own ? `${name}: ${text}` : text).trim().slice(0, commentLimits.text);

type Bringer = { author: number; own: string; now: Date };

/** What is suggested for words that stand in the text, and was not answered before the file was made. */
function suggestionIn({ done, said }: Remark, anchor: Thread['anchor']): ReturnType<typeof suggestedIn> {
	const found = anchor && !done ? suggestedIn(said[0]?.text.trim() ?? '') : null;
	return found && found.words.length <= commentLimits.words ? found : null;
}

/** Files tell seconds, or no time at all: what was said in one keeps its order. @param turn of the threads. */
function threadOf(remark: Remark, anchor: Thread['anchor'], { author, own, now }: Bringer, turn: number): Thread {
	const suggested = suggestionIn(remark, anchor);
	const said = remark.said.filter(({ text }) => text.trim()).slice(0, commentLimits.comments);
	return {
		id: newId(),
		anchor,
		quote: anchor?.quote ?? '',
		comments: said.map(({ name, at, text }, place) => ({
			id: newId(),
			author,
			at: new Date(Math.min(at?.getTime() ?? Infinity, now.getTime()) + turn + place),
			text: saidIn({ name, text: place === 0 ? (suggested?.text ?? text) : text }, own),
			edited: null
		})),
		resolved: remark.done ? { by: author, at: now } : null,
		suggestion: suggested && { words: suggested.words, answer: null }
	};
}

/** Puts all of it at the end of a pad, within a transaction: all, or nothing. */
export async function settleIn({ id: item, kind }: Pad, author: Author, brought: Brought, now: Date): Promise<void> {
	const tree = await withPictures(item, brought);
	const anchors = new Map<string, Thread['anchor']>();
	await amendDocument(documentKind, item, { ...author, colour: '' }, (doc) => {
		if (kind === 'markdown') {
			const { source, places } = sourceWith(tree, brought.remarks);
			const start = addSource(doc, source);
			const flat = flatOf(doc.getText(markdownField));
			for (const [id, { from, to }] of places)
				anchors.set(id, anchorAt(flat, markdownField, { from: start + from, to: start + to }));
			return;
		}
		addBlocks(doc, tree, arranged);
		const spans = takeMarks(doc);
		for (const { id } of brought.remarks) anchors.set(id, anchorOf(doc, spans.get(id)));
	});
	if (brought.remarks.length === 0) return;
	const number = await authorNumber(documentKind, item, { ...author, colour: '' });
	const bringer = { author: number, own: author.name, now };
	for (const [turn, remark] of brought.remarks.slice(0, commentLimits.threads).entries()) {
		const thread = threadOf(remark, anchors.get(remark.id) ?? null, bringer, turn);
		if (thread.comments.length > 0) await keepThread(item, thread);
	}
}
