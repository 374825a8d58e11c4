/** Lines one below the other become blocks one within the other: lists, items, quotes. */
import type { Line } from './easysync/lines.ts';
import type { Kind, Shape, Shapes } from './shape.ts';

export type Outline = Leaf | Branch;
/** A block of words: one line. */
export type Leaf = { type: string; attrs: Record<string, unknown>; line: Line };
export type Branch = { type: string; attrs: Record<string, unknown>; children: Outline[] };

export const isLeaf = (node: Outline): node is Leaf => 'line' in node;

const listNames: Partial<Record<Kind, string>> = { bullet: 'bulletList', number: 'orderedList', task: 'taskList' };

const leafOf = (line: Line, { heading, kind }: Shape): Leaf =>
	// An item begins with words, not with a heading.
	heading > 0 && (kind === 'plain' || kind === 'indent')
		? { type: 'heading', attrs: { level: heading }, line }
		: { type: 'paragraph', attrs: {}, line };

type Open = { kind: Kind; level: number; node: Branch };

/** Where the next block goes: into the last item of a list, or into the quote itself. */
function placeIn(open: readonly Open[], tops: Outline[]): Outline[] {
	const node = open.at(-1)?.node;
	if (!node) return tops;
	return node.type === 'blockquote' ? node.children : (node.children.at(-1) as Branch).children;
}

function opened(kind: Kind, level: number, start: number, open: Open[], tops: Outline[]): void {
	const list = listNames[kind];
	const attrs = kind === 'number' && start !== 1 ? { start } : {};
	const node: Branch = { type: list ?? 'blockquote', attrs, children: [] };
	placeIn(open, tops).push(node);
	open.push({ kind, level, node });
}

function itemOf({ kind, checked }: Shape, leaf: Leaf): Branch {
	const isTask = kind === 'task';
	return { type: isTask ? 'taskItem' : 'listItem', attrs: isTask ? { checked } : {}, children: [leaf] };
}

/** A list that begins too deep begins where it can; an indent is a quote, within as many as it is deep. */
export function outlineOf(lines: readonly Line[], shapes: Shapes): Outline[] {
	const tops: Outline[] = [];
	const open: Open[] = [];
	for (const line of lines) {
		const shape = shapes.of(line);
		const { kind, level, start } = shape;
		const isOver = ({ level: at, kind: of }: Open): boolean => at > level || (at === level && of !== kind);
		while (open.length > 0 && isOver(open.at(-1)!)) open.pop();
		const leaf = leafOf(line, shape);
		if (kind === 'plain') tops.push(leaf);
		else if (kind === 'indent') {
			for (let depth = (open.at(-1)?.level ?? 0) + 1; depth <= level; depth++) opened(kind, depth, 1, open, tops);
			open.at(-1)!.node.children.push(leaf);
		} else {
			if (open.at(-1)?.level !== level) opened(kind, level, start, open, tops);
			open.at(-1)!.node.children.push(itemOf(shape, leaf));
		}
	}
	return tops;
}

export function* linesOf(node: Outline): Generator<Line> {
	if (isLeaf(node)) yield node.line;
	else for (const child of node.children) yield* linesOf(child);
}
