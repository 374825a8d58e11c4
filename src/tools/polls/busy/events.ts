import ICAL from 'ical.js';
import { dayAt, momentOf } from '#base/zones.ts';
import { type Effort, repeatsOf } from './repeats.ts';
import type { ZoneFinder } from './zones.ts';

/** Milliseconds since 1970, the end excluded. */
export type Stretch = { start: number; end: number };

export type Reading = { zones: ZoneFinder; readerZone: string; to: Date; effort: Effort; cut: number };

const dayMs = 86_400_000;

const timesOf = (event: ICAL.Component, name: string, { zones }: Reading): ICAL.Time[] =>
	event.getAllProperties(name).flatMap((property) =>
		property.getValues().flatMap((value: unknown) => {
			const time = value instanceof ICAL.Period ? value.start : value;
			return time instanceof ICAL.Time ? [zones.place(time, property.getFirstParameter('tzid'))] : [];
		})
	);

/** A day begins at the reader's midnight; what has an hour is at that hour of its zone. */
export function msOf(time: ICAL.Time, { readerZone }: Reading): number {
	if (!time.isDate) return time.toUnixTime() * 1000;
	return momentOf(Date.UTC(time.year, time.month - 1, time.day), readerZone);
}

const wordOf = (event: ICAL.Component, name: string): string =>
	String(event.getFirstPropertyValue(name) ?? '').toUpperCase();

export const isCancelled = (event: ICAL.Component): boolean => wordOf(event, 'status') === 'CANCELLED';

export const isFree = (event: ICAL.Component): boolean =>
	wordOf(event, 'transp') === 'TRANSPARENT' || wordOf(event, 'x-microsoft-cdo-busystatus') === 'FREE';

type Length = { days: number } | { ms: number };

function lengthOf(event: ICAL.Component, start: ICAL.Time, reading: Reading): Length {
	const [end] = timesOf(event, 'dtend', reading);
	const duration = event.getFirstPropertyValue('duration');
	if (end?.isDate && start.isDate) return { days: Math.round((end.toUnixTime() - start.toUnixTime()) / 86_400) };
	if (end) return { ms: msOf(end, reading) - msOf(start, reading) };
	if (!(duration instanceof ICAL.Duration)) return start.isDate ? { days: 1 } : { ms: 0 };
	return start.isDate ? { days: Math.ceil(duration.toSeconds() / 86_400) } : { ms: duration.toSeconds() * 1000 };
}

function stretchFrom(start: ICAL.Time, length: Length, reading: Reading): Stretch {
	const from = msOf(start, reading);
	if ('ms' in length) return { start: from, end: from + length.ms };
	const lastMidnight = Date.UTC(start.year, start.month - 1, start.day) + length.days * dayMs;
	return { start: from, end: momentOf(lastMidnight, reading.readerZone) };
}

/** An occurrence, known by the start it had before anybody moved it. */
export type Occurrence = { id: number; stretch: Stretch };

/** All that RRULE and RDATE give, less what EXDATE takes away. */
export function occurrencesOf(event: ICAL.Component, reading: Reading): Occurrence[] {
	const [start] = timesOf(event, 'dtstart', reading);
	if (!start) return [];
	const rules = event
		.getAllProperties('rrule')
		.map((property) => property.getFirstValue() as unknown)
		.filter((rule) => rule instanceof ICAL.Recur);
	const repeats = repeatsOf(rules, start, reading.to, reading.effort);
	if (repeats.cut) reading.cut++;
	const length = lengthOf(event, start, reading);
	const isExcluded = excludedIn(event, reading);
	const found = new Map<number, Occurrence>();
	for (const time of [start, ...repeats.starts, ...timesOf(event, 'rdate', reading)]) {
		const id = msOf(time, reading);
		if (!isExcluded(time, id)) found.set(id, { id, stretch: stretchFrom(time, length, reading) });
	}
	return [...found.values()];
}

const dayName = ({ year, month, day }: ICAL.Time): string => dayAt(Date.UTC(year, month - 1, day));

/** An EXDATE that is a mere day takes away whatever begins on it. */
function excludedIn(event: ICAL.Component, reading: Reading): (time: ICAL.Time, id: number) => boolean {
	const times = timesOf(event, 'exdate', reading);
	const moments = new Set(times.filter(({ isDate }) => !isDate).map((time) => msOf(time, reading)));
	const days = new Set(times.filter(({ isDate }) => isDate).map(dayName));
	return (time, id) => moments.has(id) || days.has(dayName(time));
}

/** The occurrence that a RECURRENCE-ID replaces; with `onwards`, all later ones move along with it. */
export type Replacement = { id: number; onwards: boolean; event: ICAL.Component };

export function replacementOf(event: ICAL.Component, reading: Reading): Replacement | null {
	const [time] = timesOf(event, 'recurrence-id', reading);
	if (!time) return null;
	const range = event.getFirstProperty('recurrence-id')?.getFirstParameter('range');
	return { id: msOf(time, reading), onwards: range === 'THISANDFUTURE', event };
}

const mostPeriods = 20_000;

/** What a list of busy times says, as some calendars publish it in place of events (RFC 5545 §3.6.4). */
export const listedBusy = (listed: ICAL.Component, { zones }: Reading): Stretch[] =>
	listed
		.getAllProperties('freebusy')
		.filter((property) => String(property.getFirstParameter('fbtype') ?? 'BUSY').toUpperCase() !== 'FREE')
		.flatMap((property) => property.getValues() as unknown[])
		.filter((value) => value instanceof ICAL.Period)
		.slice(0, mostPeriods)
		.map((period) => {
			const [start, end] = [period.start, period.getEnd()].map((time) => zones.place(time, undefined));
			return { start: start!.toUnixTime() * 1000, end: end!.toUnixTime() * 1000 };
		});
