/** The text as Markdown (CommonMark, with the checklists of GitHub). */
import { type Block, hrefOf, isTicked, isWords, levelOf, type Node, startOf, type Words } from './tree.ts';

const escaped = (text: string): string =>
	text.replace(/[\\`*_[\]<>~]/g, '\\$&').replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/gm, '$1\\$2');

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
	const [, start = '', text = '', end = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words.text) ?? [];
	if (text === '') return words.text;
	const { marks } = words;
	const bare = 'code' in marks ? fenced(text) : escaped(text);
	const marked = signs.reduce((inner, [mark, open, close]) => (mark in marks ? open + inner + close : inner), bare);
	const href = hrefOf(words);
	return start + (href ? `[${marked}](<${href.replace(/[<>\n]/g, encodeURIComponent)}>)` : marked) + end;
}

const line = (nodes: Node[]): string =>
	nodes.map((node) => (isWords(node) ? said(node) : node.type === 'hardBreak' ? '  \n' : line(node.content))).join('');

const blocksIn = ({ content }: Block): Block[] => content.filter((node): node is Block => !isWords(node));

const hanging = (text: string, sign: string): string =>
	sign +
	text
		.replace(/\n(?!\n)/g, `\n${' '.repeat(sign.length)}`)
		.replace(/ +$/gm, (spaces) => (spaces.length === 2 ? spaces : ''));

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
	codeBlock: ({ attrs, content }) =>
		`\`\`\`\`${String(attrs.language ?? '').replace(/[^\w+-]/g, '')}\n${plain(content)}\n\`\`\`\``,
	horizontalRule: () => '---'
};

const blocks = (nodes: Block[], between = '\n\n'): string =>
	nodes.map((node) => writers[node.type]?.(node) ?? line(node.content)).join(between);

export const markdownOf = (tree: Block[]): string => `${blocks(tree)}\n`;
