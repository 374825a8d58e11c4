/** Days as programs print them for people: 16/05/2022, 5/16/22, 16.05.22, 2022-05-16, lundi 16 mai 2022. */
import { isDay } from '#base/inputs.ts';
import { unaccented } from '#base/text.ts';

/** What comes first: the same digits are two days in Paris and in Boston. */
export const dayOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DayOrder = (typeof dayOrders)[number];

const marks = /[\u200e\u200f\u061c\u202a-\u202e]/g;
const shape = /^(\d{1,4})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{1,4})\.?$/;

const two = (digits: string): string => digits.padStart(2, '0');
const fourOf = (year: string): string => (year.length === 2 ? `20${year}` : year);

/** 'YYYY-MM-DD', or null where it is no day in that order. A year of four digits in front settles the order. */
export function printedDay(printed: string, order: DayOrder): string | null {
	const text = printed.replace(marks, '').trim();
	if (text.length > 40) return null;
	const [, first, second, third] = shape.exec(text) ?? [];
	if (first === undefined) return wordedDay(text);
	const parts = first.length === 4 || order === 'ymd' ? [first, second, third] : [third, second, first];
	const [year, month, date] = first.length < 4 && order === 'mdy' ? [third, first, second] : parts;
	const day = `${fourOf(year!)}-${two(month!)}-${two(date!)}`;
	return isDay(day) ? day : null;
}

const languages = ['fr', 'en', 'de', 'es', 'it', 'nl', 'oc', 'br', 'ca', 'gl', 'pt', 'eu', 'sv', 'cs', 'hu'];
let months: Map<string, number> | undefined;

const folded = (word: string): string => unaccented(word.toLowerCase()).replace(/\.$/, '');

function monthNames(): Map<string, number> {
	const names = new Map<string, number>();
	for (const language of languages)
		for (const style of ['long', 'short'] as const) {
			const said = new Intl.DateTimeFormat(language, { day: 'numeric', month: style, timeZone: 'UTC' });
			for (let month = 0; month < 12; month++) {
				const name = said.formatToParts(Date.UTC(2024, month, 1)).find(({ type }) => type === 'month')!.value;
				// Basque says some months by their number.
				if (!names.has(folded(name)) && !/\d/.test(name)) names.set(folded(name), month + 1);
			}
		}
	return names;
}

function wordedDay(text: string): string | null {
	const numbers = text.match(/\d+/g) ?? [];
	const year = numbers.find(({ length }) => length === 4);
	const date = numbers.find(({ length }) => length <= 2);
	months ??= monthNames();
	// The last: "mar." in front of it is a Tuesday, not March.
	const month = text
		.split(/[\s,]+/)
		.flatMap((word) => months!.get(folded(word)) ?? [])
		.at(-1);
	if (!year || !date || !month) return null;
	const day = `${year}-${two(String(month))}-${two(date)}`;
	return isDay(day) ? day : null;
}

export type OrderedDays = { order: DayOrder; days: (string | null)[]; sure: boolean };

const holes = (days: (string | null)[]): number => days.filter((day) => day === null).length;
const falls = (days: (string | null)[]): number =>
	days.filter((day, place) => place > 0 && day !== null && day < (days[place - 1] ?? '')).length;

/** Reads a row in the order that leaves fewest holes and, among those, runs forward in time; `liked` settles ties. */
export function printedDays(row: string[], liked: DayOrder): OrderedDays {
	const [best, next] = [liked, ...dayOrders.filter((order) => order !== liked)]
		.map((order) => ({ order, days: row.map((text) => printedDay(text, order)) }))
		.map((read) => ({ ...read, cost: holes(read.days) * 1_000_000 + falls(read.days) }))
		.sort((one, other) => one.cost - other.cost);
	const same = best!.days.every((day, place) => day === next!.days[place]);
	return { order: best!.order, days: best!.days, sure: same || best!.cost < next!.cost };
}
