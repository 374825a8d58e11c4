import { csvOf } from './csv.ts';
import { odsOf } from './ods.ts';
import type { Table } from './table.ts';
import { xlsxOf } from './xlsx.ts';

export type SheetFormat = 'csv' | 'xlsx' | 'ods' | 'json';
export type SheetFile = { bytes: Uint8Array; type: string };

const utf8 = new TextEncoder();

/** Columns and rows as they are; instants in UTC. */
export const jsonOf = ({ name, columns, rows }: Table): string => JSON.stringify({ name, columns, rows });

export const sheetTypes: Record<SheetFormat, string> = {
	csv: 'text/csv; charset=utf-8; header=present',
	json: 'application/json',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	ods: 'application/vnd.oasis.opendocument.spreadsheet'
};

const writers: Record<SheetFormat, (table: Table) => Uint8Array> = {
	csv: (table) => utf8.encode(csvOf(table)),
	json: (table) => utf8.encode(jsonOf(table)),
	xlsx: xlsxOf,
	ods: odsOf
};

export const isSheetFormat = (text: string): text is SheetFormat => Object.hasOwn(writers, text);

export const sheetFile = (table: Table, format: SheetFormat): SheetFile => ({
	bytes: writers[format](table),
	type: sheetTypes[format]
});
