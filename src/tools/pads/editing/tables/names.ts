/** Whoever adds a row or a column names its cells, so that what others add at the same moment can be fitted in. */
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { TableMap } from '@tiptap/pm/tables';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { newColumnName } from '../../text/table.ts';

type Placed = { cell: Node; at: number; left: number; right: number };

/** The cells that stand in a column, or reach over it. */
function cellsOf(table: Node, map: TableMap, column: number): Placed[] {
	const found = new Map<number, Placed>();
	for (let row = 0; row < map.height; row++) {
		const at = map.map[row * map.width + column]!;
		const { left, right } = map.findCell(at);
		found.set(at, { cell: table.nodeAt(at)!, at, left, right });
	}
	return [...found.values()];
}

const coversOf = (cell: Node): string[] =>
	String(cell.attrs.covers ?? '')
		.split(' ')
		.filter(Boolean);

/** The name most of a column bear, and no other column does. Where no cell begins, joined ones say what they reach over. */
function nameFor(cells: Placed[], column: number, taken: Set<string>): string {
	const counts = new Map<string, number>();
	const begun = cells.filter(({ left }) => left === column);
	for (const { cell, left, right } of begun.length > 0 ? begun : cells) {
		const covers = coversOf(cell);
		const name = column === left ? cell.attrs.column : covers.length === right - left ? covers[column - left] : null;
		if (typeof name === 'string' && !taken.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	const [most] = [...counts].sort(([, one], [, other]) => other - one);
	return most?.[0] ?? newColumnName();
}

/** A row that comes into a table says with which columns it was born. */
function bear(change: Transaction, table: Node, start: number, names: string[]): void {
	const isNew = (row: Node): boolean => row.children.every((cell) => cell.attrs.column === null);
	if (table.children.every(isNew)) return;
	table.forEach((row, offset) => {
		if (isNew(row)) change.setNodeAttribute(start + offset, 'columns', names.join(' '));
	});
}

function nameColumns(change: Transaction, table: Node, start: number): void {
	const map = TableMap.get(table);
	// What is not whole is mended first.
	if (map.problems) return;
	const taken = new Set<string>();
	for (let column = 0; column < map.width; column++) taken.add(nameFor(cellsOf(table, map, column), column, taken));
	const names = [...taken];
	for (let column = 0; column < map.width; column++) {
		for (const { cell, at, left, right } of cellsOf(table, map, column)) {
			if (left !== column) continue;
			const covers = right - left > 1 ? names.slice(left, right).join(' ') : null;
			if (cell.attrs.column !== names[left]) change.setNodeAttribute(start + at, 'column', names[left]);
			if ((cell.attrs.covers || null) !== covers) change.setNodeAttribute(start + at, 'covers', covers);
		}
	}
	bear(change, table, start, [...taken]);
}

export function tablesIn(doc: Node): { table: Node; start: number }[] {
	const found: { table: Node; start: number }[] = [];
	doc.descendants((node, at) => {
		if (node.type.name === 'table') found.push({ table: node, start: at + 1 });
		return !node.isTextblock;
	});
	return found;
}

/** @returns what names the columns of all tables that changed; null where all are named. */
export function namesFor(state: EditorState, known: WeakSet<Node>): Transaction | null {
	const change = state.tr;
	for (const { table, start } of tablesIn(state.doc)) {
		if (known.has(table)) continue;
		known.add(table);
		nameColumns(change, table, start);
	}
	return change.docChanged ? change : null;
}

const isOthers = (change: Transaction): boolean => change.getMeta(ySyncPluginKey)?.isChangeOrigin === true;

export function namingColumns(): Plugin {
	const known = new WeakSet<Node>();
	return new Plugin({
		appendTransaction: (changes, _before, state) =>
			changes.some((change) => change.docChanged && !isOthers(change)) ? namesFor(state, known) : null
	});
}
