/** From Markdown to the tree. HTML in it is read as plain words. */
import MarkdownIt, { type Token } from 'markdown-it';
import { isMailAddress, isWebAddress } from '#base/addresses.ts';
import { pictureAt } from './picture.ts';
import { tidied } from './tidy.ts';
import { type Block, block, isWords, type Marks, type Node, plainText, words } from './tree.ts';

const reader = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 });
reader.validateLink = (address) => isLink(address) || pictureAt(address) !== null;

/** The two tags we write ourselves, where Markdown has no sign: a line break within a table, and underlined words. */
reader.inline.ruler.before('html_inline', 'tags', (state, silent) => {
	const [all, name] = /^<(br ?\/?|\/?u)>/i.exec(state.src.slice(state.pos, state.pos + 6)) ?? [];
	if (!all || !name) return false;
	if (!silent) {
		if (/^b/i.test(name)) state.push('hardbreak', 'br', 0);
		else state.push(name.startsWith('/') ? 'u_close' : 'u_open', 'u', name.startsWith('/') ? -1 : 1);
	}
	state.pos += all.length;
	return true;
});

/** Links lead to the web or to a mail address, nowhere else. */
export function isLink(address: string): boolean {
	return isWebAddress(address) || (/^mailto:/i.test(address) && isMailAddress(address.slice(7).split('?')[0] ?? ''));
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
function image(token: Token, marks: Marks): Node {
	const src = token.attrGet('src');
	const alt = plainText(inline(token.children ?? []), '');
	const title = token.attrGet('title');
	if (pictureAt(src)) return block('image', [], { src, alt, ...(title ? { title } : {}) });
	return words(alt || String(src), isLink(String(src)) ? { ...marks, link: { href: src } } : marks);
}

function inline(tokens: Token[]): Node[] {
	const found: Node[] = [];
	let marks: Marks = {};
	for (const token of tokens) {
		const mark = markNames[token.type.replace(/_(open|close)$/, '')];
		if (mark) marks = marksAfter(marks, mark, token);
		else if (token.type === 'image') found.push(image(token, marks));
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

const leaf = ({ type, content, info }: Token): Block | null => {
	if (type === 'hr') return block('horizontalRule');
	if (type !== 'fence' && type !== 'code_block') return null;
	const text = content.replace(/\n$/, '');
	return block('codeBlock', text ? [words(text)] : [], info ? { language: info.trim().slice(0, 40) } : {});
};

/** Words that stand in no block of their own, as those of a cell, stand in a paragraph. */
function put(parent: Block, token: Token): void {
	const content = inline(token.children ?? []);
	parent.content.push(...(['paragraph', 'heading'].includes(parent.type) ? content : [block('paragraph', content)]));
}

export function treeFrom(markdown: string): Block[] {
	const root = block('doc');
	const open: Block[] = [root];
	for (const token of reader.parse(markdown, {})) {
		const parent = open.at(-1)!;
		const opening = openings[token.type];
		const alone = leaf(token);
		if (opening) {
			const made = opening(token);
			parent.content.push(made);
			open.push(made);
		} else if (openings[token.type.replace(/_close$/, '_open')] && token.nesting === -1) open.pop();
		else if (alone) parent.content.push(alone);
		else if (token.type === 'inline') put(parent, token);
	}
	return tidied(root.content).map(withChecklists);
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

function withChecklists(node: Block): Block {
	const content = node.content.map((inner) => (isWords(inner) ? inner : withChecklists(inner)));
	const items = content.filter((inner): inner is Block => !isWords(inner));
	const isChecklist =
		node.type === 'bulletList' && items.length > 0 && items.every((item) => tick.test(firstWords(item)));
	return isChecklist ? block('taskList', items.map(taskItem)) : { ...node, content };
}
