/** A page of the web as a tree. Nothing of it is kept but what the tree knows: no script, no style, no address to call. */
import { type DefaultTreeAdapterTypes as Html, parse } from 'parse5';
import { listsOf } from '../text/lists.ts';
import { type Block, block, isWords, type Marks, type Node, words } from '../text/tree.ts';
import { fitted } from './fit.ts';
import { wordsIn } from './gather.ts';
import { TextPictures } from './incoming.ts';
import { type Read, type Remark, remarkMark, type Said } from './paper.ts';

/** `head` is the title of a page of ours: it is no part of its text. */
type Seen = { pictures: TextPictures; head: Html.Element | undefined; isOurs: boolean };
type Standing = { marks: Marks; isPre: boolean; depth: number };

const deepest = 400;

const unread = new Set(
	'script style template noscript iframe object embed applet head title meta link svg math canvas audio video select option datalist button'.split(
		' '
	)
);

const markNames: Record<string, string> = {
	...{ b: 'bold', strong: 'bold', i: 'italic', em: 'italic', cite: 'italic', u: 'underline', ins: 'underline' },
	...{ s: 'strike', del: 'strike', strike: 'strike', code: 'code', tt: 'code', kbd: 'code', samp: 'code' }
};

const attr = (of: Html.Element, name: string): string => of.attrs.find((one) => one.name === name)?.value ?? '';
const isElement = (node: Html.ChildNode): node is Html.Element => 'tagName' in node;
const elementsIn = (of: Html.Element, name: string): Html.Element[] =>
	of.childNodes.filter((node): node is Html.Element => isElement(node) && node.tagName === name);

function image(of: Html.Element, seen: Seen): Node[] {
	const [src, alt, title, width] = ['src', 'alt', 'title', 'width'].map((name) => attr(of, name)) as [
		string,
		string,
		string,
		string
	];
	if (seen.pictures.has(src))
		return [block('image', [], { src, alt, title, ...(/^\d{1,4}$/.test(width) ? { width: Number(width) } : {}) })];
	return alt ? [words(`[${alt}]`)] : [];
}

function item(of: Html.Element, seen: Seen, at: Standing): Block {
	const box = tickBoxIn(of);
	const content = inside(of, seen, at);
	if (!box && !attr(of, 'data-checked')) return block('listItem', content);
	const isTicked = box ? box.attrs.some(({ name }) => name === 'checked') : attr(of, 'data-checked') === 'true';
	return block('taskItem', content, { checked: isTicked });
}

/** In the item itself, or in its first label or line. */
function tickBoxIn(of: Html.Element): Html.Element | null {
	for (const node of of.childNodes) {
		if (!isElement(node)) continue;
		if (node.tagName === 'input' && attr(node, 'type') === 'checkbox') return node;
		return /^(label|p|div|span)$/.test(node.tagName) ? tickBoxIn(node) : null;
	}
	return null;
}

function list(of: Html.Element, seen: Seen, at: Standing): Node[] {
	const items: Block[] = [];
	for (const node of of.childNodes) {
		if (!isElement(node)) continue;
		if (node.tagName === 'li') items.push(item(node, seen, at));
		// A list right within a list belongs to the item before it, as word processors write it.
		else if (/^[uo]l$/.test(node.tagName) && items.length > 0) items.at(-1)!.content.push(...list(node, seen, at));
		else items.push(block('listItem', nodesOf(node, seen, at)));
	}
	const full = items.filter(({ content }) => content.length > 0);
	return listsOf(
		full,
		of.tagName === 'ol' ? block('orderedList', [], { start: Number(attr(of, 'start') || 1) }) : block('bulletList')
	);
}

function* rowsIn(of: Html.Element): Generator<Html.Element> {
	for (const node of of.childNodes) {
		if (!isElement(node)) continue;
		if (node.tagName === 'tr') yield node;
		else if (/^t(head|body|foot)$/.test(node.tagName)) yield* rowsIn(node);
	}
}

const cellsOf = (row: Html.Element, seen: Seen, at: Standing): Block[] =>
	row.childNodes
		.filter((node): node is Html.Element => isElement(node) && /^t[dh]$/.test(node.tagName))
		.map((cell) =>
			block(cell.tagName === 'th' ? 'tableHeader' : 'tableCell', inside(cell, seen, at), {
				colspan: attr(cell, 'colspan'),
				rowspan: attr(cell, 'rowspan')
			})
		);

