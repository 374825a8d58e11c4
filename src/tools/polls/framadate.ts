/**
 * Reads the CSV that Framadate exports (exportcsv.php, versions 0.8 to 1.2): an empty first cell, a row of days or
 * labels, for days a row of moments, then a row per voter; each row ends with one comma too many. Days and answers
 * are written in the language of whoever exported.
 */
import type { FieldFault } from '#base/refusal.ts';
import { cleanLine, cleanText, excerpt, unaccented } from '#base/text.ts';
import type { Answer, Choices } from './ballot.ts';
import type { OpeningInput, OptionInput } from './input.ts';
import type { Made, NewOption } from './making.ts';
import { type Kind, limits } from './poll.ts';
import { type DayOrder, type OrderedDays, printedDay, printedDays } from './printed-day.ts';
import { optionKey } from './proposal.ts';
import { parseSlot, type Slot } from './slots.ts';

const words: Record<Answer | 'unknown', string> = {
	yes: 'yes|oui|ja|si|oc|ya|sim|ano|bai|igen|ναι|نعم|ok|1',
	maybe:
		'under reserve|ifneedbe|if need be|maybe|(yes)|si necessaire|si besoin|peut-etre|(oui)|unter vorbehalt|indien nodig|si es necessari|en caso de ser necesario|se necessario|se e preciso|baixo reserva|se cal|amb reserva|marteze|v ramci rezervy|υπο δεσμευση|erreserbapean|felteteles|reserverad',
	no: 'no|non|nein|nee|nao|ne|nej|ez|nem|οχι|لا|ket|0',
	unknown: '|?|unknown|unkown|inconnu|unbekannt|onbekend|desconegut|desconocido|sconosciuto|nekonata|dianav|مجهول'
};
const meanings = new Map(
	(Object.keys(words) as (keyof typeof words)[]).flatMap((meaning) =>
		words[meaning].split('|').map((word) => [word, meaning] as const)
	)
);

const meaningOf = (cell: string) => meanings.get(unaccented(cell.trim().toLowerCase()));

/** 'C3', as spreadsheets call it; row and column count from 0. */
export function cellName(row: number, column: number): string {
	let letters = '';
	for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
		letters = String.fromCharCode(65 + (rest % 26)) + letters;
	return `${letters}${row + 1}`;
}

export type ImportedBallot = { name: string; choices: Choices };

export type Imported = {
	/** For the same door as a poll made by hand: `openingInput`, then `newPoll`. Options keep the order of columns. */
	input: OpeningInput;
	ballots: ImportedBallot[];
	/** The order days were read in; `sureOfDays` is false where another order reads as well: ask. */
	dayOrder: DayOrder | null;
	sureOfDays: boolean;
};

/** The file says neither title nor zone; `dayOrder` is given once the person was asked. */
export type Importing = { title: string; zone: string; language: string; dayOrder?: DayOrder };

const most = { cells: 1_000_000, cellLength: 10_000, faults: 50 };

/** Faults are named by cell (`C3`); `file` where the whole is not what Framadate writes. */
export function readFramadate(rows: string[][], importing: Importing): Made<Imported> {
	const whole = wholeFault(rows);
	if (whole) return { faults: [whole] };
	const table = tidied(rows);
	const [titles = [], moments = []] = table;
	if (titles.length < 2 || titles[0] !== '') return { faults: [{ field: 'A1', code: 'not-framadate' }] };
	const isDates =
		moments[0] === '' &&
		titles.slice(1).some((title) => (['dmy', 'mdy'] as const).some((order) => printedDay(title, order)));
	const head = isDates ? dateHead(table, importing) : choiceHead(titles);
	const limit = limits.options[head.kind];
	if (head.options.length > limit) return { faults: [{ field: 'file', code: 'too-many-options', limit }] };
	const voters = votersOf(table, isDates ? 2 : 1, head.options.length);
	const faults = [...head.faults, ...twice(head.keys), ...voters.faults].slice(0, most.faults);
	if (faults.length > 0) return { faults };
	return {
		made: {
			input: { title: importing.title, kind: head.kind, options: head.options, settings: { zone: importing.zone } },
			ballots: voters.ballots,
			dayOrder: head.dayOrder,
			sureOfDays: head.sure
		}
	};
}

function wholeFault(rows: string[][]): FieldFault | null {
	if (rows.length === 0) return { field: 'file', code: 'empty' };
	if (rows.length > limits.ballots + 2) return { field: 'file', code: 'too-many-ballots', limit: limits.ballots };
	const cells = rows.reduce((sum, row) => sum + row.length, 0);
	if (cells > most.cells) return { field: 'file', code: 'too-large' };
	for (const [row, line] of rows.entries()) {
		const bad = line.findIndex((cell) => cell.length > most.cellLength || cell.includes('\0'));
		if (bad !== -1) return { field: cellName(row, bad), code: 'not-allowed' };
	}
	return null;
}

