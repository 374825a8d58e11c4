/** From HTML to the tree: what the tree knows is the whole of what is read. Whoever puts it into a pad makes it fit. */
import { type DefaultTreeAdapterTypes as Html, parseFragment } from 'parse5';
import { isLink } from './link.ts';
import { type Block, block, isWords, type Marks, type Node, words } from './tree.ts';

const deepest = 100;

const unread = new Set(
	'script style template noscript iframe object embed head title svg math select textarea'.split(' ')
);

const markNames = new Map([
	...['b', 'strong'].map((name) => [name, 'bold'] as const),
	...['i', 'em'].map((name) => [name, 'italic'] as const),
	...['u', 'ins'].map((name) => [name, 'underline'] as const),
	...['s', 'del', 'strike'].map((name) => [name, 'strike'] as const),
	...['code', 'kbd', 'samp'].map((name) => [name, 'code'] as const)
]);

const blockNames = new Map([
	...['p', 'div', 'section', 'article', 'address', 'figure', 'figcaption'].map((name) => [name, 'paragraph'] as const),
	...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, 'heading'] as const),
	...([
		['ul', 'bulletList'],
		['ol', 'orderedList'],
		['li', 'listItem'],
		['blockquote', 'blockquote'],
		['pre', 'codeBlock'],
		['hr', 'horizontalRule'],
		['br', 'hardBreak'],
		['table', 'table'],
		['tr', 'tableRow'],
		['th', 'tableHeader'],
		['td', 'tableCell']
	] as const)
]);

type Standing = { marks: Marks; isPre: boolean; depth: number };

const attr = ({ attrs }: Html.Element, name: string): string => attrs.find((one) => one.name === name)?.value ?? '';

function attrsOf(of: Html.Element): Record<string, unknown> {
	if (/^h[1-6]$/.test(of.tagName)) return { level: Number(of.tagName[1]) };
	const start = attr(of, 'start');
	return of.tagName === 'ol' && /^\d{1,6}$/.test(start) ? { start: Number(start) } : {};
}

function marksIn(of: Html.Element, marks: Marks): Marks {
	const mark = markNames.get(of.tagName);
	if (mark) return { ...marks, [mark]: {} };
	const href = of.tagName === 'a' ? attr(of, 'href').trim() : '';
	return href && isLink(href) ? { ...marks, link: { href } } : marks;
}

const spoken = (value: string, { marks, isPre }: Standing): Node[] => {
	const text = isPre ? value : value.replace(/[ \t\n\r\f]+/g, ' ');
	return text === '' ? [] : [words(text, isPre ? {} : marks)];
};

const isBlank = (node: Node): boolean => isWords(node) && node.text.trim() === '';
const isInLine = (node: Node | undefined): boolean =>
	node !== undefined && (isWords(node) || node.type === 'hardBreak');

/** White space between blocks says nothing. */
const withoutGaps = (nodes: Node[]): Node[] =>
	nodes.filter((node, at) => !isBlank(node) || (isInLine(nodes[at - 1]) && isInLine(nodes[at + 1])));

function inside({ childNodes }: { childNodes: Html.ChildNode[] }, at: Standing): Node[] {
	return withoutGaps(childNodes.flatMap((node) => nodesOf(node, { ...at, depth: at.depth + 1 })));
}

/** A paragraph around other blocks is none. */
function blockOf(type: string, of: Html.Element, content: Node[]): Node[] {
	if (type === 'paragraph' && content.some((node) => !isInLine(node))) return content;
	return type === 'paragraph' && content.length === 0 ? [] : [block(type, content, attrsOf(of))];
}

function nodesOf(node: Html.ChildNode, at: Standing): Node[] {
	if (node.nodeName === '#text') return spoken((node as Html.TextNode).value, at);
	if (!('tagName' in node) || unread.has(node.tagName) || at.depth > deepest) return [];
	const type = blockNames.get(node.tagName);
	const isPre = at.isPre || node.tagName === 'pre';
	const content = inside(node, { ...at, isPre, marks: type ? {} : marksIn(node, at.marks) });
	return type ? blockOf(type, node, content) : content;
}

/** Loose words stand in a paragraph of their own. */
export function treeFromHtml(html: string): Block[] {
	const tree: Block[] = [];
	let open: Block | null = null;
	for (const node of inside(parseFragment(html), { marks: {}, isPre: false, depth: 0 })) {
		if (!isInLine(node)) {
			tree.push(node as Block);
			open = null;
		} else if (open) open.content.push(node);
		else {
			open = block('paragraph', [node]);
			tree.push(open);
		}
	}
	return tree;
}
