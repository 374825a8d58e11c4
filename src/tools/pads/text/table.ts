/** Tables of the tree: where each cell stands, and every row as wide as the widest. */
import { type Block, block, blocksIn, isWords, spanOf } from './tree.ts';

type Placed = { column: number; of: Block };

/** Where each cell stands, those of earlier rows that reach down taken into account (HTML, forming a table). */
function placesOf(rows: Block[][]): Placed[][] {
	const held: number[] = [];
	return rows.map((row, at) => {
		let column = 0;
		return row.map((of) => {
			while ((held[column] ?? 0) > at) column++;
			const [wide, rowspan] = [spanOf(of, 'colspan'), Math.min(spanOf(of, 'rowspan'), rows.length - at)];
			const free = Array.from({ length: wide }, (_, more) => (held[column + more] ?? 0) <= at).indexOf(false);
			const colspan = free === -1 ? wide : free;
			for (let more = 0; more < colspan; more++) held[column + more] = at + rowspan;
			const placed = { column, of: block(of.type, of.content, { ...of.attrs, colspan, rowspan }) };
			column += colspan;
			return placed;
		});
	});
}

const widthOf = (rows: Placed[][]): number =>
	Math.max(0, ...rows.flat().map(({ column, of }) => column + spanOf(of, 'colspan')));

/** Which columns of a row a cell stands in, be it one of an earlier row. */
function takenIn(rows: Placed[][], at: number): boolean[] {
	const taken: boolean[] = Array(widthOf(rows)).fill(false);
	for (const [above, row] of rows.slice(0, at + 1).entries())
		for (const { column, of } of row)
			if (above + spanOf(of, 'rowspan') > at) taken.fill(true, column, column + spanOf(of, 'colspan'));
	return taken;
}

const emptyCell = (): Block => block('tableCell', [block('paragraph')], { colspan: 1, rowspan: 1 });

function filled(rows: Placed[][], at: number): Block[] {
	const missing = [...takenIn(rows, at).entries()].filter(([, isTaken]) => !isTaken);
	const all = [...rows[at]!, ...missing.map(([column]) => ({ column, of: emptyCell() }))];
	return all.sort((one, other) => one.column - other.column).map(({ of }) => of);
}

/** @returns the rows with cells where some were missing; none where they hold nothing. */
export function rectangular(rows: Block[][]): Block[][] {
	const places = placesOf(rows);
	return widthOf(places) === 0 ? [] : places.map((_row, at) => filled(places, at));
}

/** Made in browsers too. */
export const newColumnName = (): string =>
	Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => (byte % 36).toString(36)).join('');

/** A cell that reaches over several columns names them all. */
function namesFor(of: Block, column: number, names: string[]): Record<string, unknown> {
	const wide = spanOf(of, 'colspan');
	return { column: names[column], ...(wide > 1 ? { covers: names.slice(column, column + wide).join(' ') } : {}) };
}

/** Every cell bears the name of its column, by which rows and columns added at once are fitted together. */
function withColumns(table: Block): Block {
	const places = placesOf(blocksIn(table).map(blocksIn));
	const names = Array.from({ length: widthOf(places) }, newColumnName);
	const rows = places.map((row) =>
		block(
			'tableRow',
			row.map(({ column, of }) =>
				block(of.type, of.content.map(inNode), { ...of.attrs, ...namesFor(of, column, names) })
			)
		)
	);
	return { ...table, content: rows };
}

const inNode = (node: Block['content'][number]): Block['content'][number] =>
	isWords(node) ? node : withColumnNames(node);

export const withColumnNames = (node: Block): Block =>
	node.type === 'table' ? withColumns(node) : { ...node, content: node.content.map(inNode) };
