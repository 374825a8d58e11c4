/**
 * What a table needs to be whole again after several people changed it at once. Pure: the same table gives the same
 * plan to everybody.
 */
export type Cell = {
	type: string;
	column: string | null;
	isEmpty: boolean;
	colspan: number;
	rowspan: number;
	/** The columns it reaches over, its own first; none where it stands in one, or nobody named them. */
	covers: string[];
};
/** `born`: the columns the row had when it came into the table. */
export type Row = { cells: Cell[]; born: ReadonlySet<string> };

export type NewCell = { type: string; column: string | null };
export type Step =
	| { do: 'insert'; row: number; at: number; cells: NewCell[] }
	| { do: 'remove'; row: number; at: number }
	/** The whole table: nothing is left in it. */
	| { do: 'drop'; row: 0; at: 0 }
	| { do: 'set'; row: number; at: number; name: 'column' | 'colspan' | 'rowspan' | 'covers'; value: string | number };

const plain = 'tableCell';
const head = 'tableHeader';

const spans = ({ colspan, rowspan }: Cell): boolean => colspan > 1 || rowspan > 1;

/** One step at a time towards a whole table: what comes next is planned from what then is. */
export function nextSteps(rows: Row[]): Step[] {
	const cells = rows.flatMap((row) => row.cells);
	if (cells.length === 0) return [{ do: 'drop', row: 0, at: 0 }];
	if (cells.some((cell) => spans(cell) && !isNamed(cell))) return fillPlaces(rows);
	if (cells.some(({ column }) => column === null)) return cells.some(spans) ? fillPlaces(rows) : fillEnds(rows);
	const joined = cells.some(spans) ? fitJoined(rows) : [];
	if (joined.length > 0) return joined;
	const twice = rows.flatMap(apart);
	return twice.length > 0 ? twice : fitColumns(rows);
}

/** A cell that was joined with those beside it, and says with which. */
const isNamed = ({ column, colspan, rowspan, covers }: Cell): boolean =>
	rowspan === 1 && covers.length === colspan && covers[0] === column && new Set(covers).size === colspan;

const reachOf = (cell: Cell): string[] => (cell.colspan > 1 ? cell.covers : [cell.column!]);

/** Columns of which some cell is left that stands in them alone or begins there: others are only reached over. */
function ownColumns(rows: Row[]): string[] {
	const begun = new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column!)));
	return columnsOf(rows).filter((name) => begun.has(name));
}

/**
 * A joined cell reaches from its first column to its last, also over what others put between, as far as nobody wrote
 * there: what is empty under it goes.
 */
function fitJoined(rows: Row[]): Step[] {
	const columns = ownColumns(rows);
	return lastFirst(
		rows.flatMap((row, at) => row.cells.flatMap((cell, place) => fitOne(row, at, place, cell, columns)))
	);
}

function fitOne({ cells }: Row, row: number, at: number, cell: Cell, columns: string[]): Step[] {
	if (cell.colspan < 2) return [];
	const from = columns.indexOf(cell.column!);
	const last = Math.max(from, ...cell.covers.map((name) => columns.indexOf(name)));
	const others = cells.filter((one) => one !== cell);
	const isTaken = (name: string): boolean =>
		others.some((one) => reachOf(one).includes(name) && (!one.isEmpty || one.colspan > 1 || cells.indexOf(one) < at));
	let to = from + 1;
	while (to <= last && !isTaken(columns[to]!)) to++;
	const covers = columns.slice(from, to);
	const under = cells.flatMap((one, place): Step[] =>
		one !== cell && one.colspan === 1 && one.isEmpty && place > at && covers.includes(one.column!)
			? [{ do: 'remove', row, at: place }]
			: []
	);
	if (covers.join(' ') === cell.covers.join(' ')) return under;
	return [
		...under,
		{ do: 'set', row, at, name: 'colspan', value: covers.length },
		{ do: 'set', row, at, name: 'covers', value: covers.length > 1 ? covers.join(' ') : '' }
	];
}

/** Two cells of one column in a row: what is empty goes, what holds words gets a column of its own. */
function apart({ cells }: Row, row: number): Step[] {
	const steps: Step[] = [];
	for (const [column, same] of Map.groupBy(cells.keys(), (at) => cells[at]!.column)) {
		if (same.length < 2) continue;
		const kept = same.find((at) => !cells[at]!.isEmpty) ?? same[0]!;
		for (const [place, at] of same.entries()) {
			if (at === kept) continue;
			if (cells[at]!.isEmpty) steps.push({ do: 'remove', row, at });
			else steps.push({ do: 'set', row, at, name: 'column', value: `${column}-${place}` });
		}
	}
	return lastFirst(steps);
}

/** So that a step does not move the places of those after it. */
const lastFirst = (steps: Step[]): Step[] => steps.sort((one, other) => other.row - one.row || other.at - one.at);

const namesOf = ({ cells }: Row): string[] => cells.flatMap(reachOf);

