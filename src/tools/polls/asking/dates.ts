/** The dates of a poll as a form asks for them: rows of a day with hours, a range of days, the same hours for all. */

import type { FieldFault } from '#base/refusal.ts';
import { type Day, daysBetween, isDay, type Weekday } from '#base/zones.ts';
import type { OptionInput } from '../input.ts';
import { limits } from '../poll.ts';
import {
	daysOf,
	maxDays,
	maxSlotText,
	parseSlot,
	type Skipped,
	type Slot,
	skippedIn,
	slotKey,
	sortSlots
} from '../slots.ts';
import { type Row, rowsByNumber, type Typed } from './rows.ts';

export const weekdays: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const mostHours = 200;

export type Range = { from: string; to: string; weekdays: Weekday[] };
export type DatesAsked = { rows: Map<number, Row>; range: Range; hours: string };

/** What a form about dates says; nothing is checked yet. */
export const datesAsked = (typed: Typed): DatesAsked => ({
	rows: rowsByNumber(typed, 'rows'),
	range: {
		from: typed['range.from'] ?? '',
		to: typed['range.to'] ?? '',
		weekdays: weekdays.filter((weekday) => typed[`range.weekdays[${weekday}]`] !== undefined)
	},
	hours: typed.hours ?? ''
});

/** "18h-20h, soirée" as its parts; a line is a part too. */
export const hoursIn = (text: string): string[] =>
	text
		.split(/[,;\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');

/** One slot with its seats, and the row it came from (null for the range). */
type Asked = { slot: Slot; capacity: string; row: number | null };

export type DatesRead = { options: OptionInput[]; rows: (number | null)[]; faults: FieldFault[]; skipped: Skipped[] };

/**
 * Options for `openPoll`, in order and each once; `rows` tells which row each came from. Days of the range, and rows
 * without hours of their own, take the hours for all.
 */
export function datesRead(asked: DatesAsked, zone: string, language: string): DatesRead {
	const faults: FieldFault[] = [];
	const all = hoursRead('hours', asked.hours, faults);
	const found = [
		...rowsRead(asked.rows, all, faults),
		...rangeRead(asked.range, faults).map((day) => ({ ...day, texts: all }))
	];
	const count = found.reduce((sum, { texts }) => sum + Math.max(1, texts.length), 0);
	if (count > limits.options.date) faults.push({ field: 'options', code: 'too-many', limit: limits.options.date });
	if (found.length === 0 && faults.length === 0) faults.push({ field: 'options', code: 'required' });
	if (faults.length > 0) return { options: [], rows: [], faults, skipped: [] };
	const slots = inOrder(
		found.flatMap(({ day, texts, capacity, row }) =>
			(texts.length ? texts : ['']).map((text) => ({ slot: parseSlot(text, day, zone, language), capacity, row }))
		),
		zone
	);
	const skipped = found.flatMap(({ day, texts }) => texts.flatMap((text) => skippedIn(text, day, zone, language)));
	return { options: slots.map(optionOf), rows: slots.map(({ row }) => row), faults, skipped };
}

function hoursRead(field: string, text: string, faults: FieldFault[]): string[] {
	const parts = hoursIn(text);
	if (text.includes('\0')) faults.push({ field, code: 'not-allowed' });
	else if (parts.length > mostHours) faults.push({ field, code: 'too-many', limit: mostHours });
	else if (parts.some((part) => part.length > maxSlotText))
		faults.push({ field, code: 'too-long', limit: maxSlotText });
	return parts;
}

type DayAsked = { day: Day; texts: string[]; capacity: string; row: number | null };

function rowsRead(rows: Map<number, Row>, all: string[], faults: FieldFault[]): DayAsked[] {
	return [...rows].flatMap(([row, { day = '', hours = '', capacity = '' }]) => {
		if (day === '' && hours.trim() === '' && capacity === '') return [];
		if (!isDay(day)) {
			faults.push({ field: `rows[${row}].day`, code: day === '' ? 'required' : 'not-a-date' });
			return [];
		}
		const texts = hoursRead(`rows[${row}].hours`, hours, faults);
		return [{ day, texts: texts.length ? texts : all, capacity, row }];
	});
}

function rangeRead({ from, to, weekdays }: Range, faults: FieldFault[]): Omit<DayAsked, 'texts'>[] {
	if (from === '' && to === '') return [];
	const wrong = Object.entries({ from, to }).filter(([, day]) => !isDay(day));
	for (const [end, day] of wrong) faults.push({ field: `range.${end}`, code: day === '' ? 'required' : 'not-a-date' });
	if (wrong.length > 0) return [];
	if (Math.abs(daysBetween(from, to)) >= maxDays) {
		faults.push({ field: 'range.to', code: 'polls.range-too-long', limit: maxDays });
		return [];
	}
	const days = daysOf({ from, to, weekdays });
	if (days.length === 0) faults.push({ field: 'range.from', code: 'polls.no-such-weekday' });
	return days.map((day) => ({ day, capacity: '', row: null }));
}

/** By date, each slot once: what a row says counts before the range. */
function inOrder(asked: Asked[], zone: string): Asked[] {
	const seen = new Set<string>();
	const once = asked.filter(({ slot }) => seen.size !== seen.add(`${slot.kind} ${slotKey(slot)}`).size);
	return sortSlots(
		once.map((each) => ({ ...each.slot, asked: each })),
		zone
	).map(({ asked: each }) => each);
}

const given = (slot: Slot): OptionInput =>
	slot.kind === 'day'
		? { day: slot.day }
		: slot.kind === 'text'
			? { day: slot.day, text: slot.text }
			: { start: slot.start, ...(slot.end ? { end: slot.end } : {}) };

const optionOf = ({ slot, capacity }: Asked): OptionInput =>
	({ ...given(slot), ...(capacity === '' ? {} : { capacity }) }) as OptionInput;

/** Faults of `options[4]` as the form names them: by the row it came from. */
export function datesFaults(faults: FieldFault[], rows: (number | null)[]): FieldFault[] {
	const told = faults.map((fault) => {
		const [, place, field] = /^options\[(\d+)\](.*)$/.exec(fault.field) ?? [];
		if (place === undefined) return fault;
		const row = rows[Number(place)];
		return { ...fault, field: row === null || row === undefined ? 'options' : `rows[${row}]${field || '.day'}` };
	});
	return told.filter(({ field }, place) => told.findIndex((other) => other.field === field) === place);
}
