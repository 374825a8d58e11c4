/** The dates of a date poll: what a slot is, how it is read, sorted, compared, named and grouped. */
import { refusal } from '#base/refusal.ts';
import {
	addDays,
	type Day,
	type DayStyle,
	daysBetween,
	firstYear,
	formatTimeThere,
	instantOf,
	isDay,
	lastYear,
	offsetOf,
	sayDay,
	sayTime,
	type Wall,
	type Weekday,
	wallOf,
	weekday
} from '#base/zones.ts';
import { type Hours, hoursOf } from './hours.ts';

/** Instants are written as `toISOString` writes them. */
export type Slot =
	| { kind: 'day'; day: Day }
	| { kind: 'time'; start: string; end?: string }
	| { kind: 'text'; day: Day; text: string };

export const maxSlotText = 100;
export const maxDays = 366;
export const maxSlots = 10_000;

const textTooLong = refusal('polls.slot-text-too-long', 422);
const badText = refusal('polls.bad-slot-text', 422);
const badSlot = refusal('polls.bad-slot', 422);
const tooManyDays = refusal('polls.too-many-days', 422);
const tooManySlots = refusal('polls.too-many-slots', 422);

/** One line of text; refuses NUL (`polls.bad-slot-text`) and what is too long (`polls.slot-text-too-long`). */
function lineOf(text: string): string {
	if (text.length > 10 * maxSlotText) throw textTooLong({ gaps: { limit: maxSlotText } });
	if (text.includes('\0')) throw badText();
	const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	if (line.length > maxSlotText) throw textTooLong({ gaps: { limit: maxSlotText } });
	return line;
}

const two = (count: number): string => String(count).padStart(2, '0');

/** Minutes over 1,440 lie on the next day. */
const wallAfter = (day: Day, minutes: number): Wall => ({
	day: addDays(day, Math.floor(minutes / 1440)),
	time: `${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`
});

const instantAfter = (day: Day, minutes: number, zone: string): Date => instantOf(wallAfter(day, minutes), zone);

function timeSlot(day: Day, { start, end }: Hours, zone: string): Slot {
	const first = instantAfter(day, start, zone);
	if (end === undefined) return { kind: 'time', start: first.toISOString() };
	const last = endHeld(first, instantAfter(day, end, zone), (end - start) * 60_000);
	return { kind: 'time', start: first.toISOString(), end: last.toISOString() };
}

/** Hours that the change of hour skips may push the start past the end: then the length people wrote counts. */
const endHeld = (first: Date, last: Date, written: number): Date =>
	last > first ? last : new Date(first.getTime() + written);

/**
 * Free text beside a day: hours where it says hours, text where not, the whole day where it is empty.
 * Refuses `base.bad-day`, `base.bad-zone`, `polls.slot-text-too-long`, `polls.bad-slot-text`.
 */
export function parseSlot(text: string, day: Day, zone: string, language: string): Slot {
	const line = lineOf(text);
	if (!line) return daySlot(day);
	const hours = hoursOf(line, language);
	return hours ? timeSlot(day, hours, zone) : { kind: 'text', day: daySlot(day).day, text: line };
}

/** Hours that a day skips as clocks go forward: what was written, and what the clocks show instead. */
export type Skipped = { written: Wall; shown: Wall };

/** What becomes of a time on a wall; null where the clocks show it as it was written. */
export function skippedAt(written: Wall, zone: string): Skipped | null {
	const shown = wallOf(instantOf(written, zone), zone);
	return shown.time === written.time ? null : { written, shown };
}

/** The hours in a text that its day skips: "02:30" on a night when two o'clock becomes three. */
export function skippedIn(text: string, day: Day, zone: string, language: string): Skipped[] {
	const { start, end = start } = hoursOf(lineOf(text), language) ?? {};
	const said = start === undefined || end === undefined ? [] : [...new Set([start, end])];
	return said.map((minutes) => skippedAt(wallAfter(day, minutes), zone)).filter((each) => each !== null);
}

/** The hours that a program's words (see `slotFrom`) ask for and that their day skips. */
export function skippedFrom({ day, text = '', start, end }: SlotInput, zone: string, language: string): Skipped[] {
	const walls = [start, end].flatMap((moment) => wallIn(moment) ?? []);
	const told = walls.map((wall) => skippedAt(wall, zone)).filter((each) => each !== null);
	return isDay(day) ? [...told, ...skippedIn(text, day, zone, language)] : told;
}

