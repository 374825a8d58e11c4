/** How long a poll is kept where nobody says: never so short that it ends before what it is about. Pure. */
import type { Option } from './poll.ts';
import { dayOf } from './slots.ts';

/** Days after the last change. */
export const usualKeepDays = 183;

/** After the last date people still look at who came, and calendars at what was decided. */
const daysAfter = 30;
const dayMs = 86_400_000;

/** @param most what whoever asks may keep, in days. */
export function keepDaysFor(options: Pick<Option, 'slot'>[], zone: string, now: Date, most: number): number {
	const ends = options.flatMap(({ slot }) => (slot ? [Date.parse(`${dayOf(slot, zone)}T24:00:00Z`)] : []));
	const last = ends.reduce((latest, end) => Math.max(latest, end), 0);
	const needed = Math.ceil((last - Number(now)) / dayMs) + daysAfter;
	return Math.max(usualKeepDays, Math.min(needed, most));
}
