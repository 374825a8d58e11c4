/** Files of offices know lines, not blocks within blocks: lines are gathered into lists, quotes and code. */
import { type Block, block, isWords, type Node } from '../text/tree.ts';

export type ListLine = {
	/** Lines of one name and level are one list. */
	name: string;
	level: number;
	kind: 'bulletList' | 'orderedList' | 'taskList';
	start: number;
	/** How far in its words stand. */
	left: number;
};

export type Line = {
	block: Block;
	left: number;
	list: ListLine | null;
	/** Lines of one look that follow one another are one block. */
	look: 'quote' | 'mono' | null;
	/** Only for lists of ticks. */
	checked?: boolean;
};

type Open = ListLine & { list: Block; item: Block };

const last = <Thing>(things: Thing[]): Thing | undefined => things[things.length - 1];

function joined(into: Block[], line: Line, before: Line | undefined): boolean {
	const above = last(into);
	if (!above || !line.look || before?.look !== line.look || before.left !== line.left) return false;
	if (line.look === 'quote') above.content.push(line.block);
	else above.content.push(block('hardBreak'), ...line.block.content);
	return true;
}

const wrapped = ({ block: of, look }: Line): Block => {
	if (look === 'quote') return block('blockquote', [of]);
	return look === 'mono' ? block('codeBlock', [...of.content]) : of;
};

/** @param counts how far each numbered list has come: some go on after a break. */
function openList(into: Block[], list: ListLine, counts: Map<string, number>): Open {
	const key = `${list.name} ${list.level}`;
	const start = counts.get(key) ?? list.start;
	const made = block(list.kind, [], list.kind === 'orderedList' ? { start } : {});
	counts.set(key, start);
	into.push(made);
	return { ...list, list: made, item: block('listItem') };
}

function addItem(open: Open, line: Line, counts: Map<string, number>): void {
	const key = `${open.name} ${open.level}`;
	counts.set(key, (counts.get(key) ?? open.start) + 1);
	for (let deeper = open.level + 1; counts.delete(`${open.name} ${deeper}`); ) deeper++;
	const isTask = open.kind === 'taskList';
	open.item = block(isTask ? 'taskItem' : 'listItem', [line.block], isTask ? { checked: line.checked === true } : {});
	open.list.content.push(open.item);
}

export function gathered(lines: Line[], counts: Map<string, number>): Block[] {
	const root: Block[] = [];
	const stack: Open[] = [];
	const here = (): Block[] => (last(stack)?.item.content as Block[] | undefined) ?? root;
	let before: Line | undefined;
	for (const line of lines) {
		const { list } = line;
		if (list) {
			while (stack.length > 0 && !goesOn(last(stack)!, list)) stack.pop();
			const top = last(stack);
			if (!top || top.level < list.level) stack.push(openList(here(), list, counts));
			addItem(last(stack)!, line, counts);
		} else {
			while (stack.length > 0 && line.left < last(stack)!.left) stack.pop();
			if (!joined(here(), line, before)) here().push(wrapped(line));
		}
		before = line;
	}
	return root;
}

/** A list goes on with this line, or holds it in one of its items. */
const goesOn = (open: Open, line: ListLine): boolean =>
	open.level < line.level || (open.level === line.level && open.name === line.name && open.kind === line.kind);

const mostNotes = 5000;

/** Notes of the foot of pages stand at the end, in the order they are named. */
export function notesAtEnd<Note>(named: readonly Note[], blocksIn: (note: Note) => Block[]): Block[] {
	const items: Block[] = [];
	// A note may name others.
	for (let place = 0; place < named.length && place < mostNotes; place++)
		items.push(block('listItem', blocksIn(named[place]!)));
	return items.length > 0 ? [block('horizontalRule'), block('orderedList', items, { start: 1 })] : [];
}

/** The title at the head of a file is the title of the pad. */
export function withoutTitle(tree: Block[], isTitle: (of: Block) => boolean): { title: string | null; tree: Block[] } {
	const [first, ...rest] = tree;
	const text = first && isTitle(first) ? wordsIn(first.content).trim() : '';
	return text ? { title: text, tree: rest } : { title: null, tree };
}

export const wordsIn = (nodes: Node[]): string =>
	nodes.map((node) => (isWords(node) ? node.text : node.type === 'hardBreak' ? ' ' : wordsIn(node.content))).join('');
