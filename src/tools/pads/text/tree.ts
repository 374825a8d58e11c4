/** The text of a pad as a tree, as Tiptap knows it; what leaves and what is shown is made from this. */
import { isMailAddress, isWebAddress } from '#base/addresses.ts';

export type Marks = Record<string, Record<string, unknown> | boolean | null>;
/** Only where two moments are compared: what came, went or looks otherwise, by the number of its author. */
export type Changed =
	| { how: 'added' | 'removed'; by: number | null }
	| { how: 'formatted'; by: number | null; what: string[] };
export type Words = { text: string; marks: Marks; change?: Changed };
export type Block = { type: string; attrs: Record<string, unknown>; content: Node[]; change?: Changed };
export type Node = Block | Words;

export const isWords = (node: Node): node is Words => 'text' in node;
export const block = (type: string, content: Node[] = [], attrs: Record<string, unknown> = {}): Block => ({
	type,
	attrs,
	content
});
export const words = (text: string, marks: Marks = {}): Words => ({ text, marks });

/** From 1 to 6, whatever was written. */
export const levelOf = ({ attrs }: Block): number => Math.min(6, Math.max(1, Math.trunc(Number(attrs.level)) || 1));
export const startOf = ({ attrs }: Block): number => Math.max(0, Math.trunc(Number(attrs.start ?? 1)) || 0);
export const isTicked = ({ attrs }: Block): boolean => attrs.checked === true || attrs.checked === 'true';

/** Links lead to the web or to a mail address, nowhere else. */
const leadsSomewhere = (address: string): boolean =>
	isWebAddress(address) || (/^mailto:/i.test(address) && isMailAddress(address.slice(7).split('?')[0] ?? ''));

/** Anybody may write any link into a shared document: one that would run something is none, on pages and in files. */
export const hrefOf = ({ marks }: Words): string | null => {
	const { link } = marks;
	const href = typeof link === 'object' ? link?.href : null;
	return typeof href === 'string' && leadsSomewhere(href) ? href : null;
};

export const altOf = ({ attrs }: Block): string => (typeof attrs.alt === 'string' ? attrs.alt : '');

/** Colspan or rowspan; strangers may have written anything. */
export const spanOf = ({ attrs }: Block, name: 'colspan' | 'rowspan'): number =>
	Math.min(100, Math.max(1, Math.trunc(Number(attrs[name])) || 1));

export const languageOf = ({ attrs }: Block): string => String(attrs.language ?? '').replace(/[^\w+#.-]/g, '');

/** A person who was named in the text. */
export const mentioned = ({ attrs }: Block): string => `@${String(attrs.label ?? attrs.id ?? '').slice(0, 80)}`;

export const blocksIn = ({ content }: { content: Node[] }): Block[] =>
	content.filter((node): node is Block => !isWords(node));

export const latexOf = ({ attrs }: Block): string => String(attrs.latex ?? '');

/** What stands in a line of words. */
const inLine: Record<string, (node: Block) => string> = {
	hardBreak: () => '\n',
	mention: mentioned,
	inlineMath: (node) => `$${latexOf(node)}$`
};

export const isInline = (node: Node): boolean => isWords(node) || node.type in inLine;

const isLine = ({ content }: Block): boolean => content.every(isInline);

const wordsOf = (nodes: Node[]): string =>
	nodes.map((node) => (isWords(node) ? node.text : (inLine[node.type]?.(node) ?? ''))).join('');

const before: Record<string, (item: Block, place: number, list: Block) => string> = {
	bulletList: () => '- ',
	orderedList: (_item, place, list) => `${startOf(list) + place}. `,
	taskList: (item) => (isTicked(item) ? '[x] ' : '[ ] ')
};

const indented = (text: string, first: string): string =>
	first + text.replaceAll('\n', `\n${' '.repeat(first.length)}`);

function lines(list: Block): string {
	const sign = before[list.type];
	const inner = blocksIn(list);
	if (!sign) return plainText(inner);
	return inner.map((item, place) => indented(plainText(item.content, '\n'), sign(item, place, list))).join('\n');
}

const rows = (table: Block): string =>
	blocksIn(table)
		.map((row) => blocksIn(row).map((cell) => plainText(cell.content, ' ').replaceAll('\n', ' ')))
		.map((cells) => cells.join(' | '))
		.join('\n');

const alone: Record<string, (node: Block) => string> = {
	...inLine,
	blockMath: (node) => `$$${latexOf(node)}$$`,
	horizontalRule: () => '---',
	image: altOf,
	table: rows
};

/** The text alone. */
export const plainText = (nodes: Node[], between = '\n\n'): string =>
	nodes
		.map((node) => {
			if (isWords(node)) return node.text;
			return alone[node.type]?.(node) ?? (isLine(node) ? wordsOf(node.content) : lines(node));
		})
		.join(between);

/** The lines that were not there before. */
export function newLines(text: string, before: string): string {
	const known = new Set(before.split('\n'));
	return text
		.split('\n')
		.filter((line) => line.trim() && !known.has(line))
		.join('\n');
}
