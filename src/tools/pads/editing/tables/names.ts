/** Whoever adds a row or a column names its cells, so that what others add at the same moment can be fitted in. */
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { TableMap } from '@tiptap/pm/tables';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { newColumnName } from '../../text/table.ts';

type Placed = { cell: Node; at: number; row: number };

/** The cells that begin in a column. */
function cellsOf(table: Node, map: TableMap, column: number): Placed[] {
	const found: Placed[] = [];
	for (let row = 0; row < map.height; row++) {
		const at = map.map[row * map.width + column]!;
		const { left, top } = map.findCell(at);
		if (left === column && top === row) found.push({ cell: table.nodeAt(at)!, at, row });
	}
	return found;
}

/** The name most of a column bear, and no other column does. */
function nameFor(cells: Placed[], taken: Set<string>): string {
	const counts = new Map<string, number>();
	for (const { cell } of cells) {
		const { column } = cell.attrs;
		if (typeof column === 'string' && !taken.has(column)) counts.set(column, (counts.get(column) ?? 0) + 1);
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
	for (let column = 0; column < map.width; column++) {
		const cells = cellsOf(table, map, column);
		const name = nameFor(cells, taken);
		taken.add(name);
		for (const { cell, at } of cells)
			if (cell.attrs.column !== name) change.setNodeAttribute(start + at, 'column', name);
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