/** The days already over on the poll's own clocks. */
export function pastDays(options: { slot?: Slot }[], zone: string, now: Date): Day[] {
	const today = wallOf(now, zone).day;
	const days = options.flatMap(({ slot }) => (slot ? dayOf(slot, zone) : []));
	return [...new Set(days)].filter((day) => day < today);
}

const daySlot = (day: Day): { kind: 'day'; day: Day } => ({ kind: 'day', day: addDays(day, 0) });

export type SlotInput = { day?: string; text?: string; start?: string; end?: string };

/**
 * A slot from a program's words: a day, a day with hours as people write them in either language, or instants in
 * ISO 8601; an instant with neither `Z` nor offset is on the poll's clocks. Refuses `polls.bad-slot`.
 */
export function slotFrom({ day, text, start, end }: SlotInput, zone: string): Slot {
	if (start !== undefined) return day === undefined && text === undefined ? between(start, end, zone) : wrong();
	if (!isDay(day) || end !== undefined) throw badSlot();
	const line = lineOf(text ?? '');
	if (!line) return { kind: 'day', day };
	const english = parseSlot(line, day, zone, 'en');
	return english.kind === 'time' ? english : parseSlot(line, day, zone, 'fr');
}

function wrong(field = 'start'): never {
	throw badSlot({ fields: [{ field, code: 'not-a-date' }] });
}

function between(start: string, end: string | undefined, zone: string): Slot {
	const first = instantFrom(start, zone);
	if (end === undefined) return { kind: 'time', start: first.toISOString() };
	const last = endHeld(first, instantFrom(end, zone, 'end'), lengthWritten(start, end));
	if (last <= first) throw badSlot({ fields: [{ field: 'end', code: 'order' }] });
	return { kind: 'time', start: first.toISOString(), end: last.toISOString() };
}

/** Milliseconds between two times on the same clocks, as they stand on a wall; 0 where either says its own clocks. */
function lengthWritten(...ends: [string, string]): number {
	const [first, last] = ends.map((text) => wallIn(text));
	return first && last ? Date.parse(`${last.day}T${last.time}Z`) - Date.parse(`${first.day}T${first.time}Z`) : 0;
}

const isoShape = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/;

/** On the poll's clocks; null where the text says which clocks are meant. */
function wallIn(text = ''): Wall | null {
	const [, day, time, , offset] = isoShape.exec(text) ?? [];
	return isDay(day) && time && !offset ? { day, time } : null;
}

function instantFrom(text: string, zone: string, field?: string): Date {
	const [, day, time, seconds, offset] = (text.length <= 40 && isoShape.exec(text)) || [];
	if (!isDay(day)) return wrong(field);
	const instant = offset
		? new Date(`${day}T${time}${seconds?.slice(0, 3) ?? ''}${offset.replace(/(\d\d):?(\d\d)$/, '$1:$2')}`)
		: instantOf({ day, time: time! }, zone);
	const year = Number.isNaN(instant.getTime()) ? 0 : instant.getUTCFullYear();
	return year >= firstYear && year <= lastYear ? instant : wrong(field);
}

export type DayRange = { from: Day; to: Day; weekdays?: readonly Weekday[] };

/** The days of a range, ends included, on the weekdays asked for. Refuses more than 366 days. */
export function daysOf({ from, to, weekdays }: DayRange): Day[] {
	const [first, last] = from <= to ? [from, to] : [to, from];
	const span = daysBetween(first, last) + 1;
	if (span > maxDays) throw tooManyDays({ gaps: { limit: maxDays } });
	const days = Array.from({ length: span }, (_, index) => addDays(first, index));
	return weekdays?.length ? days.filter((day) => weekdays.includes(weekday(day))) : days;
}

/** "Same hours for all days": each text on each day, sorted, without duplicates. Refuses more than 10,000 slots. */
export function sameHours(days: readonly Day[], slotTexts: readonly string[], zone: string, language = 'en'): Slot[] {
	const texts = slotTexts.length ? slotTexts : [''];
	if (days.length * texts.length > maxSlots) throw tooManySlots({ gaps: { limit: maxSlots } });
	const slots = days.flatMap((day) => texts.map((text) => parseSlot(text, day, zone, language)));
	return sortSlots(withoutDuplicates(slots), zone);
}

