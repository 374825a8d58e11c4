/** Who wrote which of the words that are new, so that each is weighed in the name of whoever wrote them. Pure. */
import * as Y from 'yjs';
import { treeOfSource } from '../markdown/source.ts';
import { field, markdownField } from '../pad.ts';
import { type Block, hrefOf, isWords, type Node, plainText, words } from '../text/tree.ts';

type Change = { author: number; bytes: Uint8Array };
export type Share = { author: number; text: string };

/** What the guard reads: the text, and where its links lead. */
export function seenText(tree: Block[]): string {
	const seen = (node: Node): Node => {
		if (!isWords(node)) return { ...node, content: node.content.map(seen) };
		const href = hrefOf(node);
		return href && href !== node.text ? words(`${node.text} ${href}`) : node;
	};
	return plainText(tree.map((block) => seen(block) as Block));
}

type Stretch = { from: number; to: number; author: number };

/** By client and clock: whoever borrows the number of somebody else is known all the same. */
function stretchesOf(changes: Change[]): Map<number, Stretch[]> {
	const stretches = new Map<number, Stretch[]>();
	for (const { author, bytes } of changes) {
		for (const { id, length } of Y.decodeUpdate(bytes).structs) {
			const own = stretches.get(id.client) ?? [];
			const last = own.at(-1);
			if (last?.author === author && last.to === id.clock) last.to += length;
			else own.push({ from: id.clock, to: id.clock + length, author });
			stretches.set(id.client, own);
		}
	}
	return stretches;
}

const authorOf = (stretches: Map<number, Stretch[]>, { client, clock }: { client: number; clock: number }) =>
	stretches.get(client)?.find(({ from, to }) => from <= clock && clock < to)?.author;

/** Whose new letters are the most in a run of words. */
function mostIn(text: Y.XmlText, stretches: Map<number, Stretch[]>): number | undefined {
	const letters = new Map<number, number>();
	for (let item = text._start; item; item = item.right) {
		const author = item.deleted || !item.countable ? undefined : authorOf(stretches, item.id);
		if (author !== undefined) letters.set(author, (letters.get(author) ?? 0) + item.length);
	}
	return [...letters].sort(([, one], [, other]) => other - one)[0]?.[0];
}

function* textsIn(parent: Y.XmlFragment | Y.XmlElement): Generator<Y.XmlText> {
	for (const node of parent.toArray()) {
		if (node instanceof Y.XmlText) yield node;
		else if (node instanceof Y.XmlElement) yield* textsIn(node);
	}
}

/** Signs of lists, and where links lead, stand in no run of words. */
const bare = (line: string): string =>
	line
		.replace(/^(\s*([-*]|\d+[.)]|\[[ x]\])\s)+/, '')
		.replace(/ https?:\S+/g, '')
		.trim();

const linesOf = (text: Y.XmlText): string[] =>
	text
		.toDelta()
		.map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : '\n'))
		.join('')
		.split('\n');

const mostRead = 5000;

/** The new lines of Markdown as they are read, with whoever wrote most of each. */
function* linesOfSource(text: Y.Text, stretches: Map<number, Stretch[]>): Generator<[string, number]> {
	const letters: Map<number, number>[] = [new Map()];
	for (let item = text._start; item; item = item.right) {
		if (item.deleted || !item.countable) continue;
		const author = authorOf(stretches, item.id);
		const said = item.content instanceof Y.ContentString ? item.content.str : ' ';
		for (const [place, part] of said.split('\n').entries()) {
			if (place > 0) letters.push(new Map());
			const line = letters.at(-1)!;
			if (author !== undefined) line.set(author, (line.get(author) ?? 0) + part.length);
		}
	}
	const lines = text.toString().split('\n');
	for (const [place, counted] of [...letters.entries()].filter(([, { size }]) => size > 0).slice(0, mostRead)) {
		const [[author] = []] = [...counted].sort(([, one], [, other]) => other - one);
		const read = plainText(treeOfSource(lines[place] ?? ''));
		if (author !== undefined && read) yield [read, author];
	}
}

/** @param fresh lines that were not there when it was last weighed. */
export function sharesOf(doc: Y.Doc, changes: Change[], fresh: string): Share[] {
	const last = changes.at(-1)?.author;
	if (last === undefined || fresh === '') return [];
	if (changes.every(({ author }) => author === last)) return [{ author: last, text: fresh }];
	const stretches = stretchesOf(changes);
	const writers = new Map<string, number>();
	for (const text of textsIn(doc.getXmlFragment(field))) {
		const author = mostIn(text, stretches);
		if (author !== undefined) for (const line of linesOf(text)) writers.set(bare(line), author);
	}
	for (const [line, author] of linesOfSource(doc.getText(markdownField), stretches)) writers.set(bare(line), author);
	const shares = Map.groupBy(fresh.split('\n'), (line) => writers.get(bare(line)) ?? last);
	return [...shares].map(([author, lines]) => ({ author, text: lines.join('\n') }));
}
