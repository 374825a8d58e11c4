/**
 * Makes any tree fit what the editor knows. What does not fit would be taken out of the shared document by the first
 * editor that opens it: here it finds a place instead, and no words are lost.
 */
import { rectangular } from './table.ts';
import {
	altOf,
	type Block,
	block,
	blocksIn,
	isInline,
	isWords,
	type Marks,
	mentioned,
	type Node,
	spanOf,
	words
} from './tree.ts';

const knownMarks = new Set(['bold', 'italic', 'underline', 'strike', 'code', 'link']);
const deepest = 30;

const knownMarksOf = (marks: Marks): Marks =>
	Object.fromEntries(Object.entries(marks).filter(([name]) => knownMarks.has(name)));

const tidyWord = (node: Node): Node =>
	isWords(node)
		? words(node.text.replaceAll('\0', ''), node.marks)
		: { ...node, content: node.content.filter(isWords) };

const withKnownMarks = (node: Node): Node =>
	isWords(node) ? words(node.text, knownMarksOf(node.marks)) : { ...node, content: node.content.map(withKnownMarks) };

const isSaid = (node: Node): boolean => !isWords(node) || node.text !== '';

/** What stands in lines and what stands alone, in turns: a picture between words parts their paragraph. */
function turns(nodes: Node[]): Node[][] {
	const runs: Node[][] = [];
	for (const node of nodes) {
		const last = runs.at(-1);
		if (last && isInline(last[0]!) && isInline(node)) last.push(node);
		else runs.push([node]);
	}
	return runs;
}

/** A line, parted where blocks stand in it. */
function line(node: Block, depth: number): Block[] {
	const runs = turns(node.content.filter(isSaid));
	if (runs.length === 0) return [block(node.type, [], node.attrs)];
	return runs.flatMap((run) =>
		isInline(run[0]!) ? [block(node.type, run.map(tidyWord), node.attrs)] : tidyBlock(run[0] as Block, depth)
	);
}

const paragraphFirst = (blocks: Block[]): Block[] =>
	blocks[0]?.type === 'paragraph' ? blocks : [block('paragraph'), ...blocks];

/** Whatever a list holds becomes one of its items. */
function list(node: Block, itemType: string, depth: number): Block[] {
	const items = turns(node.content.filter(isSaid)).map((run) => {
		const [first] = run as [Node];
		const isItem = !isWords(first) && /^(listItem|taskItem)$/.test(first.type);
		const attrs =
			itemType === 'taskItem'
				? { checked: isItem && (first.attrs.checked === true || first.attrs.checked === 'true') }
				: {};
		return block(itemType, paragraphFirst(inside(isItem ? first.content : run, depth)), attrs);
	});
	return items.length > 0 ? [block(node.type, items, node.attrs)] : [];
}

const orParagraph = (blocks: Block[]): Block[] => (blocks.length > 0 ? blocks : [block('paragraph')]);

const onlyWords: Record<string, (node: Block) => string> = { hardBreak: () => '\n', mention: mentioned, image: altOf };

const said = (nodes: Node[]): string =>
	nodes.map((node) => (isWords(node) ? node.text : (onlyWords[node.type]?.(node) ?? said(node.content)))).join('');

function codeBlock({ attrs, content }: Block): Block[] {
	const text = said(content).replaceAll('\0', '');
	return [block('codeBlock', text ? [words(text)] : [], attrs)];
}

/** What is no cell yet becomes one. */
function cell(run: Node[], depth: number): Block {
	const [first] = run as [Node];
	if (isWords(first) || !/^table(Cell|Header)$/.test(first.type))
		return block('tableCell', orParagraph(inside(run, depth)));
	const spans = { colspan: spanOf(first, 'colspan'), rowspan: spanOf(first, 'rowspan') };
	return block(first.type, orParagraph(inside(first.content, depth)), spans);
}

function row(run: Node[], depth: number): Block[] {
	const [first] = run as [Node];
	const isRow = !isWords(first) && first.type === 'tableRow';
	return turns((isRow ? first.content : run).filter(isSaid)).map((one) => cell(one, depth));
}

const mostCells = 20_000;

/** A table too large to be one is told cell by cell. */
function table(node: Block, depth: number): Block[] {
	const cells = rectangular(turns(node.content.filter(isSaid)).map((run) => row(run, depth)));
	if (cells.flat().length > mostCells) return cells.flat().flatMap(blocksIn);
	return cells.length > 0
		? [
				block(
					'table',
					cells.map((one) => block('tableRow', one))
				)
			]
		: [];
}

const tidiers: Record<string, (node: Block, depth: number) => Block[]> = {
	paragraph: line,
	heading: line,
	bulletList: (node, depth) => list(node, 'listItem', depth),
	orderedList: (node, depth) => list(node, 'listItem', depth),
	taskList: (node, depth) => list(node, 'taskItem', depth),
	blockquote: (node, depth) => [block('blockquote', orParagraph(inside(node.content, depth)), node.attrs)],
	codeBlock,
	table,
	horizontalRule: ({ type, attrs }) => [block(type, [], attrs)],
	image: ({ type, attrs }) => [block(type, [], attrs)],
	blockMath: ({ type, attrs, content }) => [block(type, content.filter(isWords), attrs)]
};

function tidyBlock(node: Block, depth: number): Block[] {
	if (depth > deepest) return [];
	const tidy = tidiers[node.type];
	return tidy ? tidy(node, depth + 1) : inside(node.content, depth + 1);
}

/** Words that stand alone get a paragraph. */
const inside = (nodes: Node[], depth: number): Block[] =>
	turns(nodes.filter(isSaid)).flatMap((run) =>
		isInline(run[0]!) ? [block('paragraph', run.map(tidyWord))] : tidyBlock(run[0] as Block, depth)
	);

/** The same with whatever marks its words carry, for files that know more of them. */
export const arranged = (nodes: Node[]): Block[] => inside(nodes, 0);

export const tidied = (nodes: Node[]): Block[] => arranged(nodes.map(withKnownMarks));
