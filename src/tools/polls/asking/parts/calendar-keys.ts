/** Where the keys of the date grid lead (WAI-ARIA authoring practices, date picker). Pure. */
import { addDays, type Day, type Weekday, weekday } from '#base/zones.ts';

const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day so many months on, or the last one of a month that is too short. */
export function monthAfter(day: Day, months: number): Day {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	const first = new Date(Date.UTC(year, month - 1 + months, 1));
	const inMonth = Math.min(date, lengthOf(first.getUTCFullYear(), first.getUTCMonth() + 1));
	return addDays(first.toISOString().slice(0, 10), inMonth - 1);
}

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

/** @returns null for keys that lead nowhere. */
export function dayAfterKey(day: Day, { key, shiftKey }: Pressed, firstDay: Weekday): Day | null {
	const inWeek = (weekday(day) - firstDay + 7) % 7;
	switch (key) {
		case 'ArrowLeft':
			return addDays(day, -1);
		case 'ArrowRight':
			return addDays(day, 1);
		case 'ArrowUp':
			return addDays(day, -7);
		case 'ArrowDown':
			return addDays(day, 7);
		case 'Home':
			return addDays(day, -inWeek);
		case 'End':
			return addDays(day, 6 - inWeek);
		case 'PageUp':
			return monthAfter(day, shiftKey ? -12 : -1);
		case 'PageDown':
			return monthAfter(day, shiftKey ? 12 : 1);
		default:
			return null;
	}
}
