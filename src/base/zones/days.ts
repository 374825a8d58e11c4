import { refusal } from '../refusal.ts';

/** A calendar day, 'YYYY-MM-DD', in no zone. */
export type Day = string;

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = number;

export const firstYear = 1970;
export const lastYear = 2200;

export const badDay = refusal('base.bad-day', 422);

const dayMs = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Milliseconds of that day's midnight on a clock of no zone. Refuses `base.bad-day`. */
export function midnightOf(day: Day): number {
	const [, year, month, date] = (shape.exec(day) ?? []).map(Number);
	const midnight = Date.UTC(year!, month! - 1, date!);
	if (!(year! >= firstYear && year! <= lastYear) || dayAt(midnight) !== day) throw badDay();
	return midnight;
}

export const dayAt = (wallMs: number): Day => new Date(wallMs).toISOString().slice(0, 10);

/** A day that exists, from 1970 to 2200. */
export function isDay(text: unknown): text is Day {
	const [, year, month, date] = (typeof text === 'string' ? (shape.exec(text) ?? []) : []).map(Number);
	return year! >= firstYear && year! <= lastYear && dayAt(Date.UTC(year!, month! - 1, date!)) === text;
}

/** Refuses `base.bad-day` where the sum leaves 1970–2200. */
export function addDays(day: Day, count: number): Day {
	const midnight = midnightOf(day) + count * dayMs;
	if (!(midnight >= Date.UTC(firstYear, 0, 1) && midnight < Date.UTC(lastYear + 1, 0, 1))) throw badDay();
	return dayAt(midnight);
}

/** Days from one to the other; negative when `to` comes first. */
export const daysBetween = (from: Day, to: Day): number => (midnightOf(to) - midnightOf(from)) / dayMs;

export const weekday = (day: Day): Weekday => new Date(midnightOf(day)).getUTCDay() || 7;

export type GridCell = { day: Day; inMonth: boolean };

/**
 * The weeks of a month, seven cells each, filled up with days of the months around it.
 * @param month 1 to 12.
 */
export function monthGrid(year: number, month: number, firstDayOfWeek: Weekday = 1): GridCell[][] {
	const first = midnightOf(`${year}-${String(month).padStart(2, '0')}-01`);
	const next = Date.UTC(year, month, 1);
	const lead = ((new Date(first).getUTCDay() || 7) - firstDayOfWeek + 7) % 7;
	const weeks: GridCell[][] = [];
	for (let start = first - lead * dayMs; start < next; start += 7 * dayMs) {
		weeks.push(
			Array.from({ length: 7 }, (_, column) => {
				const midnight = start + column * dayMs;
				return { day: dayAt(midnight), inMonth: midnight >= first && midnight < next };
			})
		);
	}
	return weeks;
}

type WeekInfo = { firstDay: Weekday };

/** The day a week begins with where that language is spoken; Monday where the browser does not know. */
export function firstWeekday(language: string): Weekday {
	const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?(): WeekInfo; weekInfo?: WeekInfo };
	return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}