const width = (row: Row): number => namesOf(row).length;
const hasJoined = ({ cells }: Row): number => (cells.some(spans) ? 1 : 0);

/**
 * All columns: those of the widest row, and each other one behind the one it follows somewhere. Rows with joined cells
 * come last: what others put between the columns of one stands behind it there.
 */
function columnsOf(rows: Row[]): string[] {
	const [widest, ...others] = rows
		.toSorted((one, other) => hasJoined(one) - hasJoined(other) || width(other) - width(one))
		.map(namesOf);
	const columns = [...(widest ?? [])];
	for (const names of others)
		for (const [at, name] of names.entries())
			if (!columns.includes(name)) columns.splice(at === 0 ? 0 : columns.indexOf(names[at - 1]!) + 1, 0, name);
	return columns;
}

/** A column taken away while somebody added a row with it: only cells it was born with are left, and nothing in them. */
function isLeftover(column: string, rows: Row[]): boolean {
	const holders = rows.filter((row) => namesOf(row).includes(column));
	return (
		holders.length < rows.length &&
		holders.every(
			({ born, cells }) =>
				born.has(column) &&
				cells.every((cell) => !reachOf(cell).includes(column) || (cell.isEmpty && cell.colspan === 1))
		)
	);
}

function fitColumns(rows: Row[]): Step[] {
	const columns = columnsOf(rows);
	const leftover = columns.filter((column) => isLeftover(column, rows));
	if (leftover.length > 0 && leftover.length < columns.length)
		return lastFirst(rows.flatMap((row, at) => without(row, at, leftover)));
	return lastFirst(rows.flatMap((row, at) => withAll(row, at, columns, rows)));
}

const without = (row: Row, at: number, columns: string[]): Step[] =>
	row.cells.flatMap((cell, place) =>
		cell.colspan === 1 && columns.includes(cell.column!) ? [{ do: 'remove', row: at, at: place }] : []
	);

/** Each missing cell stands behind the one its column follows. */
function withAll(row: Row, at: number, columns: string[], rows: Row[]): Step[] {
	const steps: Extract<Step, { do: 'insert' }>[] = [];
	let place = 0;
	for (const column of columns) {
		const here = row.cells.findIndex((cell) => reachOf(cell).includes(column));
		if (here !== -1) {
			place = here + 1;
			continue;
		}
		const cell = { type: typeFor(row, column, rows), column };
		const last = steps.at(-1);
		if (last?.at === place) last.cells.push(cell);
		else steps.push({ do: 'insert', row: at, at: place, cells: [cell] });
	}
	return steps;
}

const areHeads = (cells: Cell[]): boolean => cells.length > 0 && cells.every(({ type }) => type === head);

/** A head in a row of heads, and in a column whose cells are heads below the first row too. */
function typeFor(row: Row, column: string, rows: Row[]): string {
	const below = rows.slice(1).flatMap(({ cells }) => cells.filter((cell) => cell.column === column));
	return areHeads(row.cells) || areHeads(below) ? head : plain;
}

/** Cells without names, of other programs: what is missing comes at the end. */
function fillEnds(rows: Row[]): Step[] {
	const width = Math.max(...rows.map(({ cells }) => cells.length));
	return rows.flatMap(({ cells }, row) => fill(row, cells.length, width - cells.length, areHeads(cells)));
}

const fill = (row: number, at: number, count: number, isHead: boolean): Step[] => {
	const cells = Array.from({ length: Math.max(0, count) }, () => ({ type: isHead ? head : plain, column: null }));
	return cells.length > 0 ? [{ do: 'insert', row, at, cells }] : [];
};

/** Cells that reach over several: spans that meet are cut, and free places are filled (HTML, forming a table). */
function fillPlaces(rows: Row[]): Step[] {
	const cuts: Step[] = [];
	const held: number[] = [];
	const taken = rows.map(() => [] as boolean[]);
	for (const [row, { cells }] of rows.entries()) {
		let column = 0;
		for (const [at, cell] of cells.entries()) {
			while ((held[column] ?? 0) > row) column++;
			const free = Array.from({ length: cell.colspan }, (_, more) => (held[column + more] ?? 0) <= row).indexOf(false);
			const colspan = free === -1 ? cell.colspan : free;
			const rowspan = Math.min(cell.rowspan, rows.length - row);
			if (colspan !== cell.colspan) cuts.push({ do: 'set', row, at, name: 'colspan', value: colspan });
			if (rowspan !== cell.rowspan) cuts.push({ do: 'set', row, at, name: 'rowspan', value: rowspan });
			for (let more = 0; more < colspan; more++) {
				held[column + more] = row + rowspan;
				for (let below = 0; below < rowspan; below++) taken[row + below]![column + more] = true;
			}
			column += colspan;
		}
	}
	if (cuts.length > 0) return cuts;
	const width = held.length;
	return rows.flatMap(({ cells }, row) => {
		const missing = Array.from({ length: width }, (_, column) => taken[row]![column] !== true).filter(Boolean).length;
		return fill(row, cells.length, missing, areHeads(cells));
	});
}
