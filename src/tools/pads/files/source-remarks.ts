/**
 * What comments on a Markdown pad are about. Their places are those of the source, whose signs are gone in the tree: the
 * words are looked for among those it is read as, the same ones counted.
 */
import type * as Y from 'yjs';
import { placeOf } from '../comments/anchor.ts';
import { flatOf, rootOf } from '../comments/flat.ts';
import type { Thread } from '../comments/thread.ts';
import { markdownField } from '../pad.ts';
import { treeFrom } from '../text/read-markdown.ts';
import { type Block, isWords, type Node, words } from '../text/tree.ts';
import { wordsIn } from './gather.ts';
import { sign } from './notes.ts';
import { remarkMark } from './paper.ts';

/** `nth`: how often the same words stand before them. */
type Wanted = { said: string; nth: number; id: string };

const textOf = (nodes: Node[]): string => nodes.map((node) => (isWords(node) ? node.text : '\n')).join('');

function count(text: string, said: string): number {
	let found = 0;
	for (let at = text.indexOf(said); at >= 0; at = text.indexOf(said, at + said.length)) found++;
	return found;
}

const mostWords = 4000;

/** Line by line: what is one thing in the source may be many in the tree. */
function wantedIn(source: string, from: number, to: number, id: string): Wanted[] {
	let at = from;
	const wanted: Wanted[] = [];
	for (const line of source.slice(from, Math.min(to, from + mostWords)).split('\n')) {
		const said = wordsIn(treeFrom(line)).trim();
		if (said) wanted.push({ said, nth: count(source.slice(0, at), said), id });
		at += line.length + 1;
	}
	return wanted;
}

/** These letters of a line carry the mark. */
function markedFrom(nodes: Node[], from: number, to: number, id: string): Node[] {
	let at = 0;
	return nodes.flatMap((node): Node[] => {
		const start = at;
		at += isWords(node) ? node.text.length : 1;
		if (!isWords(node) || at <= from || start >= to) return [node];
		const [begin, end] = [Math.max(from - start, 0), Math.min(to, at) - start];
		const { text, marks } = node;
		return [
			words(text.slice(0, begin), marks),
			words(text.slice(begin, end), { ...marks, [remarkMark(id)]: {} }),
			words(text.slice(end), marks)
		].filter((piece) => piece.text !== '');
	});
}

function marked(nodes: Node[], wanted: Wanted): Node[] {
	const { said, id } = wanted;
	const text = textOf(nodes);
	for (let at = text.indexOf(said); at >= 0; at = text.indexOf(said, at + said.length))
		if (wanted.nth-- === 0) return markedFrom(nodes, at, at + said.length, id);
	return nodes.map((node) =>
		isWords(node) || wanted.nth < 0 ? node : { ...node, content: marked(node.content, wanted) }
	);
}

type Placed = { id: string; from: number; to: number };

/** Threads are named by their place among all, as in `remarks.ts`. */
function placesIn(doc: Y.Doc, threads: Thread[]): { source: string; placed: Placed[] } {
	const flat = flatOf(rootOf(doc, markdownField));
	const placed = threads.flatMap(({ anchor }, at) => {
		const place = anchor?.field === markdownField ? placeOf(flat, anchor) : null;
		return place ? [{ ...place, id: String(at) }] : [];
	});
	return { source: flat.text, placed };
}

/** The source, with a sign behind the words of each thread. */
export function signedSource(doc: Y.Doc, threads: Thread[]): string {
	const { source, placed } = placesIn(doc, threads);
	return placed
		.toSorted((one, other) => other.to - one.to)
		.reduce((text, { id, to }) => text.slice(0, to) + sign(id).text + text.slice(to), source);
}

export function withSourceRemarks(tree: Block[], doc: Y.Doc, threads: Thread[]): Block[] {
	const { source, placed } = placesIn(doc, threads);
	return placed
		.flatMap(({ id, from, to }) => wantedIn(source, from, to, id))
		.reduce((before, one) => marked(before, one) as Block[], tree);
}
