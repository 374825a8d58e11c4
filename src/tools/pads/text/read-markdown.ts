/** From Markdown to the tree. HTML in it is read as plain words. */
import MarkdownItCallable, { type MarkdownIt, type Token } from 'markdown-it';
import { denseTables, formulas, plainTags } from '../markdown/signs.ts';
import { isLink } from './link.ts';
import { listsOf } from './lists.ts';
import { pictureAt } from './picture.ts';
import { tidied } from './tidy.ts';
import { type Block, block, isWords, type Marks, type Node, plainText, words } from './tree.ts';

const reader = readerOf();
const formulaReader = readerOf().use(formulas);

function readerOf(): MarkdownIt {
	const options = { html: false, linkify: true, breaks: true, maxNesting: 20 };
	const made = new MarkdownItCallable(options).use(plainTags).use(denseTables);
	made.validateLink = (address) => isLink(address) || pictureAt(address) !== null;
	return made;
}

const markNames: Record<string, string> = { strong: 'bold', em: 'italic', s: 'strike', u: 'underline', link: 'link' };

const without = (marks: Marks, gone: string): Marks =>
	Object.fromEntries(Object.entries(marks).filter(([name]) => name !== gone));

function marksAfter(marks: Marks, mark: string, token: Token): Marks {
	if (token.nesting !== 1) return without(marks, mark);
	const href = String(token.attrGet('href'));
	if (mark === 'link') return isLink(href) ? { ...marks, link: { href } } : marks;
	return { ...marks, [mark]: {} };
}

/** A picture kept here stands as one; any other would tell its host who reads, and becomes a link. */
function image(token: Token, marks: Marks, reading: Reading): Node {
	const src = token.attrGet('src');
	const alt = plainText(inline(token.children ?? [], reading), '');
	const title = token.attrGet('title');
	if (pictureAt(src)) return block('image', [], { src, alt, ...(title ? { title } : {}) });
	return words(alt || String(src), isLink(String(src)) ? { ...marks, link: { href: src } } : marks);
}

/** Every formula costs work: where there are more letters of them in one text, the rest stays as it is written. */
const mostFormulas = 20_000;

/** What is counted while one text is read; null where nothing in it is a formula. */
type Reading = { formulas: number } | null;

/** Its words stand inside it, for whoever draws no formulas. */
function formula(type: 'inlineMath' | 'blockMath', latex: string, sign: string, reading: Reading): Block | null {
	if (!reading) return null;
	reading.formulas += latex.length;
	return reading.formulas > mostFormulas ? null : block(type, [words(sign + latex + sign)], { latex });
}

function inline(tokens: Token[], reading: Reading): Node[] {
	const found: Node[] = [];
	let marks: Marks = {};
	for (const token of tokens) {
		const mark = markNames[token.type.replace(/_(open|close)$/, '')];
		if (mark) marks = marksAfter(marks, mark, token);
		else if (token.type === 'image') found.push(image(token, marks, reading));
		else if (token.type === 'inlineMath')
			found.push(
				formula(token.type, token.content, token.markup, reading) ??
					words(token.markup + token.content + token.markup, marks)
			);
		else if (token.type === 'code_inline') found.push(words(token.content, { ...marks, code: {} }));
		else if (/^(soft|hard)break$/.test(token.type)) found.push(block('hardBreak'));
		else if (token.content) found.push(words(token.content, marks));
	}
	return found;
}

const openings: Record<string, (token: Token) => Block> = {
	paragraph_open: () => block('paragraph'),
	heading_open: ({ tag }) => block('heading', [], { level: Number(tag.slice(1)) }),
	bullet_list_open: () => block('bulletList'),
	ordered_list_open: (token) => block('orderedList', [], { start: Number(token.attrGet('start') ?? 1) }),
	list_item_open: () => block('listItem'),
	blockquote_open: () => block('blockquote'),
	table_open: () => block('table'),
	tr_open: () => block('tableRow'),
	th_open: () => block('tableHeader'),
	td_open: () => block('tableCell')
};

const leaf = (token: Token, reading: Reading): Block | null => {
	const { type, content, info } = token;
	if (type === 'hr') return block('horizontalRule');
	const isFormula = type === 'blockMath' || (type === 'fence' && info.trim() === 'math');
	const drawn = isFormula ? formula('blockMath', content.trim(), '$$', reading) : null;
	if (drawn) return drawn;
	if (type !== 'blockMath' && type !== 'fence' && type !== 'code_block') return null;
	const text = content.replace(/\n$/, '');
	return block('codeBlock', text ? [words(text)] : [], info ? { language: info.trim().slice(0, 40) } : {});
};

/** Words that stand in no block of their own, as those of a cell, stand in a paragraph. */
function put(parent: Block, token: Token, reading: Reading): void {
	const content = inline(token.children ?? [], reading);
	parent.content.push(...(['paragraph', 'heading'].includes(parent.type) ? content : [block('paragraph', content)]));
}

/** @param math whether words between dollars are formulas. */
export function treeFrom(markdown: string, { math = false } = {}): Block[] {
	const reading: Reading = math ? { formulas: 0 } : null;
	const root = block('doc');
	const open: Block[] = [root];
	for (const token of (math ? formulaReader : reader).parse(markdown, {})) {
		const parent = open.at(-1)!;
		const opening = openings[token.type];
		const alone = leaf(token, reading);
		if (opening) {
			const made = opening(token);
			parent.content.push(made);
			open.push(made);
		} else if (openings[token.type.replace(/_close$/, '_open')] && token.nesting === -1) open.pop();
		else if (alone) parent.content.push(alone);
		else if (token.type === 'inline') put(parent, token, reading);
	}
	return tidied(root.content).flatMap(withChecklists);
}

const tick = /^\[([ xX])\](?:\s+|$)/;

const firstWords = (item: Block): string => {
	const first = item.content[0];
	const inner = first && !isWords(first) ? first.content[0] : undefined;
	return inner && isWords(inner) ? inner.text : '';
};

function taskItem(item: Block): Block {
	const [, sign] = tick.exec(firstWords(item)) ?? [];
	const [first, ...rest] = item.content as [Block, ...Node[]];
	const [label, ...others] = first.content as [{ text: string; marks: Marks }, ...Node[]];
	const text = label.text.replace(tick, '');
	const content = text ? [words(text, label.marks), ...others] : others;
	return block('taskItem', [{ ...first, content }, ...rest], { checked: sign !== ' ' });
}

function withChecklists(node: Block): Block[] {
	const content = node.content.flatMap((inner): Node[] => (isWords(inner) ? [inner] : withChecklists(inner)));
	if (node.type !== 'bulletList') return [{ ...node, content }];
	const items = content.filter((inner): inner is Block => !isWords(inner));
	return listsOf(
		items.map((item) => (tick.test(firstWords(item)) ? taskItem(item) : item)),
		node
	);
}
