import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { worked } from '../../../tests/processor.ts';
import {
	daysOf,
	parseSlot,
	type Slot,
	sameHours,
	sameSlot,
	skippedIn,
	slotFrom,
	slotGroups,
	slotLabel,
	sortSlots
} from './slots.ts';

const paris = 'Europe/Paris';
const parse = (text: string, day = '2026-11-21', zone = paris) => parseSlot(text, day, zone, 'fr');
const stretch = (text: string, day: string, zone: string) => {
	const slot = parse(text, day, zone);
	return slot.kind === 'time' ? `${slot.start.slice(0, 16)} ${slot.end?.slice(0, 16) ?? ''}`.trim() : slot;
};
const plain = (text: string) => text.replace(/\s/g, ' ');

test('hours become instants in the zone of the poll', () => {
	expect(stretch('8h-10h', '2026-11-21', paris)).toBe('2026-11-21T07:00 2026-11-21T09:00');
	expect(stretch('20:00', '2026-07-14', 'America/New_York')).toBe('2026-07-15T00:00');
	expect(stretch('22h-2h', '2026-12-31', paris)).toBe('2026-12-31T21:00 2027-01-01T01:00');
});

test('what says no hour stays text, and nothing means the whole day', () => {
	expect(parse('soir')).toEqual({ kind: 'text', day: '2026-11-21', text: 'soir' });
	expect(parse('  le \t soir\n ')).toEqual({ kind: 'text', day: '2026-11-21', text: 'le soir' });
	expect(parse('   ')).toEqual({ kind: 'day', day: '2026-11-21' });
	expect(parse('<b>8h</b>')).toEqual({ kind: 'text', day: '2026-11-21', text: '<b>8h</b>' });
});

test('texts too long, NUL and days that do not exist are refused by name', () => {
	expect(() => parse('a'.repeat(101))).toThrow('polls.slot-text-too-long');
	expect(() => parse('a'.repeat(10_000_000))).toThrow('polls.slot-text-too-long');
	expect(() => parse('so\0ir')).toThrow('polls.bad-slot-text');
	for (const text of ['soir', '8h', '']) expect(() => parse(text, '99999-01-01')).toThrow('base.bad-day');
	expect(() => parse('8h', '2026-11-21', 'Mars/Olympus')).toThrow('base.bad-zone');
});

test('the night when the hour changes keeps every slot in order', () => {
	expect(stretch('2h30-3h', '2026-03-29', paris)).toBe('2026-03-29T01:30 2026-03-29T02:00');
	expect(stretch('22h-8h', '2026-03-28', paris)).toBe('2026-03-28T21:00 2026-03-29T06:00');
	expect(stretch('2h30-4h', '2026-10-25', paris)).toBe('2026-10-25T00:30 2026-10-25T03:00');
	expect(stretch('2h-3h', '2026-03-08', 'America/New_York')).toBe('2026-03-08T07:00 2026-03-08T08:00');
	expect(stretch('2h-2h30', '2026-10-04', 'Australia/Lord_Howe')).toBe('2026-10-03T15:30 2026-10-03T16:00');
	expect(stretch('8h-10h', '2026-03-01', 'Africa/Casablanca')).toBe('2026-03-01T08:00 2026-03-01T10:00');
	expect(stretch('23h-1h', '2011-12-29', 'Pacific/Apia')).toBe('2011-12-30T09:00 2011-12-30T11:00');
});

test('hours that clocks skip keep the length they were written with, in words and from programs', () => {
	const held = { kind: 'time', start: '2027-03-28T01:30:00.000Z', end: '2027-03-28T02:00:00.000Z' };
	expect(parse('2h30-3h', '2027-03-28')).toEqual(held);
	expect(slotFrom({ start: '2027-03-28T02:30', end: '2027-03-28T03:00' }, paris)).toEqual(held);
	for (const end of ['2027-03-28T02:30', '2027-03-28T02:00', '2027-03-28T01:00Z'])
		expect(() => slotFrom({ start: '2027-03-28T02:30', end }, paris)).toThrow('polls.bad-slot');
});

test('hours that clocks skip are known by what was written and what the clocks show', () => {
	const skipped = (text: string, day: string) =>
		skippedIn(text, day, paris, 'fr').map(({ written, shown }) => `${written.time} ${shown.time}`);
	expect(skipped('02:30', '2027-03-28')).toEqual(['02:30 03:30']);
	expect(skipped('1h-2h15', '2027-03-28')).toEqual(['02:15 03:15']);
	expect(skipped('22h-2h', '2027-03-27')).toEqual(['02:00 03:00']);
	for (const text of ['3h30', 'soir', '', '1h-4h']) expect(skipped(text, '2027-03-28')).toEqual([]);
	expect(skipped('02:30', '2027-10-31')).toEqual([]);
});

