import { expect, test } from 'vitest';
import { calendarOf } from '#base/icalendar.ts';
import { calendar, event, google, nextcloud, outlook, paris, read, romance } from './busy.trial.ts';
import { busySlots } from './busy.ts';
import { parseSlot } from './slots.ts';

test('a Google calendar: weekly, one left out, one moved, a weekend, free and cancelled ignored', () => {
	expect(read(google)).toMatchObject({
		said: [
			'2026-10-06T16:30 18:00',
			'2026-10-13T16:30 18:00',
			'2026-10-23T22:00 2026-10-25T23:00',
			'2026-10-28T17:30 19:30',
			'2026-11-03T17:30 19:00',
			'2026-11-10T17:30 19:00'
		],
		unknownZones: [],
		skipped: 0
	});
});

const bureau = ['2026-10-20T08:00 09:30', '2026-11-17T09:00 10:30', '2026-12-15T09:00 10:30'];

test('an Outlook calendar is read by the Windows name of its zone, described or not', () => {
	for (const zone of [romance, []])
		expect(read(outlook(zone, 'Romance Standard Time'), 'Asia/Tokyo')).toMatchObject({
			said: bureau,
			unknownZones: []
		});
});

test('a zone that only the file knows is taken from the file', () => {
	const own = romance.map((line) => line.replace('Romance Standard Time', 'Customized Time Zone'));
	expect(read(outlook(own, 'Customized Time Zone'), 'Asia/Tokyo')).toMatchObject({ said: bureau, unknownZones: [] });
});

test('a zone that nobody knows is reported, and its hours are the reader’s', () => {
	expect(read(outlook([], 'Mars Standard Time'))).toMatchObject({ said: bureau, unknownZones: ['Mars Standard Time'] });
});

test('zones under long names are recognised', () => {
	for (const name of ['/freeassociation.sourceforge.net/Tzfile/Europe/Paris', '/mozilla.org/20070129_1/Europe/Paris'])
		expect(read(outlook([], name), 'Asia/Tokyo')).toMatchObject({ said: bureau, unknownZones: [] });
});

test('a Nextcloud calendar: lengths, a cancelled night, an end on a day, hours without zone', () => {
	expect(read(nextcloud).said).toEqual(
		['2026-09-30T21:00 23:00', '2026-11-29T22:00 2026-11-30T00:00', '2026-12-05T08:00 09:00'].slice(1)
	);
	expect(read(nextcloud, 'America/New_York').said[1]).toBe('2026-12-05T14:00 15:00');
});

test('a weekly hour keeps its hour on the clock when the clocks change', () => {
	const weekly = calendar(
		...event('DTSTART;TZID=Australia/Lord_Howe:20260925T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=3')
	);
	expect(read(weekly).said).toEqual(['2026-10-01T22:30 23:30', '2026-10-08T22:00 23:00']);
});

test('whole days are the reader’s days', () => {
	const day = calendar(...event('DTSTART;VALUE=DATE:20261025', 'RRULE:FREQ=YEARLY'));
	expect(read(day).said).toEqual(['2026-10-24T22:00 2026-10-25T23:00']);
	expect(read(day, 'Pacific/Apia').said).toEqual(['2026-10-24T11:00 2026-10-25T11:00']);
});

test('birthdays since 1604 and dates added or taken away by hand are found', () => {
	expect(
		read(calendar(...event('DTSTART;VALUE=DATE:16041105', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5'))).said
	).toEqual(['2026-11-04T23:00 2026-11-05T23:00']);
	const byHand = ['DTSTART:20261101T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3'];
	expect(
		read(calendar(...event(...byHand, 'RDATE:20261201T100000Z,20261202T100000Z', 'EXDATE;VALUE=DATE:20261102'))).said
	).toEqual(['2026-11-01T10:00 11:00', '2026-11-03T10:00 11:00', '2026-12-01T10:00 11:00', '2026-12-02T10:00 11:00']);
});

test('a change "this and all that follow" moves all that follow', () => {
	const series = calendar(
		...event('DTSTART:20261201T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=4'),
		...event('RECURRENCE-ID;RANGE=THISANDFUTURE:20261203T100000Z', 'DTSTART:20261203T150000Z', 'DURATION:PT2H')
	);
	expect(read(series).said).toEqual([
		'2026-12-01T10:00 11:00',
		'2026-12-02T10:00 11:00',
		'2026-12-03T15:00 17:00',
		'2026-12-04T15:00 17:00'
	]);
});

test('busy times that overlap or touch are one', () => {
	const two = [
		...event('DTSTART:20261201T100000Z', 'DTEND:20261201T110000Z'),
		...event('DTSTART:20261201T110000Z', 'DTEND:20261201T120000Z').map((line) => line.replace('UID:a', 'UID:b'))
	];
	expect(read(calendar(...two)).said).toEqual(['2026-12-01T10:00 12:00']);
});

test('the options that collide are marked, whole days only partly when hours are left', () => {
	const { busy } = read(google);
	const options = [
		['evening', '19h-21h', '2026-10-28'],
		['after', '20h30-22h', '2026-10-28'],
		['moved', '18h30-20h', '2026-10-27'],
		['moment', '19h', '2026-11-03'],
		['sea', '', '2026-10-24'],
		['text', 'soir', '2026-11-03'],
		['free', '', '2026-11-11']
	].map(([id, text, day]) => ({ id: id!, slot: parseSlot(text!, day!, paris, 'fr') }));
	expect(Object.fromEntries(busySlots([...options, { id: 'no date' }], busy, paris))).toEqual({
		evening: 'busy',
		moment: 'busy',
		sea: 'busy',
		text: 'partly'
	});
});

test('our own invitations are read back', () => {
	const ours = calendarOf({
		events: [
			{
				uid: 'a@b',
				stamp: new Date(),
				title: 'AG',
				when: { start: new Date('2026-12-01T19:00Z'), end: new Date('2026-12-01T21:00Z') }
			},
			{ uid: 'b@b', stamp: new Date(), title: 'Congrès', when: { day: '2026-12-12', lastDay: '2026-12-13' } }
		]
	});
	expect(read(ours).said).toEqual(['2026-12-01T19:00 21:00', '2026-12-11T23:00 2026-12-13T23:00']);
});

test('a list of busy times, as calendars publish it in place of events, is read as such', () => {
	const listed = [
		'BEGIN:VFREEBUSY',
		'UID:b',
		'DTSTAMP:20261001T000000Z',
		'FREEBUSY;FBTYPE=BUSY:20261120T080000Z/20261120T090000Z,20261121T080000Z/PT90M',
		'FREEBUSY;FBTYPE=FREE:20261122T080000Z/PT1H',
		'FREEBUSY:20261123T080000Z/PT1H',
		'END:VFREEBUSY'
	];
	expect(read(calendar(...listed)).said).toEqual([
		'2026-11-20T08:00 09:00',
		'2026-11-21T08:00 09:30',
		'2026-11-23T08:00 09:00'
	]);
});

test('Microsoft’s own name for UTC is known, with quotes and without', () => {
	for (const name of ['tzone://Microsoft/Utc', '"tzone://Microsoft/Utc"'])
		expect(
			read(calendar(...event(`DTSTART;TZID=${name}:20261120T080000`, `DTEND;TZID=${name}:20261120T090000`)))
		).toMatchObject({ said: ['2026-11-20T08:00 09:00'], unknownZones: [], skipped: 0 });
});
