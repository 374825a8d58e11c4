/** Chosen days as rows of the form. A row keeps its number, so that what is wrong with it stays beside it. */
import { type Day, isDay } from '#base/zones.ts';
import { rowsByNumber } from '../rows.ts';

export type DayRow = { number: number; day: string; hours: string; capacity: string };

const byDay = (one: DayRow, other: DayRow): number =>
	one.day < other.day ? -1 : one.day > other.day ? 1 : one.number - other.number;

/** Rows that say something; empty ones are left behind. */
export const rowsOfTyped = (typed: Record<string, string>): DayRow[] =>
	[...rowsByNumber(typed, 'rows')]
		.map(([number, { day = '', hours = '', capacity = '' }]) => ({ number, day, hours, capacity }))
		.filter(({ day, hours, capacity }) => day !== '' || hours !== '' || capacity !== '')
		.sort(byDay);

export const daysOfRows = (rows: DayRow[]): ReadonlySet<Day> => new Set(rows.map(({ day }) => day).filter(isDay));

/** Days that are there already stay as they are. */
export function withDays(rows: DayRow[], days: Day[]): DayRow[] {
	const known = daysOfRows(rows);
	let number = rows.reduce((highest, row) => Math.max(highest, row.number), -1);
	const fresh = days
		.filter((day) => !known.has(day))
		.map((day) => ({ number: ++number, day, hours: '', capacity: '' }));
	return [...rows, ...fresh].sort(byDay);
}

export function withoutDays(rows: DayRow[], days: Day[]): DayRow[] {
	const gone = new Set(days);
	return rows.filter(({ day }) => !gone.has(day));
}