test('a range of days comes at once, on the weekdays asked for', () => {
	expect(daysOf({ from: '2026-10-24', to: '2026-10-27' })).toHaveLength(4);
	expect(daysOf({ from: '2026-10-27', to: '2026-10-24' })[0]).toBe('2026-10-24');
	expect(daysOf({ from: '2026-11-02', to: '2026-11-15', weekdays: [6, 7] })).toEqual([
		'2026-11-07',
		'2026-11-08',
		'2026-11-14',
		'2026-11-15'
	]);
	expect(daysOf({ from: '2026-01-01', to: '2027-01-01' })).toHaveLength(366);
	expect(() => daysOf({ from: '2026-01-01', to: '2027-01-02' })).toThrow('polls.too-many-days');
	expect(() => daysOf({ from: '2026-01-01', to: '2026-02-31' })).toThrow('base.bad-day');
});

test('the same hours serve all days, each slot once', () => {
	const slots = sameHours(['2026-10-26', '2026-10-24'], ['20h', '8h-10h', '8h–10h', 'soir'], paris, 'fr');
	expect(slots.map((slot) => (slot.kind === 'time' ? slot.start : 'text'))).toEqual([
		'2026-10-24T06:00:00.000Z',
		'2026-10-24T18:00:00.000Z',
		'text',
		'2026-10-26T07:00:00.000Z',
		'2026-10-26T19:00:00.000Z',
		'text'
	]);
	expect(sameHours(['2026-10-26'], [], paris)).toEqual([{ kind: 'day', day: '2026-10-26' }]);
	expect(() => sameHours(Array(366).fill('2026-10-26'), Array(366).fill('8h'), paris)).toThrow('polls.too-many-slots');
});

test('slots are sorted by day, whole days first, texts last as they were written', () => {
	const slots = ['soir', '20h', '', 'apéro', '8h-10h', '8h-9h'].map((text) => parse(text));
	const late = parse('', '2026-11-20');
	const labels = sortSlots([...slots, late], paris).map((slot) => slotLabel(slot, { language: 'fr', zone: paris }));
	expect(labels.map(({ time }) => plain(time))).toEqual([
		'',
		'',
		'08:00 – 09:00',
		'08:00 – 10:00',
		'20:00',
		'soir',
		'apéro'
	]);
});

test('one slot written two ways is one slot', () => {
	expect(sameSlot(parse('8h-10h'), parse('de 8 à 10'))).toBe(true);
	expect(sameSlot(parse('Soir'), parse(' soir '))).toBe(true);
	expect(sameSlot(parse('8h'), parse('8h-10h'))).toBe(false);
	expect(sameSlot(parse(''), parse('soir'))).toBe(false);
	expect(sameSlot(parse('8h'), slotFrom({ start: '2026-11-21T07:00Z' }, paris))).toBe(true);
});

test('programs may give instants, days, or days with hours in words', () => {
	const time = (input: object) => slotFrom(input, paris) as Extract<Slot, { kind: 'time' }>;
	expect(time({ start: '2026-11-21T20:00' }).start).toBe('2026-11-21T19:00:00.000Z');
	expect(time({ start: '2026-11-21T20:00+02:00' }).start).toBe('2026-11-21T18:00:00.000Z');
	expect(time({ start: '2026-11-21T20:00:00.123Z', end: '2026-11-23T10:00:00Z' }).end).toBe('2026-11-23T10:00:00.000Z');
	expect(slotFrom({ day: '2026-11-21' }, paris)).toEqual({ kind: 'day', day: '2026-11-21' });
	expect(time({ day: '2026-11-21', text: '8h-10h' }).start).toBe('2026-11-21T07:00:00.000Z');
	expect(time({ day: '2026-11-21', text: 'de 18h à 20h' }).end).toBe('2026-11-21T19:00:00.000Z');
	expect(time({ day: '2026-11-21', text: '6 pm' }).start).toBe('2026-11-21T17:00:00.000Z');
	const words = { kind: 'text', day: '2026-11-21', text: 'en soirée' };
	expect(slotFrom({ day: '2026-11-21', text: 'en soirée' }, paris)).toEqual(words);
});