const table = (of: Html.Element, seen: Seen, at: Standing): Node[] => [
	...elementsIn(of, 'caption').map((caption) => block('paragraph', inside(caption, seen, at))),
	block(
		'table',
		[...rowsIn(of)].map((row) => block('tableRow', cellsOf(row, seen, at)))
	)
];

function code(of: Html.Element, seen: Seen, at: Standing): Node[] {
	const [named] = [of, ...elementsIn(of, 'code')]
		.map((one) => /language-([\w+#.-]+)/.exec(attr(one, 'class'))?.[1])
		.filter(Boolean);
	const text = wordsIn(inside(of, seen, { ...at, isPre: true })).replace(/\n$/, '');
	return [block('codeBlock', text ? [words(text)] : [], named ? { language: named } : {})];
}

/** Our own pages begin one level lower than the text, since they have a title of their own. */
const heading = (of: Html.Element, seen: Seen, at: Standing): Node[] => {
	if (of === seen.head) return [];
	const level = Number(of.tagName[1]);
	const told = Number(attr(of, 'aria-level')) || level;
	return [block('heading', inside(of, seen, at), { level: seen.isOurs ? Math.max(1, told - 1) : level })];
};

/** In a page of ours the comments below the text, and the numbers that lead to them, are no part of the text. */
const isNote = (of: Html.Element): boolean =>
	(of.tagName === 'section' && attr(of, 'class') === 'comments') ||
	(of.tagName === 'sup' && /^words-\d+$/.test(attr(of, 'id')));

const noteId = /^\d{1,6}$/;

const remarkMarks = (of: Html.Element, { isOurs }: Seen): Marks =>
	Object.fromEntries(
		(isOurs ? attr(of, 'data-comment').split(' ') : [])
			.filter((id) => noteId.test(id))
			.map((id) => [remarkMark(id), {}])
	);

function saidIn(of: Html.Element): Said {
	const lines: string[] = [];
	for (const node of of.childNodes) {
		if (node.nodeName === 'br') lines.push('');
		else if (lines.length > 0 && node.nodeName === '#text') lines[lines.length - 1] += (node as Html.TextNode).value;
	}
	const at = new Date(attr(of, 'data-at'));
	return { name: attr(of, 'data-name'), at: Number.isNaN(at.getTime()) ? null : at, text: lines.join('\n').trim() };
}

const has = (of: Html.Element, name: string): boolean => of.attrs.some((one) => one.name === name);

const remarksIn = (elements: Html.Element[]): Remark[] =>
	elements
		.filter((of) => of.tagName === 'li' && noteId.test(attr(of, 'data-comment')))
		.map((of) => ({
			id: attr(of, 'data-comment'),
			done: has(of, 'data-done'),
			said: elementsIn(of, 'p')
				.filter((said) => has(said, 'data-name'))
				.map(saidIn)
		}));

type Taker = (of: Html.Element, seen: Seen, at: Standing) => Node[];

const takers: Record<string, Taker> = {
	br: () => [block('hardBreak')],
	hr: () => [block('horizontalRule')],
	img: (of, seen) => image(of, seen),
	ul: list,
	ol: list,
	menu: list,
	table,
	pre: code,
	blockquote: (of, seen, at) => [block('blockquote', inside(of, seen, at))],
	a: (of, seen, at) => inside(of, seen, { ...at, marks: { ...at.marks, link: { href: attr(of, 'href').trim() } } }),
	...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, heading]))
};

const blockLike =
	/^(p|div|section|article|main|aside|header|footer|nav|address|figure|figcaption|dl|dt|dd|fieldset|legend|details|summary|center|body|html|hgroup|form|li)$/;

/** A block of the page that holds only words is a paragraph; one that holds blocks is those. */
function blockOf(of: Html.Element, seen: Seen, at: Standing): Node[] {
	const content = trimmed(inside(of, seen, at));
	return content.length > 0 ? [block('group', [block('paragraph', content)])] : [];
}

