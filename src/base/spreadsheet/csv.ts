import { type Cell, type ColumnKind, cellsOf, clockOf, isBlank, shownAs, type Table } from './table.ts';

export type Separator = ',' | ';' | '\t';

const plainNumber = /^[+-]?\d{1,15}([.,]\d{1,15})?$/;
const startsFormula = /(^|[,;\t\r\n])([=+\-@\t\r＝＋－＠][^,;\t\r\n]*)/g;

/**
 * Keeps a text from running as a formula (OWASP, CSV injection): an apostrophe goes in front of = + - @ TAB CR.
 * Inside the text too, behind what could part two cells: a French Excel parts at `;` where an English one does at `,`.
 */
export const neutral = (text: string): string =>
	text.replace(startsFormula, (all, before: string, part: string) =>
		plainNumber.test(part) ? all : `${before}'${part}`
	);

const quoted = (text: string): string => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function written(cell: Cell | undefined, kind: ColumnKind, table: Table): string {
	if (isBlank(cell)) return '';
	if (typeof cell === 'number') return String(cell);
	if (typeof cell === 'string') return quoted(neutral(cell.replaceAll('\0', '')));
	return shownAs(clockOf(cell, kind, table), kind);
}

/** RFC 4180 with the byte order mark by which Excel knows UTF-8. */
export function csvOf(table: Table, separator: Separator = ','): string {
	const titles = table.columns.map(({ title }) => quoted(neutral(title)));
	const rows = table.rows.map((row) => cellsOf(table, row).map(({ cell, kind }) => written(cell, kind, table)));
	return `\uFEFF${[titles, ...rows].map((cells) => `${cells.join(separator)}\r\n`).join('')}`;
}