test('what a program gets wrong is refused', () => {
	const wrong: object[] = [
		{},
		{ day: '2026-02-30' },
		{ day: '99999-01-01' },
		{ start: '+099999-01-01T00:00Z' },
		{ start: '2026-11-21T25:00' },
		{ start: '2026-11-21T25:00Z' },
		{ start: '2026-02-30T10:00Z' },
		{ start: 'tomorrow' },
		{ start: '2026-11-21T20:00Z', end: '2026-11-21T20:00Z' },
		{ start: '2026-11-21T20:00Z', day: '2026-11-21' },
		{ day: '2026-11-21', end: '2026-11-21T20:00Z' },
		{ start: '2200-12-31T23:00-05:00' }
	];
	for (const input of wrong) expect(() => slotFrom(input, paris)).toThrow(/polls.bad-slot|base.bad-time/);
});

test('who lives elsewhere sees own hours, own day, and a note of the hour there', () => {
	const slot = parse('20h-22h', '2026-11-21');
	const shown = (viewerZone: string) => slotLabel(slot, { language: 'fr', zone: paris, viewerZone });
	expect(shown(paris)).toEqual({ day: 'samedi 21 novembre 2026', time: '20:00 – 22:00', zoneNote: '' });
	expect(shown('Europe/Berlin').zoneNote).toBe('');
	expect(shown('Asia/Tokyo').day).toBe('dimanche 22 novembre 2026');
	expect(shown('Asia/Tokyo').time).toBe('04:00 – 06:00');
	expect(plain(shown('Asia/Tokyo').zoneNote)).toBe('sam. 20:00 heure normale d’Europe centrale');
	expect(shown('Pacific/Apia').time).toBe('08:00 – 10:00');
	expect(shown('America/New_York').time).toBe('14:00 – 16:00');
});

test('whole days and texts are the same day for everybody', () => {
	for (const text of ['', 'soir']) {
		const label = slotLabel(parse(text), { language: 'en', zone: paris, viewerZone: 'Pacific/Apia' });
		expect(label).toEqual({ day: 'Saturday, November 21, 2026', time: text, zoneNote: '' });
	}
});

test('a stay of several days names the day it ends', () => {
	const stay = slotFrom({ start: '2026-11-20T18:00', end: '2026-11-22T17:00' }, paris);
	expect(slotLabel(stay, { language: 'fr', zone: paris }).time).toBe('18:00 – dim. 22 nov. 17:00');
});

test('a table header has months over days over slots', () => {
	const slots = sameHours(['2026-10-30', '2026-10-31', '2026-11-01'], ['8h', '20h'], paris, 'fr');
	const groups = slotGroups(slots, paris);
	expect(groups.map(({ month, span }) => [month, span])).toEqual([
		['2026-10-30', 4],
		['2026-11-01', 2]
	]);
	expect(groups[0]!.days.map(({ day, span }) => [day, span])).toEqual([
		['2026-10-30', 2],
		['2026-10-31', 2]
	]);
	expect(groups.flatMap(({ days }) => days.flatMap((day) => day.slots.map(({ index }) => index)))).toEqual([
		0, 1, 2, 3, 4, 5
	]);
	expect(slotGroups(slots, 'Pacific/Apia')[1]!.span).toBe(3);
	expect(slotGroups([], paris)).toEqual([]);
});

test('6,760 slots are sorted, labelled and grouped in a fraction of a second', () => {
	const texts = Array.from({ length: 20 }, (_, index) => `${index}h-${index + 2}h`);
	const slots = sameHours(daysOf({ from: '2026-01-01', to: '2026-12-04' }), texts, paris, 'fr');
	expect(slots).toHaveLength(6_760);
	const start = worked();
	for (const slot of sortSlots(slots, paris))
		slotLabel(slot, { language: 'fr', zone: paris, viewerZone: 'Asia/Tokyo' });
	slotGroups(slots, 'Asia/Tokyo');
	expect(worked() - start).toBeLessThan(6_000);
});

/** All files that a file brings into the browser. */
function filesBehind(file: URL, seen = new Set<string>()): Set<string> {
	if (seen.has(file.href)) return seen;
	seen.add(file.href);
	for (const [, from] of readFileSync(file, 'utf8').matchAll(/ from '([^']+)'/g)) {
		if (from!.startsWith('#base/')) filesBehind(new URL(`../../base/${from!.slice(6)}`, import.meta.url), seen);
		else if (from!.startsWith('.')) filesBehind(new URL(from!, file), seen);
		else seen.add(from!);
	}
	return seen;
}

test('a page with dates does not load the calendar library; only reading a calendar does', () => {
	expect(filesBehind(new URL('slots.ts', import.meta.url))).not.toContain('ical.js');
	expect(filesBehind(new URL('busy.ts', import.meta.url))).toContain('ical.js');
	expect([...filesBehind(new URL('busy.ts', import.meta.url))].join()).not.toContain('base/icalendar.ts');
});
