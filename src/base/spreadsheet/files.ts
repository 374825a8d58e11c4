import { csvOf } from './csv.ts';
import { odsOf } from './ods.ts';
import type { Table } from './table.ts';
import { xlsxOf } from './xlsx.ts';

export type SheetFormat = 'csv' | 'xlsx' | 'ods' | 'json';
export type SheetFile = { bytes: Uint8Array; type: string };

const utf8 = new TextEncoder();

/** Columns and rows as they are; instants in UTC. */
export const jsonOf = ({ name, columns, rows }: Table): string => JSON.stringify({ name, columns, rows });

const writers: Record<SheetFormat, (table: Table) => SheetFile> = {
	csv: (table) => ({ bytes: utf8.encode(csvOf(table)), type: 'text/csv; charset=utf-8; header=present' }),
	json: (table) => ({ bytes: utf8.encode(jsonOf(table)), type: 'application/json' }),
	xlsx: (table) => ({
		bytes: xlsxOf(table),
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
	}),
	ods: (table) => ({ bytes: odsOf(table), type: 'application/vnd.oasis.opendocument.spreadsheet' })
};

export const isSheetFormat = (text: string): text is SheetFormat => Object.hasOwn(writers, text);

export const sheetFile = (table: Table, format: SheetFormat): SheetFile => writers[format](table);
