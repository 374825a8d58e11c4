/**
 * "Fill my row from my calendar": reads an .ics file in the voter's browser, and only there; the file never leaves it.
 * Brings ical.js along, so an island loads this file when a calendar is dropped, not before.
 */
import ICAL from 'ical.js';
import { refusal } from '#base/refusal.ts';
import { addDays, instantOf, zoneHere } from '#base/zones.ts';
import {
	isCancelled,
	isFree,
	listedBusy,
	type Occurrence,
	occurrencesOf,
	type Reading,
	type Replacement,
	replacementOf,
	type Stretch
} from './busy/events.ts';
import { effortPerFile } from './busy/repeats.ts';
import { zonesIn } from './busy/zones.ts';
import type { Slot } from './slots.ts';

export const maxCalendarBytes = 5 * 1024 * 1024;

const tooBig = refusal('polls.calendar-too-big', 413);
const unreadable = refusal('polls.calendar-unreadable', 422);

export type BusyTime = { start: Date; end: Date };

export type BusyReading = {
	/** In order, none touching the next. */
	busy: BusyTime[];
	/** Zone names nobody could read: their hours were taken for the reader's. */
	unknownZones: string[];
	/** Events that could not be read, or not to the end. */
	skipped: number;
};

/**
 * When a calendar says its owner is busy, between two instants. Floating hours and whole days are the reader's.
 * Refuses `polls.calendar-too-big` and `polls.calendar-unreadable`.
 */
export function busyTimes(icsText: string, from: Date, to: Date, readerZone = zoneHere()): BusyReading {
	if (icsText.length > maxCalendarBytes) throw tooBig({ gaps: { limit: 5 } });
	const effort = effortPerFile();
	const stretches: Stretch[] = [];
	const unknown = new Set<string>();
	const { calendars, dropped } = calendarsIn(icsText);
	let skipped = dropped;
	for (const calendar of calendars) {
		const reading: Reading = { zones: zonesIn(calendar, readerZone), readerZone, to, effort, cut: 0 };
		for (const events of byUid(eventsIn(calendar))) {
			// One event written against the rules must not hide the others; the reader is told how many.
			try {
				stretches.push(...stretchesOf(events, reading));
			} catch {
				skipped++;
			}
		}
		for (const listed of calendar.getAllSubcomponents('vfreebusy')) stretches.push(...listedBusy(listed, reading));
		skipped += reading.cut;
		for (const name of reading.zones.unknown) unknown.add(name);
	}
	return { busy: merged(stretches, from.getTime(), to.getTime()), unknownZones: [...unknown], skipped };
}

// Lines that are no lines of a calendar, as some web sites write them, would make ical.js give up the whole file.
const strayLine = /^(?![ \t])[^:\r\n]+\r?\n(?![ \t])/gm;

// Microsoft's name for UTC holds a colon, and is often written without the quotes that would keep it together.
const bareUtc = /;TZID=tzone:\/\/Microsoft\/Utc:/g;

type Calendars = { calendars: ICAL.Component[]; dropped: number };

function calendarsIn(icsText: string): Calendars {
	const text = icsText
		.replace(/^\ufeff/, '')
		.replace(strayLine, '')
		.replace(bareUtc, ';TZID=Utc:');
	const whole = parsed(text);
	if (whole) return { calendars: whole, dropped: 0 };
	// One word out of place and ical.js gives up the whole file: then each event is tried by itself.
	let dropped = 0;
	const mended = text.replace(/^BEGIN:VEVENT\r?\n[\s\S]*?^END:VEVENT\r?\n/gm, (event) => {
		if (parsed(`BEGIN:VCALENDAR\n${event}END:VCALENDAR`)) return event;
		dropped++;
		return '';
	});
	const calendars = dropped > 0 && parsed(mended);
	if (!calendars) throw unreadable();
	return { calendars, dropped };
}

function parsed(text: string): ICAL.Component[] | null {
	try {
		const found = ICAL.parse(text) as unknown[];
		const all = (typeof found[0] === 'string' ? [found] : found) as unknown[][];
		const calendars = all.filter(([name]) => name === 'vcalendar').map((each) => new ICAL.Component(each));
		return calendars.length > 0 ? calendars : null;
	} catch {
		return null; // ical.js throws whatever comes to hand for a text that is no calendar.
	}
}

