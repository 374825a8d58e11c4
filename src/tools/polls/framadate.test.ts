import { expect, test } from 'vitest';
import { cellName, readFramadate } from './framadate.ts';
import { openingInput } from './input.ts';
import { newPoll } from './making.ts';
import { printedDay, printedDays } from './printed-day.ts';
import { noon } from './samples.ts';

const importing = { title: 'Répétition', zone: 'Europe/Paris', language: 'fr' };
const read = (rows: string[][], more = {}) => readFramadate(rows, { ...importing, ...more });
const faults = (rows: string[][]) => (read(rows).faults ?? []).map(({ field, code }) => `${field} ${code}`);

// As exportcsv.php writes it: an empty first cell, one comma too many at the end of each row.
const french = [
	['\uFEFF', '16/05/2022', '16/05/2022', '03/06/2022', ''],
	['', '8h-10h', 'soir', '', ''],
	['Ana', 'Oui', 'Si nécessaire', 'Non', ''],
	['Dov', 'Inconnu', '', 'Oui', ''],
	["'=SOMME(A1)", 'Non', 'Non', 'Non', '']
];

test('a date poll comes over with its slots, voters and answers', () => {
	const { made } = read(french);
	expect(made!.input.options).toEqual([
		{ start: '2022-05-16T06:00:00.000Z', end: '2022-05-16T08:00:00.000Z' },
		{ day: '2022-05-16', text: 'soir' },
		{ day: '2022-06-03' }
	]);
	expect(made!.ballots).toEqual([
		{ name: 'Ana', choices: { 1: 'yes', 2: 'maybe', 3: 'no' } },
		{ name: 'Dov', choices: { 3: 'yes' } },
		{ name: '=SOMME(A1)', choices: { 1: 'no', 2: 'no', 3: 'no' } }
	]);
	expect(made).toMatchObject({ dayOrder: 'dmy', sureOfDays: true });
});

test('what comes over passes the same door as a poll made by hand', () => {
	const input = openingInput.parse(read(french).made!.input);
	expect(newPoll(input, noon).made).toMatchObject({ kind: 'date', title: 'Répétition' });
});

test('a choice poll has one row of labels', () => {
	const { made } = read([
		['', 'Pain', 'Vin, rouge', ''],
		['Ana', 'Yes', 'Under reserve', ''],
		['Bo', 'No', 'Unknown', '']
	]);
	expect(made!.input).toMatchObject({ kind: 'choice', options: [{ label: 'Pain' }, { label: 'Vin, rouge' }] });
	expect(made!.ballots[1]).toEqual({ name: 'Bo', choices: { 1: 'no' } });
});

test.each([
	['16/05/2022', 'dmy', '2022-05-16'],
	['16.05.22', 'dmy', '2022-05-16'],
	['16-05-2022', 'dmy', '2022-05-16'],
	['5/16/22', 'mdy', '2022-05-16'],
	['2022-05-16', 'dmy', '2022-05-16'],
	['2022.05.16.', 'mdy', '2022-05-16'],
	['22-05-16', 'ymd', '2022-05-16'],
	['16\u200f/5\u200f/2022', 'dmy', '2022-05-16'],
	['lundi 16 mai 2022', 'dmy', '2022-05-16'],
	['mar. 1 déc. 2026', 'dmy', '2026-12-01'],
	['Tue, Mar 3, 2026', 'dmy', '2026-03-03'],
	['mar, 2 giu 2026', 'dmy', '2026-06-02'],
	['Montag, den 16. Mai 2022', 'dmy', '2022-05-16'],
	['Monday, May 16, 2022', 'dmy', '2022-05-16'],
	['mercredi 3 août 2022', 'dmy', '2022-08-03'],
	['31/02/2022', 'dmy', null],
	['01/01/99999', 'dmy', null],
	['Pain', 'dmy', null]
] as const)('%s reads, %s, as %s', (text, order, day) => {
	expect(printedDay(text, order)).toBe(day);
});

test('the order of day and month is the one that makes all of them days, forward in time', () => {
	expect(printedDays(['5/1/22', '5/16/22'], 'dmy')).toMatchObject({ order: 'mdy', sure: true });
	expect(printedDays(['03/04/2022', '01/05/2022'], 'mdy')).toMatchObject({ order: 'dmy', sure: true });
	expect(printedDays(['01/02/2022', '03/04/2022'], 'dmy')).toMatchObject({ order: 'dmy', sure: false });
	expect(printedDays(['01/02/2022', '03/04/2022'], 'mdy')).toMatchObject({ order: 'mdy', sure: false });
	expect(printedDays(['2022-05-16'], 'dmy').sure).toBe(true);
});

test('days that read two ways are told so that the person can be asked, and the answer is followed', () => {
	const rows = [
		['', '01/02/2022'],
		['', '']
	];
	expect(read(rows).made).toMatchObject({ sureOfDays: false, input: { options: [{ day: '2022-02-01' }] } });
	expect(read(rows, { dayOrder: 'mdy' }).made).toMatchObject({
		sureOfDays: true,
		input: { options: [{ day: '2022-01-02' }] }
	});
	const english = [...rows, ['Ana', 'Yes']];
	expect(read(english).made!.dayOrder).toBe('mdy');
});

test('what is wrong is named by its cell', () => {
	expect(
		faults([
			['', '16/05/2022', 'Pain'],
			['', '8h', '9h']
		])
	).toEqual(['C1 not-a-date']);
	expect(faults([['', 'Pain', 'pain']])).toEqual(['C1 twice']);
	expect(
		faults([
			['', '16/05/2022', '16/05/2022'],
			['', '8h', '8:00']
		])
	).toEqual(['C2 twice']);
	expect(
		faults([
			['', 'Pain'],
			['Ana', 'Peut-être bien'],
			['', 'Oui']
		])
	).toEqual(['B2 not-one-of', 'A3 required']);
	expect(
		faults([
			['', 'Pain'],
			['Ana', 'Oui', 'Oui']
		])
	).toEqual(['C2 not-allowed']);
	expect(
		faults([
			['', 'Pain'],
			['A\0na', 'Oui']
		])
	).toEqual(['A2 not-allowed']);
	expect([cellName(0, 25), cellName(4, 26), cellName(9, 701), cellName(0, 702)]).toEqual(['Z1', 'AA5', 'ZZ10', 'AAA1']);
});

test('files that Framadate never wrote are refused', () => {
	expect(faults([])).toEqual(['file empty']);
	expect(
		faults([
			['name', 'mail'],
			['Ana', 'ana@example.org']
		])
	).toEqual(['A1 not-framadate']);
	expect(faults([[''], ['']])).toEqual(['A1 not-framadate']);
	expect(faults(Array.from({ length: 5_003 }, () => ['', 'Pain']))).toEqual(['file too-many-ballots']);
	expect(faults([['', ...Array.from({ length: 1_001 }, (_, place) => `Idea ${place}`)]])).toEqual([
		'file too-many-options'
	]);
	expect(faults([['', 'a'.repeat(10_001)]])).toEqual(['B1 not-allowed']);
});

test('a label longer than ours is cut, and stands whole in the text', () => {
	const long = `${'mot '.repeat(100)}fin`;
	const [option] = read([['', long]]).made!.input.options;
	expect(option!.label!.length).toBeLessThanOrEqual(200);
	expect(option!.text).toBe(long);
});
