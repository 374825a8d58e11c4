import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { isSheetFormat, sheetFile } from './files.ts';
import { readCsv } from './read-csv.ts';
import type { Table } from './table.ts';
import { columnLetters } from './xlsx.ts';
import { sheetName } from './xml.ts';

const votes: Table = {
	name: "Fête de l'île: votes / 2026",
	zone: 'Europe/Paris',
	columns: [
		{ title: 'Name', kind: 'text' },
		{ title: 'Seats', kind: 'number' },
		{ title: 'Day', kind: 'day' },
		{ title: 'Since', kind: 'moment' },
		{ title: '=1+1', kind: 'text' }
	],
	rows: [
		['Ana & Bo <b>', 3, new Date('2026-02-28'), new Date('2026-06-30T22:15:30Z'), 'plain'],
		['=1+1', -3, new Date('1970-01-01'), new Date('2026-12-31T23:30:00Z'), '+1+1'],
		['two  spaces ', 0.1, new Date('2200-12-31'), null, '-2+3'],
		[' "quoted", \u0007 bell', 123456789012, null, new Date('2024-02-29T12:00:00Z'), '@SUM(A1)'],
		['line\nbreak\ttab', 12345.678, new Date('1899-05-01'), new Date(Number.NaN), '_x0041_ 😀 \uFFFE'],
		['0042', null, null, null, '2026-01-01'],
		['TRUE', Number.NaN]
	]
};

/** What a reader sees, cell by cell. */
const seen = [
	['Name', 'Seats', 'Day', 'Since', '=1+1'],
	['Ana & Bo <b>', '3', '2026-02-28', '2026-07-01 00:15:30', 'plain'],
	['=1+1', '-3', '1970-01-01', '2027-01-01 00:30:00', '+1+1'],
	['two  spaces ', '0.1', '2200-12-31', '', '-2+3'],
	[' "quoted",  bell', '123456789012', '', '2024-02-29 13:00:00', '@SUM(A1)'],
	['line\nbreak\ttab', '12345.678', '1899-05-01', '', '_x0041_ 😀 '],
	['0042', '', '', '', '2026-01-01'],
	['TRUE', '', '', '', '']
];

const files = (format: 'xlsx' | 'ods', table = votes) => unzipSync(sheetFile(table, format).bytes);
const part = (format: 'xlsx' | 'ods', path: string) => strFromU8(files(format)[path]!);

const noLimits = { rows: 1e6, columns: 1e5, letters: 1e6 };
const officeIsHere = spawnSync('which', ['localc']).status === 0;

/** LibreOffice opens the files and says what it sees; formulas would show their value. */
function asLibreOfficeSees(table: Table): string[][][] {
	const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
	try {
		const formats = ['xlsx', 'ods'] as const;
		const paths = formats.map((format) => join(folder, `${format}.${format}`));
		formats.forEach((format, at) => {
			writeFileSync(paths[at]!, sheetFile(table, format).bytes);
		});
		const home = `-env:UserInstallation=file://${join(folder, 'home')}`;
		const asked = ['--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'];
		execFileSync('soffice', [home, ...asked, '--outdir', folder, ...paths], { stdio: 'ignore' });
		return formats.map((format) => readCsv(readFileSync(join(folder, `${format}.csv`), 'utf8'), noLimits).rows);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

test.runIf(officeIsHere)('LibreOffice sees in XLSX and ODS every cell as it was meant', { timeout: 120_000 }, () => {
	const [xlsx, ods] = asLibreOfficeSees(votes);
	expect(xlsx).toEqual(seen);
	expect(ods).toEqual(seen.map((row) => row.map((cell) => cell.replace('\t', ' '))));
});

test('texts that look like formulas are stored as texts', () => {
	expect(part('xlsx', 'xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
	expect(part('xlsx', 'xl/worksheets/sheet1.xml')).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>');
	expect(part('ods', 'content.xml')).not.toContain('table:formula');
});

test('titles and the first column stay in sight', () => {
	expect(part('xlsx', 'xl/worksheets/sheet1.xml')).toContain('xSplit="1" ySplit="1" topLeftCell="B2"');
	expect(part('ods', 'settings.xml')).toMatch(/VerticalSplitMode" config:type="short">2</);
});

test('no character that XML forbids gets in', () => {
	const all = [part('xlsx', 'xl/worksheets/sheet1.xml'), part('ods', 'content.xml')].join('');
	// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
	expect(all).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
});

test('an OpenDocument file says what it is in its first bytes', () => {
	const head = Buffer.from(sheetFile(votes, 'ods').bytes.subarray(0, 90)).toString('latin1');
	expect(head.slice(30)).toMatch(/^mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/);
	expect(head.startsWith('PK\u0003\u0004')).toBe(true);
});

test('the same table gives the same bytes', () => {
	for (const format of ['csv', 'json', 'xlsx', 'ods'] as const)
		expect(Buffer.from(sheetFile(votes, format).bytes).equals(sheetFile(votes, format).bytes)).toBe(true);
});

test('JSON holds the columns and the rows', () => {
	const read = JSON.parse(new TextDecoder().decode(sheetFile(votes, 'json').bytes));
	expect(read.columns[1]).toEqual({ title: 'Seats', kind: 'number' });
	expect(read.rows[1].slice(0, 3)).toEqual(['=1+1', -3, '1970-01-01T00:00:00.000Z']);
});

test('a sheet has a name that every program takes', () => {
	expect(sheetName("'Votes: [2026] / a*b?'")).toBe('Votes 2026 a b');
	expect(sheetName('😀'.repeat(40)).length).toBeLessThanOrEqual(31);
	for (const empty of ['', "'", '///', '\u0000']) expect(sheetName(empty)).toBe('Archipel');
});

test('columns are lettered', () =>
	expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']));

test.runIf(officeIsHere)('a table with nothing in it opens', { timeout: 120_000 }, () => {
	const empty = { name: '', columns: [{ title: 'Only', kind: 'text' as const }], rows: [] };
	expect(asLibreOfficeSees(empty)).toEqual([[['Only']], [['Only']]]);
});

test('a poll of 20 voters and 6,760 options is written within seconds', () => {
	const columns = Array.from({ length: 6760 }, (_, at) => ({ title: `Option ${at}`, kind: 'text' as const }));
	const rows = Array.from({ length: 20 }, () => columns.map(() => 'yes'));
	for (const format of ['csv', 'xlsx', 'ods'] as const) {
		const start = performance.now();
		sheetFile({ name: 'Big', columns, rows }, format);
		expect(performance.now() - start).toBeLessThan(30_000);
	}
});

test('only the formats we write are asked for', () => {
	expect(['csv', 'xlsx', 'ods', 'json'].every(isSheetFormat)).toBe(true);
	expect(['ics', 'constructor', '__proto__'].some(isSheetFormat)).toBe(false);
});
