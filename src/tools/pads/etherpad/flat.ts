/** A block of a pad as lines of Etherpad, which knows no blocks. What it has no form for stands there in words. */
import { type Block, hrefOf, isTicked, isWords, levelOf, type Marks, type Node, startOf } from '../text/tree.ts';
import type { Attribute } from './easysync/pool.ts';

export type Piece = { text: string; attributes: readonly Attribute[] };
/** Its pieces without the line break at the end; of the first, the sign that carries the attributes of the line. */
export type FlatLine = Piece[];

type Place = {
	level: number;
	/** The line begins an item of a list. */
	item: { list: string; start: number; words: string } | null;
};

const markNames: Record<string, string> = {
	bold: 'bold',
	italic: 'italic',
	underline: 'underline',
	strike: 'strikethrough'
};

function attributesOf(marks: Marks, text: string): Attribute[] {
	const found: Attribute[] = Object.entries(markNames).flatMap(([mark, name]) =>
		mark in marks ? [[name, 'true'] as const] : []
	);
	const href = hrefOf({ text, marks });
	// An address that reads as itself is a link in Etherpad anyhow.
	return href && href !== text && href !== `https://${text}` ? [...found, ['url', href]] : found;
}

const listNames = new Map([
	['bulletList', 'bullet'],
	['orderedList', 'number'],
	['taskList', 'bullet']
]);

/** The sign that a line with attributes of its own begins with. */
function signOf({ level, item }: Place, heading: string): FlatLine {
	const attributes: Attribute[] = heading ? [['heading', heading]] : [];
	if (level > 0) attributes.push(['list', `${item?.list ?? 'indent'}${Math.min(16, level)}`]);
	if (item?.list === 'number') attributes.push(['start', String(item.start)]);
	if (attributes.length === 0) return [];
	return [{ text: '*', attributes: [...attributes, ['insertorder', 'first'], ['lmkr', '1']] }];
}

/** As the plugin for headings reads them, which most public hosts have; without it their sign shows as a star. */
const headingOf = (node: Block): string => (node.type === 'heading' ? `h${levelOf(node)}` : '');

const plainOf = (nodes: readonly Node[]): string =>
	nodes
		.map((node) => (isWords(node) ? node.text : (inWords[node.type]?.(node) ?? plainOf(node.content))))
		.join(' ')
		.replace(/\s+/g, ' ');

/** Nodes that stand among words. */
const inWords: Record<string, (node: Block) => string> = {
	__proto__: null as never,
	hardBreak: () => '\n',
	mention: ({ attrs }) => `@${String(attrs.label ?? attrs.id ?? '')}`,
	image: ({ attrs }) => [attrs.alt, attrs.src].filter(Boolean).map(String).join(' ')
};

const pieceOf = (node: Node): Piece => {
	if (isWords(node)) return { text: node.text, attributes: attributesOf(node.marks, node.text) };
	return { text: inWords[node.type]?.(node) ?? plainOf(node.content), attributes: [] };
};

function brokenInLines(pieces: readonly Piece[]): FlatLine[] {
	const lines: FlatLine[] = [[]];
	for (const { text, attributes } of pieces)
		for (const [place, part] of text.split('\n').entries()) {
			if (place > 0) lines.push([]);
			if (part) lines.at(-1)!.push({ text: part, attributes });
		}
	return lines;
}

function textblock(node: Block, place: Place): FlatLine[] {
	const before = place.item?.words ? [{ text: place.item.words, attributes: [] }] : [];
	return brokenInLines([...before, ...node.content.map(pieceOf)]).map((line, row) => {
		const here = row === 0 ? place : { ...place, item: null };
		return [...signOf(here, headingOf(node)), ...line];
	});
}

const said = (text: string, place: Place): FlatLine[] =>
	brokenInLines([{ text, attributes: [] }]).map((line, row) => [
		...signOf(row === 0 ? place : { ...place, item: null }, ''),
		...line
	]);

const isBlock = (node: Node): node is Block => !isWords(node);
const isInWords = (node: Node): boolean => isWords(node) || ['hardBreak', 'mention'].includes(node.type);

function listed(list: Block, level: number): FlatLine[] {
	return list.content.filter(isBlock).flatMap((item, row) => {
		const words = item.type === 'taskItem' ? (isTicked(item) ? '[x] ' : '[ ] ') : '';
		const first = { list: listNames.get(list.type)!, start: startOf(list) + row, words };
		const [head, ...rest] = item.content.filter(isBlock);
		const lines = head ? flatten(head, { level, item: first }) : said('', { level, item: first });
		return [...lines, ...rest.flatMap((block) => flatten(block, { level, item: null }))];
	});
}

const rowOf = (row: Block): string => row.content.map((cell) => plainOf([cell]).trim()).join(' | ');

function flatten(node: Block, place: Place): FlatLine[] {
	if (listNames.has(node.type)) return listed(node, place.level + 1);
	if (node.type === 'blockquote')
		return node.content.filter(isBlock).flatMap((block) => flatten(block, { level: place.level + 1, item: null }));
	if (node.type === 'table')
		return node.content.filter(isBlock).flatMap((row) => said(rowOf(row), { ...place, item: null }));
	if (node.type === 'horizontalRule') return said('---', place);
	if (inWords[node.type]) return said(inWords[node.type]!(node), place);
	if (node.content.every(isInWords)) return textblock(node, place);
	return node.content.filter(isBlock).flatMap((block) => flatten(block, place));
}

/** The lines of one block that stands at the top. */
export const flatLines = (block: Block): FlatLine[] => flatten(block, { level: 0, item: null });