// Events are taken out of their calendar: inside, ical.js searches all of it for the zone of every single time.
const eventsIn = (calendar: ICAL.Component): ICAL.Component[] =>
	calendar.getAllSubcomponents('vevent').map(({ jCal }) => new ICAL.Component(jCal));

function byUid(events: ICAL.Component[]): Iterable<ICAL.Component[]> {
	const groups = new Map<unknown, ICAL.Component[]>();
	for (const event of events) {
		const uid = event.getFirstPropertyValue('uid') ?? event;
		const group = groups.get(uid);
		if (group) group.push(event);
		else groups.set(uid, [event]);
	}
	return groups.values();
}

/** All that one UID stands for: its series, and what replaces single occurrences of it. */
function stretchesOf(events: ICAL.Component[], reading: Reading): Stretch[] {
	const replacements = events.map((event) => replacementOf(event, reading)).filter((each) => each !== null);
	const series = events.filter((event) => !event.hasProperty('recurrence-id') && !isCancelled(event));
	const kept = series.filter((event) => !isFree(event)).flatMap((event) => occurrencesOf(event, reading));
	return [
		...kept.flatMap((occurrence) => unlessReplaced(occurrence, replacements, reading)),
		...replacements.flatMap(({ event }) => ownStretch(event, reading))
	];
}

const ownStretch = (event: ICAL.Component, reading: Reading): Stretch[] =>
	isCancelled(event) || isFree(event) ? [] : occurrencesOf(event, reading).map(({ stretch }) => stretch);

function unlessReplaced({ id, stretch }: Occurrence, replacements: Replacement[], reading: Reading): Stretch[] {
	if (replacements.some((each) => each.id === id)) return [];
	const before = replacements.filter((each) => each.onwards && each.id < id).sort((a, b) => b.id - a.id);
	if (!before[0]) return [stretch];
	const shift = id - before[0].id;
	return ownStretch(before[0].event, reading).map(({ start, end }) => ({ start: start + shift, end: end + shift }));
}

function merged(stretches: Stretch[], from: number, to: number): BusyTime[] {
	const within = stretches.filter(({ start, end }) => start < end && start < to && end > from);
	const all: Stretch[] = [];
	for (const { start, end } of within.sort((a, b) => a.start - b.start)) {
		const last = all[all.length - 1];
		if (last && start <= last.end) last.end = Math.max(last.end, end);
		else all.push({ start, end });
	}
	return all.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));
}

/** `busy` where the hours collide or the whole day is taken, `partly` where something lies on a day without hours. */
export type Collision = 'busy' | 'partly';

/** The options that collide with busy times, by id; `zone` says where the days of options without hours lie. */
export function busySlots(
	options: readonly { id: string; slot?: Slot }[],
	busy: readonly BusyTime[],
	zone: string
): Map<string, Collision> {
	const collisions = new Map<string, Collision>();
	for (const { id, slot } of options) {
		const collision = slot && collisionOf(slot, busy, zone);
		if (collision) collisions.set(id, collision);
	}
	return collisions;
}

function collisionOf(slot: Slot, busy: readonly BusyTime[], zone: string): Collision | null {
	const { start, end } = stretchOfSlot(slot, zone);
	const meets = busy.filter((each) => each.start.getTime() < end && each.end.getTime() > start);
	if (meets.length === 0) return null;
	const isWhole = meets.some((each) => each.start.getTime() <= start && each.end.getTime() >= end);
	return slot.kind === 'time' || isWhole ? 'busy' : 'partly';
}

function stretchOfSlot(slot: Slot, zone: string): Stretch {
	if (slot.kind === 'time') {
		const start = Date.parse(slot.start);
		return { start, end: slot.end === undefined ? start + 1 : Date.parse(slot.end) };
	}
	const midnight = (day: string) => instantOf({ day, time: '00:00' }, zone).getTime();
	return { start: midnight(slot.day), end: midnight(addDays(slot.day, 1)) };
}