function nodesOf(node: Html.ChildNode, seen: Seen, at: Standing): Node[] {
	if (node.nodeName === '#text') return text((node as Html.TextNode).value, at);
	if (!isElement(node) || unread.has(node.tagName) || at.depth > deepest) return [];
	if (seen.isOurs && isNote(node)) return [];
	const here = { ...at, marks: { ...at.marks, ...remarkMarks(node, seen) }, depth: at.depth + 1 };
	const take = Object.hasOwn(takers, node.tagName) ? takers[node.tagName] : undefined;
	if (take) return take(node, seen, here);
	const mark = Object.hasOwn(markNames, node.tagName) ? markNames[node.tagName] : undefined;
	if (mark) return inside(node, seen, { ...here, marks: { ...here.marks, [mark]: {} } });
	return blockLike.test(node.tagName) ? blockOf(node, seen, here) : inside(node, seen, here);
}

const text = (value: string, { marks, isPre }: Standing): Node[] => {
	const said = isPre ? value : value.replace(/[ \t\n\r\f]+/g, ' ');
	return said ? [words(said, marks)] : [];
};

const inside = (of: Html.Element, seen: Seen, at: Standing): Node[] =>
	of.childNodes.flatMap((node) => nodesOf(node, seen, at));

const isBlank = (node: Node): boolean => isWords(node) && node.text.trim() === '';

/** White space at the ends of a block, and around the blocks within it, says nothing. */
function trimmed(nodes: Node[]): Node[] {
	const kept = nodes.filter((node, at) => {
		if (!isBlank(node)) return true;
		const [before, after] = [nodes[at - 1], nodes[at + 1]];
		return before !== undefined && after !== undefined && [before, after].every(isInLine);
	});
	const [first] = kept;
	const last = kept.at(-1);
	if (first && isWords(first)) kept[0] = words(first.text.replace(/^[ \n]+/, ''), first.marks);
	const end = kept.at(-1);
	if (last && end && isWords(end)) kept[kept.length - 1] = words(end.text.replace(/(?<![ \n])[ \n]+$/, ''), end.marks);
	return kept;
}

const isInLine = (node: Node): boolean => isWords(node) || node.type === 'hardBreak';

/** White space between blocks, and double spaces where two pieces of text meet. */
const withoutGaps = (nodes: Node[]): Node[] =>
	trimmed(nodes).map((node) =>
		isWords(node) || node.type === 'codeBlock' ? node : { ...node, content: withoutGaps(node.content) }
	);

/** Every element, in the order of the page, however deep or many. */
function* all(of: Html.ParentNode): Generator<Html.Element> {
	const open = of.childNodes.toReversed();
	for (let node = open.pop(); node; node = open.pop()) {
		if (!isElement(node)) continue;
		yield node;
		for (let at = node.childNodes.length - 1; at >= 0; at--) open.push(node.childNodes[at]!);
	}
}

const textOf = (of: Html.Element | undefined): string => {
	const said = of ? [of, ...all(of)].flatMap(({ childNodes }) => childNodes) : [];
	return said.map((node) => (node.nodeName === '#text' ? (node as Html.TextNode).value : '')).join('');
};

function read(source: string, pictures: TextPictures): Pick<Read, 'title' | 'tree' | 'remarks'> {
	const document = parse(source);
	const elements = [...all(document)];
	const first = (name: string): Html.Element | undefined => elements.find(({ tagName }) => tagName === name);
	const isOurs = elements.some(
		(one) => one.tagName === 'meta' && attr(one, 'name') === 'generator' && attr(one, 'content') === 'Archipel'
	);
	const head = isOurs ? first('h1') : undefined;
	const seen = { pictures, head, isOurs };
	const root = first('html');
	const tree = root ? withoutGaps(inside(root, seen, { marks: {}, isPre: false, depth: 0 })) : [];
	const title = textOf(head ?? first('title'))
		.replace(/\s+/g, ' ')
		.trim();
	return { title: title || null, tree: fitted(tree), remarks: isOurs ? remarksIn(elements) : [] };
}

export function readHtml(source: string): Read {
	const pictures = new TextPictures();
	return { ...read(pictures.takenFrom(source), pictures), pictures: pictures.taken };
}

/** The text alone; of pictures what they say. */
export const treeFromHtml = (source: string): Block[] => read(source, new TextPictures()).tree;
