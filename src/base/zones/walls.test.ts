import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './days.ts';
import { instantOf, isZone, momentOf, offsetOf, wallOf } from './walls.ts';

const at = (day: string, time: string, zone: string) => instantOf({ day, time }, zone).toISOString();

test('a time that the change of hour skips moves forward', () => {
	expect(at('2026-03-29', '02:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
	expect(wallOf(new Date('2026-03-29T01:30Z'), 'Europe/Paris').time).toBe('03:30');
	expect(at('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
});

test('a time that comes twice means the first', () => {
	expect(at('2026-10-25', '02:30', 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
	expect(at('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
});

test('Lord Howe moves its clocks by half an hour', () => {
	expect(at('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z');
	expect(wallOf(new Date('2026-10-03T15:45Z'), 'Australia/Lord_Howe').time).toBe('02:45');
	expect(offsetOf(new Date('2026-07-01T00:00Z'), 'Australia/Lord_Howe')).toBe(630);
	expect(offsetOf(new Date('2026-12-01T00:00Z'), 'Australia/Lord_Howe')).toBe(660);
});

test('Samoa had no 30 December 2011', () => {
	expect(at('2011-12-29', '23:59', 'Pacific/Apia')).toBe('2011-12-30T09:59:00.000Z');
	expect(at('2011-12-31', '00:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
	expect(wallOf(instantOf({ day: '2011-12-30', time: '12:00' }, 'Pacific/Apia'), 'Pacific/Apia')).toEqual({
		day: '2011-12-31',
		time: '12:00'
	});
});

test('Morocco leaves its summer time for Ramadan', () => {
	expect(offsetOf(new Date('2026-01-15T12:00Z'), 'Africa/Casablanca')).toBe(60);
	expect(offsetOf(new Date('2026-03-01T12:00Z'), 'Africa/Casablanca')).toBe(0);
	expect(at('2026-03-22', '02:30', 'Africa/Casablanca')).toBe('2026-03-22T02:30:00.000Z');
});

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Asia/Kolkata', 'Etc/GMT+12'];
const anyWall = fc.record({
	zone: fc.constantFrom(...zones),
	day: fc.nat({ max: 84_300 }).map((days) => addDays('1970-01-01', days)),
	minute: fc.nat({ max: 1439 })
});
const clock = (minute: number) =>
	`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

test('every wall time of every zone means what Temporal says it means', () => {
	fc.assert(
		fc.property(anyWall, ({ zone, day, minute }) => {
			const theirs = Temporal.PlainDateTime.from(`${day}T${clock(minute)}`).toZonedDateTime(zone);
			const ours = instantOf({ day, time: clock(minute) }, zone);
			expect(ours.getTime()).toBe(theirs.epochMilliseconds);
			expect(offsetOf(ours, zone) * 6e10).toBe(theirs.offsetNanoseconds);
			const { day: wallDay, time } = wallOf(ours, zone);
			expect(`${wallDay}T${time}`).toBe(theirs.toPlainDateTime().toString().slice(0, 16));
		}),
		{ numRuns: 5_000 }
	);
});

test('every change of hour from 1970 to 2040 is met exactly, a minute before, at it and after', () => {
	for (const zone of ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca']) {
		let change = Temporal.ZonedDateTime.from(`1970-01-01T00:00[${zone}]`).getTimeZoneTransition('next');
		for (; change && change.year < 2040; change = change.getTimeZoneTransition('next')) {
			for (let minute = -130; minute <= 130; minute += 5) {
				const wall = change.toPlainDateTime().add({ minutes: minute });
				const wallMs = Date.parse(`${wall.toString()}Z`);
				expect(momentOf(wallMs, zone)).toBe(wall.toZonedDateTime(zone).epochMilliseconds);
			}
		}
	}
});

test('zones are known by their IANA name only', () => {
	for (const name of ['Europe/Paris', 'UTC', 'America/Argentina/Ushuaia', 'Asia/Kolkata', 'Etc/GMT-14'])
		expect(isZone(name)).toBe(true);
	for (const name of [
		'',
		'Mars/Olympus',
		'+02:00',
		'Romance Standard Time',
		'Europe/Paris\0',
		' Europe/Paris',
		null,
		7
	])
		expect(isZone(name)).toBe(false);
	expect(isZone('A'.repeat(100_000))).toBe(false);
});

test('what is not a day, a time or a zone is refused by name', () => {
	expect(() => at('2026-02-30', '10:00', 'UTC')).toThrow('base.bad-day');
	expect(() => at('99999-01-01', '10:00', 'UTC')).toThrow('base.bad-day');
	expect(() => at('2026-02-03', '24:00', 'UTC')).toThrow('base.bad-time');
	expect(() => at('2026-02-03', '10:00', 'Mars/Olympus')).toThrow('base.bad-zone');
	expect(() => wallOf(new Date(), 'Mars/Olympus')).toThrow('base.bad-zone');
});
