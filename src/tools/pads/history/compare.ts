/**
 * What came and what went between two moments, and by whom, read from Yjs itself: what stood at the first is marked as
 * gone where it was deleted since, what the first did not know yet is marked as new. Nothing is guessed from words.
 */
import * as Y from 'yjs';
import type { WhoWrote } from '#live/documents/writing.ts';
import { field } from '../pad.ts';
import { type Block, block, type Changed, isWords, type Marks, type Node, type Words } from '../text/tree.ts';
import { blockChanges, markChanges } from './formats.ts';
import { withoutMoves } from './moves.ts';

export type Hands = { added: WhoWrote; removed: WhoWrote };

/** Where the text of a plain Markdown pad stands. */
export const plainField = 'markdown';
const deepest = 40;

type Reader = { known: Map<number, number>; gone: Gone; hands: Hands };
type Gone = ReturnType<typeof Y.createDeleteSetFromStructStore>;
type Came = Exclude<Changed, { how: 'formatted' }>;
type Piece = { from: number; to: number; change: Came | null };

/** @param before @param after states as Yjs updates, the first of which came before. */
export function comparedTree(before: Uint8Array, after: Uint8Array, hands: Hands): Block[] {
	const doc = new Y.Doc({ gc: false });
	Y.applyUpdate(doc, before);
	const known = Y.decodeStateVector(Y.encodeStateVector(doc));
	const gone = Y.createDeleteSetFromStructStore(doc.store);
	Y.applyUpdate(doc, after);
	const reader = { known, gone, hands };
	const plain = doc.share.has(plainField) ? plainBlocks(readType(doc.getText(plainField), reader, 0)) : [];
	const rich = readType(doc.getXmlFragment(field), reader, 0).filter((node): node is Block => !isWords(node));
	return withoutMoves([...rich, ...plain]);
}

/** An item is split where the first moment ends and where its author changes; null where it came and went between. */
function piecesOf(item: Y.Item, { known, hands }: Reader): Piece[] {
	const { client, clock } = item.id;
	const end = clock + item.length;
	const seen = Math.min(end, Math.max(clock, known.get(client) ?? 0));
	const old: Piece[] = !item.deleted
		? [{ from: clock, to: seen, change: null }]
		: runs(hands.removed, 'removed', client, clock, seen);
	const fresh = item.deleted ? [] : runs(hands.added, 'added', client, seen, end);
	return [...old, ...fresh].filter(({ from, to }) => from < to);
}

function runs(who: WhoWrote, how: Came['how'], client: number, from: number, to: number): Piece[] {
	let start = from;
	return who(client, from, to).map(({ author, to: end }) => {
		const piece = { from: start, to: end, change: { how, by: author } };
		start = end;
		return piece;
	});
}

/** What all shared types have: where their items begin, and where they stand themselves. */
export type Shared = Pick<Y.AbstractType<unknown>, '_start' | '_item'>;

function* itemsOf(type: Shared): Generator<Y.Item> {
	for (let item = type._start; item; item = item.right) yield item;
}

/** Whether it stood there at the first moment. */
const stoodThen = ({ id }: Y.Item, { known, gone }: Reader): boolean =>
	id.clock < (known.get(id.client) ?? 0) && !Y.isDeleted(gone, id);

/** Marks at both moments, and who changed each between them. */
type Look = { then: Marks; now: Marks; hands: Map<string, number | null> };

function turned(look: Look, item: Y.Item, content: Y.ContentFormat, reader: Reader): Look {
	const [isOld, isNow] = [stoodThen(item, reader), !item.deleted];
	if (isOld === isNow)
		return isNow ? { ...look, then: formatted(look.then, content), now: formatted(look.now, content) } : look;
	const { client, clock } = item.id;
	const [{ author } = { author: null }] = reader.hands[isNow ? 'added' : 'removed'](client, clock, clock + 1);
	const hands = new Map(look.hands).set(content.key.split('--')[0]!, author);
	return isNow
		? { ...look, now: formatted(look.now, content), hands }
		: { ...look, then: formatted(look.then, content), hands };
}

const formatChange = ({ then, now, hands }: Look): Changed | null => {
	const what = markChanges(then, now);
	const [first] = what;
	if (!first) return null;
	const mark = /^(?:no-|other-)?(.+)$/.exec(first)![1]!;
	return { how: 'formatted', by: hands.get(mark) ?? null, what };
};

