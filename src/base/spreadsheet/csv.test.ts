import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf, neutral } from './csv.ts';
import { decoded, readCsv } from './read-csv.ts';
import type { Table } from './table.ts';

const limits = { rows: 1000, columns: 100, letters: 10_000 };
const table = (rows: Table['rows'], columns = 3): Table => ({
	name: 'Votes',
	columns: Array.from({ length: columns }, (_, at) => ({ title: `c${at}`, kind: 'text' })),
	rows
});
const cellsIn = (text: string) => readCsv(text, limits).rows;

test('Excel knows the letters by the byte order mark, and lines end as RFC 4180 asks', () =>
	expect(csvOf(table([['é', 'a,b', 'say "hi"\nthere']]))).toBe('\uFEFFc0,c1,c2\r\né,"a,b","say ""hi""\nthere"\r\n'));

test('a text cannot run as a formula', () => {
	for (const text of [
		'=1+1',
		'+cmd|x',
		'-2+3',
		'@SUM(A1)',
		'\t=1',
		'\r=1',
		'＝1+1',
		'=HYPERLINK("https://evil.example")'
	])
		expect(neutral(text).startsWith("'"), text).toBe(true);
});

test('nor behind a separator that another Excel would cut at', () => {
	expect(neutral('note;=cmd')).toBe("note;'=cmd");
	expect(neutral('note,@x\n=y')).toBe("note,'@x\n'=y");
});

test('numbers stay numbers', () => {
	expect(csvOf(table([[-3, 1.5, '-3']]))).toContain('\r\n-3,1.5,-3\r\n');
	expect(neutral('+33612345678')).toBe('+33612345678');
	expect(csvOf(table([[Number.NaN, Number.POSITIVE_INFINITY, null]]))).toContain('\r\n,,\r\n');
});

test('days and moments are written as a clock shows them', () => {
	const moment = new Date('2026-03-29T01:30:00Z');
	const columns: Table['columns'] = [
		{ title: 'day', kind: 'day' },
		{ title: 'moment', kind: 'moment' }
	];
	const rows = [[new Date('2026-03-29'), moment]];
	expect(csvOf({ name: '', columns, rows, zone: 'Europe/Paris' })).toContain('2026-03-29,2026-03-29 03:30:00');
});

test('short rows are filled, long rows are cut', () =>
	expect(csvOf(table([['a'], ['a', 'b', 'c', 'd']]))).toContain('\r\na,,\r\na,b,c\r\n'));

test('what was written is read again', () => {
	const text = fc.string({ unit: fc.constantFrom(...'ab ",;\t\r\né😀') });
	fc.assert(
		fc.property(
			fc.array(fc.array(text, { minLength: 2, maxLength: 2 })),
			fc.constantFrom(',', ';', '\t'),
			(rows, separator) => {
				const read = readCsv(csvOf(table(rows, 2), separator as ','), limits);
				expect(read).toEqual({ separator, rows: [['c0', 'c1'], ...rows.map((row) => row.map(neutral))] });
			}
		)
	);
});

test('the separator is found out', () => {
	expect(readCsv('a;b;c\n"1;2";"x,y";3\n', limits)).toEqual({
		separator: ';',
		rows: [
			['a', 'b', 'c'],
			['1;2', 'x,y', '3']
		]
	});
	expect(readCsv('a\tb\n1,5\t2,5', limits).separator).toBe('\t');
	expect(readCsv('only one column\nno, really', limits).rows).toHaveLength(2);
	expect(readCsv('nom;prix\nAna;1,50\nBo;2,75\n', limits).separator).toBe(';');
});

test('a table of another service comes in as it is', () => {
	const framadate =
		'"","2026-06-01","2026-06-01","2026-06-02",\r\n"","10h","14h","Soir",\r\n"Ana","Oui","Non","Si nécessaire",\r\n';
	expect(cellsIn(framadate)).toEqual([
		['', '2026-06-01', '2026-06-01', '2026-06-02', ''],
		['', '10h', '14h', 'Soir', ''],
		['Ana', 'Oui', 'Non', 'Si nécessaire', '']
	]);
});

test('any end of line, a byte order mark and stray quotes are read', () => {
	expect(cellsIn('\uFEFFa,b\rc,d\r\n\r\ne,f')).toEqual([
		['a', 'b'],
		['c', 'd'],
		['e', 'f']
	]);
	expect(cellsIn('5" pipe,b\n"x"y,z')).toEqual([
		['5" pipe', 'b'],
		['xy', 'z']
	]);
	expect(cellsIn('')).toEqual([]);
	expect(cellsIn('a,b,')).toEqual([['a', 'b', '']]);
});

test('what is too much or broken is refused', () => {
	const small = { rows: 2, columns: 2, letters: 5 };
	for (const text of ['a\nb\nc', 'a,b,c', 'abcdef', '"a,b\n","long text"'])
		expect(() => readCsv(text, small), text).toThrow('kernel.csv-too-large');
	expect(() => readCsv('a,"b\nc', limits)).toThrow('kernel.csv-malformed');
	expect(() => readCsv('a\0b', limits)).toThrow('kernel.csv-malformed');
});

test('megabytes of quotes or separators take no time to refuse', () => {
	for (const text of ['"'.repeat(2e6), ','.repeat(2e6), '\n'.repeat(2e6), '"",'.repeat(6e5), 'a'.repeat(2e6)]) {
		const start = performance.now();
		try {
			readCsv(text, limits);
		} catch {}
		expect(performance.now() - start).toBeLessThan(15_000);
	}
});

test('files from Excel come in with their letters', () => {
	expect(decoded(Buffer.from('é;à', 'latin1'))).toBe('é;à');
	expect(decoded(Buffer.from('\uFEFFé', 'utf16le'))).toBe('é');
	expect(decoded(Buffer.from('\uFEFFé'))).toBe('é');
});