// Framadate puts an apostrophe before = + - @ so that spreadsheets do not compute; '-' is a moment of its own.
const unguarded = (cell: string): string => cell.replace(/^'(?=[=+@-])/, '');

/** Without byte order mark, guards, empty cells at the ends of rows, and empty rows. */
function tidied(rows: string[][]): string[][] {
	const table = rows.map((row, place) =>
		withoutEmptyEnd(
			row.map((cell, column) => unguarded(place + column === 0 ? cell.replace(/^\uFEFF/, '') : cell).trim())
		)
	);
	// The second row stays: whole days without voters leave it empty.
	while (table.length > 2 && table.at(-1)!.length === 0) table.pop();
	// A header of nothing but its empty first cell keeps that cell.
	return table.map((row) => (row.length === 0 ? [''] : row));
}

function withoutEmptyEnd(row: string[]): string[] {
	let end = row.length;
	while (end > 0 && row[end - 1] === '') end -= 1;
	return row.slice(0, end);
}

type Head = {
	kind: Kind;
	options: OptionInput[];
	keys: { cell: string; key: string }[];
	faults: FieldFault[];
	dayOrder: DayOrder | null;
	sure: boolean;
};

function choiceHead(titles: string[]): Head {
	const labels = titles.slice(1).map(cleanLine);
	const options = labels.map((label, place): OptionInput => {
		const text = label.length > limits.label ? excerpt(cleanText(titles[place + 1]!), limits.text) : undefined;
		return { label: excerpt(label, limits.label), ...(text && { text }) };
	});
	const keys = options.map((option, place) => ({ cell: cellName(0, place + 1), key: optionKey(option as NewOption) }));
	const faults = keys.filter(({ key }) => key === '').map(({ cell }) => ({ field: cell, code: 'required' }));
	return { kind: 'choice', options, keys: keys.filter(({ key }) => key !== ''), faults, dayOrder: null, sure: true };
}

function dateHead(table: string[][], { zone, language, dayOrder }: Importing): Head {
	const [titles = [], moments = []] = table;
	const columns = Math.max(titles.length, moments.length) - 1;
	// A spreadsheet that merged the cells of a day leaves its name in the first one only.
	let title = '';
	const named = Array.from({ length: columns }, (_, place) => (title = titles[place + 1] || title));
	const read: OrderedDays = dayOrder
		? { order: dayOrder, days: named.map((text) => printedDay(text, dayOrder)), sure: true }
		: printedDays(named, isEnglish(table) ? 'mdy' : 'dmy');
	const slots = read.days.map((day, place) => day && slotAt(moments[place + 1] ?? '', day, zone, language));
	const faults = slots.flatMap((slot, place) => (slot ? [] : [{ field: cellName(0, place + 1), code: 'not-a-date' }]));
	const found = slots.filter((slot) => slot !== null && slot !== '');
	const keys = slots.flatMap((slot, place) =>
		slot ? [{ cell: cellName(1, place + 1), key: optionKey({ slot }) }] : []
	);
	return { kind: 'date', options: found.map(inputOf), keys, faults, dayOrder: read.order, sure: read.sure };
}

const slotAt = (moment: string, day: string, zone: string, language: string): Slot =>
	parseSlot(moment === '-' ? '' : excerpt(moment, 100), day, zone, language);

function inputOf(slot: Slot): OptionInput {
	const { kind: _, ...input } = slot;
	return input;
}

// Only English prints the month first, and only its words for yes and maybe are its own.
const isEnglish = (table: string[][]): boolean =>
	table.slice(2).some((row) => row.slice(1).some((cell) => /^(yes|under reserve|if ?need ?be)$/i.test(cell)));

function twice(keys: Head['keys']): FieldFault[] {
	const seen = new Set<string>();
	return keys.filter(({ key }) => seen.size === seen.add(key).size).map(({ cell }) => ({ field: cell, code: 'twice' }));
}

function votersOf(
	table: string[][],
	first: number,
	options: number
): { ballots: ImportedBallot[]; faults: FieldFault[] } {
	const ballots: ImportedBallot[] = [];
	const faults: FieldFault[] = [];
	for (let row = first; row < table.length && faults.length < most.faults; row++) {
		const [name = '', ...cells] = table[row]!;
		if (cells.length === 0 && name === '') continue;
		if (cleanLine(name) === '') faults.push({ field: cellName(row, 0), code: 'required' });
		if (cells.length > options) faults.push({ field: cellName(row, options + 1), code: 'not-allowed' });
		ballots.push({ name: excerpt(name, 80), choices: choicesOf(cells.slice(0, options), row, faults) });
	}
	return { ballots, faults };
}

function choicesOf(cells: string[], row: number, faults: FieldFault[]): Choices {
	const choices: Choices = {};
	for (const [place, cell] of cells.entries()) {
		const meaning = meaningOf(cell);
		if (meaning === undefined) faults.push({ field: cellName(row, place + 1), code: 'not-one-of' });
		else if (meaning !== 'unknown') choices[place + 1] = meaning;
	}
	return choices;
}