function readType(type: Shared, reader: Reader, depth: number): Node[] {
	if (depth > deepest) return [];
	const nodes: Node[] = [];
	let look: Look = { then: {}, now: {}, hands: new Map() };
	for (const item of itemsOf(type)) {
		const { content } = item;
		if (content instanceof Y.ContentFormat) look = turned(look, item, content, reader);
		else if (content instanceof Y.ContentString) put(nodes, wordsOf(item, content.str, look, reader));
		else if (content instanceof Y.ContentType) put(nodes, elementOf(item, content.type, reader, depth + 1));
	}
	return nodes;
}

/** Marks that may overlap with others of their name carry a hash behind it (y-prosemirror). */
function formatted(marks: Marks, { key, value }: Y.ContentFormat): Marks {
	const name = key.split('--')[0]!;
	if (value !== null) return { ...marks, [name]: value as unknown as Marks[string] };
	return Object.fromEntries(Object.entries(marks).filter(([other]) => other !== name));
}

/** What went looks as it did then. */
function wordsOf(item: Y.Item, text: string, look: Look, reader: Reader): Words[] {
	const other = formatChange(look);
	return piecesOf(item, reader).map(({ from, to, change }) => ({
		text: text.slice(from - item.id.clock, to - item.id.clock),
		marks: change?.how === 'removed' ? look.then : look.now,
		...((change ?? other) && { change: change ?? other! })
	}));
}

function elementOf(item: Y.Item, type: Shared, reader: Reader, depth: number): Node[] {
	const [piece] = piecesOf(item, reader);
	if (!piece) return [];
	const content = readType(type, reader, depth);
	if (type instanceof Y.XmlText) return content;
	if (!(type instanceof Y.XmlElement)) return [];
	const made = block(type.nodeName, content, attributesOf(type));
	if (piece.change) return [{ ...made, change: piece.change }];
	return [withChange(made, blockChanges(made, attributesThen(type, reader)), byOf(type, reader))];
}

/** The words of a block that looks otherwise say so. */
function withChange(of: Block, what: string[], by: number | null): Block {
	if (what.length === 0) return of;
	const told = (node: Node): Node => {
		if (!isWords(node))
			return /^(paragraph|heading)$/.test(node.type) ? { ...node, content: node.content.map(told) } : node;
		if (!node.change) return { ...node, change: { how: 'formatted', by, what } };
		return node.change.how === 'formatted'
			? { ...node, change: { ...node.change, what: [...what, ...node.change.what] } }
			: node;
	};
	return { ...of, content: of.content.map(told) };
}

/** Of each attribute what stood there at the first moment. */
function attributesThen(element: Y.XmlElement, reader: Reader): Record<string, unknown> {
	const then: Record<string, unknown> = {};
	for (const [name, newest] of element._map) {
		let item: Y.Item | null = newest;
		while (item && !stoodThen(item, reader)) item = item.left;
		if (item) then[name] = item.content.getContent().at(-1);
	}
	return then;
}

/** Whoever wrote the newest of its attributes that the first moment did not know. */
function byOf(element: Y.XmlElement, reader: Reader): number | null {
	for (const { id } of element._map.values())
		if (id.clock >= (reader.known.get(id.client) ?? 0))
			return reader.hands.added(id.client, id.clock, id.clock + 1)[0]?.author ?? null;
	return null;
}

/** Also of what was deleted, as it was last. */
const attributesOf = (element: Y.XmlElement): Record<string, unknown> =>
	Object.fromEntries([...element._map].map(([name, item]) => [name, item.content.getContent().at(-1)]));

export const isSame = (one: Changed | undefined, other: Changed | undefined): boolean =>
	one?.how === other?.how && one?.by === other?.by && whatIn(one) === whatIn(other);

const whatIn = (change: Changed | undefined): string => (change?.how === 'formatted' ? change.what.join() : '');

const sameMarks = (one: Marks, other: Marks): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);

/** Words that follow one another and are alike become one. */
function put(nodes: Node[], more: Node[]): void {
	for (const node of more) {
		const last = nodes.at(-1);
		const isAlike =
			last && isWords(last) && isWords(node) && sameMarks(last.marks, node.marks) && isSame(last.change, node.change);
		if (isAlike) nodes[nodes.length - 1] = { ...last, text: last.text + node.text };
		else nodes.push(node);
	}
}

/** Plain Markdown: a paragraph for each, its lines as they stand. */
function plainBlocks(nodes: Node[]): Block[] {
	const blocks: Block[] = [block('paragraph')];
	for (const node of nodes.filter(isWords)) {
		for (const [place, line] of node.text.split('\n').entries()) {
			if (place > 0) blocks.push(block('paragraph'));
			if (line) blocks.at(-1)!.content.push({ ...node, text: line });
		}
	}
	return blocks.filter(({ content }) => content.length > 0);
}
