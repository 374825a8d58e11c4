/** Whatever a calendar holds, it is read in bounded time, and what cannot be read harms nothing else. */
import { expect, test } from 'vitest';
import { calendar, event, outlook, read, romance } from './busy.trial.ts';
import { maxCalendarBytes } from './busy.ts';

const impossible = [
	'FREQ=SECONDLY',
	'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
	'FREQ=DAILY;INTERVAL=2000000000',
	'FREQ=WEEKLY;INTERVAL=2000000000',
	'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
	'FREQ=YEARLY;BYMONTH=1,7;BYDAY=5MO;BYSETPOS=366;BYWEEKNO=1;BYHOUR=3',
	'FREQ=HOURLY;BYMONTHDAY=31;BYMONTH=2',
	'FREQ=MONTHLY;COUNT=2000000000'
];

test.each(impossible)('a rule without end does not keep the browser busy: %s', (rule) => {
	const start = performance.now();
	const lines = event('DTSTART;TZID=Europe/Paris:20260101T100000', 'DURATION:PT1H', `RRULE:${rule}`);
	const good = event('DTSTART:20261201T150000Z', 'DURATION:PT1H').map((line) => line.replace('UID:a', 'UID:b'));
	expect(read(calendar(...lines, ...good)).said).toContain('2026-12-01T15:00 16:00');
	expect(performance.now() - start).toBeLessThan(20_000);
});

test('a thousand rules without end take a bounded time and are counted', () => {
	const start = performance.now();
	const rules = Array.from({ length: 1_000 }, (_, index) =>
		event('DTSTART:20260101T100000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY').map((line) =>
			line.replace('UID:a', `UID:${index}`)
		)
	);
	expect(read(calendar(...rules.flat())).skipped).toBe(1_000);
	expect(performance.now() - start).toBeLessThan(30_000);
});

test('a zone description written never to end is not followed', () => {
	const trap = romance.map((line) =>
		line.replace('Romance Standard Time', 'Trap').replace(/RRULE:.*/, 'RRULE:FREQ=SECONDLY')
	);
	expect(read(outlook(trap, 'Trap')).unknownZones).toEqual(['Trap']);
});

test('a calendar of five megabytes is read in a few seconds', () => {
	const lines = (index: number) => [
		'BEGIN:VEVENT',
		`UID:event-${index}@asso.example`,
		'DTSTAMP:20261001T000000Z',
		`DTSTART;TZID=Europe/Paris:2026${10 + (index % 3)}${10 + (index % 17)}T100000`,
		'DURATION:PT30M',
		`DESCRIPTION:${'x'.repeat(300)}`,
		'END:VEVENT'
	];
	let text = '';
	for (let index = 0; text.length < maxCalendarBytes - 1_000; index++) text += `${lines(index).join('\r\n')}\r\n`;
	const start = performance.now();
	expect(read(calendar(text.trim())).said).toHaveLength(51);
	expect(performance.now() - start).toBeLessThan(30_000);
});

test('one event that cannot be read does not hide the others', () => {
	const good = event('DTSTART:20261201T100000Z', 'DURATION:PT1H');
	for (const bad of ['DTSTART:2026', 'RRULE:FREQ=NEVER', 'RRULE:FREQ=WEEKLY;BYYEARDAY=3', 'DTEND;TZID=Europe/Paris:x'])
		expect(
			read(calendar(...event('DTSTART:20261105T100000Z', bad).map((line) => line.replace('UID:a', 'UID:b')), ...good))
		).toMatchObject({ said: expect.arrayContaining(['2026-12-01T10:00 11:00']) });
});

test('what is no calendar is refused by name', () => {
	for (const text of [
		'',
		'hello',
		'<html>a: b</html>',
		'BEGIN:VCALENDAR\r\nVERSION:2.0',
		'BEGIN:VCARD\r\nEND:VCARD',
		'\0',
		'END:X'
	])
		expect(() => read(text)).toThrow('polls.calendar-unreadable');
	expect(() => read('BEGIN:VCALENDAR\r\n'.repeat(400_000))).toThrow('polls.calendar-too-big');
});

test('stray lines, a byte order mark and several calendars in one file do no harm', () => {
	const one = calendar('NOT A LINE', ...event('DTSTART:20261201T100000Z', 'DURATION:PT1H'));
	const two = calendar(...event('DTSTART;TZID=', '  Europe/Paris:20261202T100000', 'DURATION:PT1H'));
	expect(read(`\ufeff${one}${two}`).said[0]).toBe('2026-12-01T10:00 11:00');
	expect(read(`${one}${two}`.replace(/\r/g, '')).said).toHaveLength(2);
});
