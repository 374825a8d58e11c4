/** A table as a grid: every place of every row, whether a cell begins there or reaches into it. */
import { type Block, block, isWords } from '../text/tree.ts';

export type Place = {
	cell: Block;
	/** Its cell begins in this row; otherwise it reaches down from one above. */
	isTop: boolean;
	/** Its cell begins in this column. */
	isLeft: boolean;
	rows: number;
	columns: number;
};

export const mostColumns = 200;

const blocksIn = ({ content }: Block): Block[] => content.filter((node): node is Block => !isWords(node));
const empty = (): Block => block('tableCell', [block('paragraph')], { colspan: 1, rowspan: 1 });

/** Places a row's cells into the places that cells above left free. */
function fill(grid: Place[][], row: Block, at: number): void {
	let column = 0;
	for (const cell of blocksIn(row)) {
		while (grid[at]![column]) column++;
		const rows = Math.min(Number(cell.attrs.rowspan) || 1, grid.length - at);
		let columns = Math.min(Number(cell.attrs.colspan) || 1, mostColumns - column);
		for (let right = 1; right < columns; right++) if (grid[at]![column + right]) columns = right;
		if (columns < 1) return;
		for (let down = 0; down < rows; down++)
			for (let right = 0; right < columns; right++)
				grid[at + down]![column + right] ??= { cell, isTop: down === 0, isLeft: right === 0, rows, columns };
	}
}

/** Every row is as long as the longest: what is missing is an empty cell. */
export function gridOf(table: Block): Place[][] {
	const rows = blocksIn(table);
	const grid: Place[][] = rows.map(() => []);
	for (const [at, row] of rows.entries()) fill(grid, row, at);
	const columns = Math.max(1, ...grid.map((row) => row.length));
	for (const row of grid)
		for (let column = 0; column < columns; column++)
			row[column] ??= { cell: empty(), isTop: true, isLeft: true, rows: 1, columns: 1 };
	return grid;
}

export const isHeader = ({ cell }: Place): boolean => cell.type === 'tableHeader';

/** How many rows at the top hold nothing but titles, whole: printers repeat them on every page. */
export function titleRows(grid: Place[][]): number {
	const first = grid.findIndex((row) => !row.every(isHeader));
	let rows = first === -1 ? grid.length : first;
	while (grid[rows]?.some(({ isTop }) => !isTop)) rows--;
	return Math.max(0, rows);
}