/** Two slots with one key are one slot. */
export function slotKey(slot: Slot): string {
	if (slot.kind === 'day') return slot.day;
	if (slot.kind === 'text') return `${slot.day} ${slot.text.normalize('NFKC').toLowerCase()}`;
	return `${Date.parse(slot.start)} ${slot.end === undefined ? '' : Date.parse(slot.end)}`;
}

export const sameSlot = (one: Slot, other: Slot): boolean => one.kind === other.kind && slotKey(one) === slotKey(other);

export function withoutDuplicates<T extends Slot>(slots: readonly T[]): T[] {
	const seen = new Set<string>();
	return slots.filter((slot) => {
		const key = `${slot.kind} ${slotKey(slot)}`;
		return !seen.has(key) && seen.add(key);
	});
}

/** The day that a slot begins on, in that zone. */
export const dayOf = (slot: Slot, zone: string): Day =>
	slot.kind === 'time' ? wallOf(new Date(slot.start), zone).day : slot.day;

const ranks = { day: 0, time: 1, text: 2 };

/** By day, then the whole day, then hours in order, then texts in the order they were written. */
export function sortSlots<T extends Slot>(slots: readonly T[], zone: string): T[] {
	const keyed = slots.map((slot) => {
		const [start, end] = slot.kind === 'time' ? [Date.parse(slot.start), Date.parse(slot.end ?? slot.start)] : [0, 0];
		return { slot, day: dayOf(slot, zone), rank: ranks[slot.kind], start, end };
	});
	keyed.sort(
		(a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || a.rank - b.rank || a.start - b.start || a.end - b.end
	);
	return keyed.map(({ slot }) => slot);
}

/** How a slot is shown: `zone` is the poll's, `viewerZone` the reader's (the poll's where absent). */
export type Showing = { language: string; zone: string; viewerZone?: string; dayStyle?: DayStyle };

/** `time` is empty for a whole day; `zoneNote` says the hour there when it differs, else it is empty. */
export type SlotLabel = { day: string; time: string; zoneNote: string };

export function slotLabel(slot: Slot, { language, zone, viewerZone = zone, dayStyle = 'long' }: Showing): SlotLabel {
	if (slot.kind !== 'time') {
		return { day: sayDay(slot.day, language, dayStyle), time: slot.kind === 'text' ? slot.text : '', zoneNote: '' };
	}
	const start = new Date(slot.start);
	const elsewhere = viewerZone !== zone && offsetOf(start, viewerZone) !== offsetOf(start, zone);
	return {
		day: sayDay(dayOf(slot, viewerZone), language, dayStyle),
		time: hoursText(start, slot.end, language, viewerZone),
		zoneNote: elsewhere ? formatTimeThere(start, language, zone) : ''
	};
}

function hoursText(start: Date, endText: string | undefined, language: string, zone: string): string {
	const from = sayTime(wallOf(start, zone).time, language);
	if (endText === undefined) return from;
	const end = new Date(endText);
	const { day, time } = wallOf(end, zone);
	const isLong = end.getTime() - start.getTime() > 86_400_000;
	return `${from} – ${isLong ? `${sayDay(day, language, 'short')} ` : ''}${sayTime(time, language)}`;
}

export type DayGroup<T extends Slot> = { day: Day; span: number; slots: { slot: T; index: number }[] };
export type MonthGroup<T extends Slot> = { month: Day; span: number; days: DayGroup<T>[] };

/**
 * The three rows of a table header: months over days over slots, in the order given; `index` is the place in it.
 * `month` is the first day met in it, so that `sayDay(month, language, 'month')` names it.
 */
export function slotGroups<T extends Slot>(slots: readonly T[], zone: string): MonthGroup<T>[] {
	const months: MonthGroup<T>[] = [];
	slots.forEach((slot, index) => {
		const day = dayOf(slot, zone);
		const month = lastOr(months, (last) => last.month.slice(0, 7) === day.slice(0, 7), {
			month: day,
			span: 0,
			days: []
		});
		const group = lastOr(month.days, (last) => last.day === day, { day, span: 0, slots: [] });
		group.slots.push({ slot, index });
		group.span++;
		month.span++;
	});
	return months;
}

/** The last of a list where it fits, else `fresh`, added. */
function lastOr<T>(list: T[], fits: (last: T) => boolean, fresh: T): T {
	const last = list[list.length - 1];
	if (last !== undefined && fits(last)) return last;
	list.push(fresh);
	return fresh;
}
