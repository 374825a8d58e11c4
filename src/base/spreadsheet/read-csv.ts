import { refusal } from '../refusal.ts';
import type { Separator } from './csv.ts';

export type CsvLimits = { rows: number; columns: number; letters: number };
export type ReadCsv = { rows: string[][]; separator: Separator };

export const csvTooLarge = refusal('kernel.csv-too-large', 413);
export const csvMalformed = refusal('kernel.csv-malformed', 422);

const separators: Separator[] = [',', ';', '\t'];
const sampleRows = 10;
const sampleLetters = 64 * 1024;

/**
 * Reads RFC 4180 and what people send in its name: any of `,` `;` TAB, any end of line, a byte order mark, a stray
 * quote. Lines that hold nothing are left out. Refuses with `kernel.csv-too-large` and `kernel.csv-malformed`.
 */
export function readCsv(text: string, limits: CsvLimits): ReadCsv {
	if (text.includes('\0')) throw csvMalformed();
	const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
	const separator = guess(source);
	const rows: string[][] = [];
	for (const row of rowsOf(source, separator, limits)) {
		if (rows.length === limits.rows) throw csvTooLarge({ gaps: { rows: limits.rows } });
		rows.push(row);
	}
	return { rows, separator };
}

/** The separator that gives the first lines the same number of cells, and the most of them. */
function guess(text: string): Separator {
	const sample = text.slice(0, sampleLetters);
	const rated = separators.map((separator) => ({ separator, score: score(sample, separator) }));
	return rated.reduce((best, other) => (other.score > best.score ? other : best)).separator;
}

const sampleLimits = { rows: sampleRows, columns: sampleLetters, letters: sampleLetters };

function score(sample: string, separator: Separator): number {
	const widths = rowsOf(sample, separator, sampleLimits, true)
		.take(sampleRows)
		.map((row) => row.length)
		.toArray();
	const widest = Math.max(0, ...widths);
	const agreeing = widths.filter((width) => width === widest).length;
	return widest > 1 ? widest + (agreeing / widths.length) * sampleLetters : 0;
}

/** Cells of one line after the other. `lenient`: a quote left open ends with the text. */
function* rowsOf(text: string, separator: Separator, limits: CsvLimits, lenient = false): Generator<string[]> {
	let row: string[] = [];
	let line = 1;
	for (let at = 0; at <= text.length; ) {
		const { cell, end, open } = text[at] === '"' ? quotedCell(text, at, separator) : bareCell(text, at, separator);
		if (open && !lenient) throw csvMalformed({ gaps: { line } });
		if (cell.length > limits.letters) throw csvTooLarge({ gaps: { letters: limits.letters, line } });
		if (row.length === limits.columns) throw csvTooLarge({ gaps: { columns: limits.columns, line } });
		row.push(cell);
		at = end + 1;
		if (text[end] === separator) continue;
		if (text[end] === '\r' && text[at] === '\n') at++;
		if (row.length > 1 || row[0] !== '') yield row;
		row = [];
		line++;
	}
}

type Found = { cell: string; end: number; open?: boolean };

function bareCell(text: string, from: number, separator: Separator): Found {
	const end = endOf(text, from, separator);
	return { cell: text.slice(from, end), end };
}

function quotedCell(text: string, from: number, separator: Separator): Found {
	let close = text.indexOf('"', from + 1);
	while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
	if (close === -1) return { cell: unquoted(text.slice(from + 1)), end: text.length, open: true };
	const end = endOf(text, close + 1, separator);
	return { cell: unquoted(text.slice(from + 1, close)) + text.slice(close + 1, end), end };
}

const unquoted = (text: string): string => text.replaceAll('""', '"');

function endOf(text: string, from: number, separator: Separator): number {
	for (let at = from; at < text.length; at++) {
		const letter = text[at];
		if (letter === separator || letter === '\n' || letter === '\r') return at;
	}
	return text.length;
}

/** Bytes of a text file as people save them: UTF-8, Excel's UTF-16, else the Western European code page. */
export function decoded(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
