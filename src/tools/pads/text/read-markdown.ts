/** From Markdown to the tree. HTML in it is read as plain words. */
import MarkdownIt, { type Token } from 'markdown-it';
import { isMailAddress, isWebAddress } from '#base/addresses.ts';
import { type Block, block, isWords, type Marks, type Node, words } from './tree.ts';

const reader = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 }).disable('image');
reader.validateLink = isLink;

/** Links lead to the web or to a mail address, nowhere else. */
export function isLink(address: string): boolean {
	return isWebAddress(address) || (/^mailto:/i.test(address) && isMailAddress(address.slice(7).split('?')[0] ?? ''));
}

const markNames: Record<string, string> = { strong: 'bold', em: 'italic', s: 'strike', link: 'link' };

function inline(tokens: Token[]): Node[] {
	const found: Node[] = [];
	let marks: Marks = {};
	for (const token of tokens) {
		const mark = markNames[token.type.replace(/_(open|close)$/, '')];
		if (mark && token.nesting === 1)
			marks = { ...marks, [mark]: mark === 'link' ? { href: String(token.attrGet('href')) } : {} };
		else if (mark) marks = Object.fromEntries(Object.entries(marks).filter(([name]) => name !== mark));
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
	blockquote_open: () => block('blockquote')
};

const leaf = ({ type, content, info }: Token): Block | null => {
	if (type === 'hr') return block('horizontalRule');
	if (type !== 'fence' && type !== 'code_block') return null;
	const text = content.replace(/\n$/, '');
	return block('codeBlock', text ? [words(text)] : [], info ? { language: info.trim().slice(0, 40) } : {});
};

/** Tables and whatever else has no block of its own: its words stand in paragraphs. */
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
	return root.content.map((node) => withChecklists(node as Block));
}

const tick = /^\[([ xX])\]\s+/;

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
