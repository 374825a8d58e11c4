/** The text as Markdown (CommonMark, with the checklists of GitHub). */
import {
	altOf,
	type Block,
	blocksIn,
	hrefOf,
	isTicked,
	isWords,
	languageOf,
	latexOf,
	levelOf,
	mentioned,
	type Node,
	startOf,
	type Words
} from './tree.ts';

const escaped = (text: string): string =>
	text.replace(/[\\`*_[\]<>~]|\$(?=\S)/g, '\\$&').replace(/^([^\S\n]*)([#+-]|\d+[.)])(?=\s)/gm, '$1\\$2');

const signs: [string, string, string][] = [
	['underline', '<u>', '</u>'],
	['strike', '~~', '~~'],
	['italic', '*', '*'],
	['bold', '**', '**']
];

function fenced(text: string): string {
	const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}${longest > 0 ? ` ${text} ` : text}${fence}`;
}

/** A sign of emphasis must touch its words: the spaces around them stay outside. */
function said(words: Words): string {
	const text = words.text.trim();
	if (text === '') return words.text;
	const startsAt = words.text.length - words.text.trimStart().length;
	const [start, end] = [words.text.slice(0, startsAt), words.text.slice(startsAt + text.length)];
	const { marks } = words;
	const bare = 'code' in marks ? fenced(text) : escaped(text);
	const marked = signs.reduce((inner, [mark, open, close]) => (mark in marks ? open + inner + close : inner), bare);
	const href = hrefOf(words);
	return start + (href ? `[${marked}](${bracketed(href)})` : marked) + end;
}

const line = (nodes: Node[], lineBreak = '  \n'): string =>
	nodes
		.map((node) => {
			if (isWords(node)) return said(node);
			if (node.type === 'mention') return escaped(mentioned(node));
			if (node.type === 'inlineMath') return `$${latexOf(node)}$`;
			return node.type === 'hardBreak' ? lineBreak : line(node.content, lineBreak);
		})
		.join('');

const bracketed = (address: unknown): string => `<${String(address).replace(/[<>\n]/g, encodeURIComponent)}>`;

function image(node: Block): string {
	const { src, title } = node.attrs;
	const named = typeof title === 'string' && title ? ` "${title.replace(/["\\\n]/g, ' ')}"` : '';
	return `![${escaped(altOf(node)).replaceAll('\n', ' ')}](${bracketed(src)}${named})`;
}

/** A table of Markdown has a line for each row: blocks within a cell follow one another behind line breaks. */
const cellLine = (cell: Block): string =>
	blocksIn(cell)
		.map((node) => (node.type === 'image' ? image(node) : flat(node)))
		.join('<br>')
		.replaceAll('\n', ' ')
		.replace(/\|/g, '\\|');

const flat = (node: Block): string =>
	node.content.some((inner) => !isWords(inner) && inner.content.length > 0)
		? blocksIn(node).map(flat).join('<br>')
		: line(node.content, '<br>');

function table(node: Block): string {
	const rows = blocksIn(node).map((row) => blocksIn(row).map(cellLine));
	const width = Math.max(1, ...rows.map(({ length }) => length));
	const shown = (cells: string[]): string =>
		`| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
	const [head = [], ...rest] = rows;
	return [shown(head), shown(Array(width).fill('---')), ...rest.map(shown)].join('\n');
}

const hanging = (text: string, sign: string): string =>
	sign +
	text
		.replace(/\n(?!\n)/g, `\n${' '.repeat(sign.length)}`)
		.replace(/(?<! ) +$/gm, (spaces) => (spaces.length === 2 ? spaces : ''));

const items = (list: Block, sign: (item: Block, place: number) => string): string =>
	blocksIn(list)
		.map((item, place) => hanging(blocks(blocksIn(item), '\n\n'), sign(item, place)))
		.join('\n');

const plain = (nodes: Node[]): string => nodes.map((node) => (isWords(node) ? node.text : '\n')).join('');

const writers: Record<string, (node: Block) => string> = {
	heading: (node) => `${'#'.repeat(levelOf(node))} ${line(node.content)}`,
	bulletList: (node) => items(node, () => '- '),
	orderedList: (node) => items(node, (_item, place) => `${startOf(node) + place}. `),
	taskList: (node) => items(node, (item) => (isTicked(item) ? '- [x] ' : '- [ ] ')),
	blockquote: (node) => blocks(blocksIn(node)).replace(/^/gm, '> ').replace(/ +$/gm, ''),
	codeBlock: (node) => `\`\`\`\`${languageOf(node)}\n${plain(node.content)}\n\`\`\`\``,
	blockMath: (node) => `$$\n${latexOf(node)}\n$$`,
	image,
	table,
	horizontalRule: () => '---'
};

const blocks = (nodes: Block[], between = '\n\n'): string =>
	nodes.map((node) => writers[node.type]?.(node) ?? line(node.content)).join(between);

export const markdownOf = (tree: Block[]): string => `${blocks(tree)}\n`;
