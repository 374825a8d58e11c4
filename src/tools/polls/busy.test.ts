import { expect, test } from 'vitest';
import { calendarOf } from '#base/icalendar.ts';
import { busySlots, busyTimes, maxCalendarBytes } from './busy.ts';
import { parseSlot } from './slots.ts';

const paris = 'Europe/Paris';
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:a', 'DTSTAMP:20261001T000000Z', ...lines, 'END:VEVENT'];

/** "2026-11-21T19:00 21:00" in UTC, for what is busy from 1 October to 31 December 2026. */
const read = (ics: string, zone = paris) => {
	const reading = busyTimes(ics, new Date('2026-10-01T00:00Z'), new Date('2027-01-01T00:00Z'), zone);
	const said = reading.busy.map(({ start, end }) => {
		const [from, to] = [start.toISOString().slice(0, 16), end.toISOString().slice(0, 16)];
		return from.slice(0, 10) === to.slice(0, 10) ? `${from} ${to.slice(11)}` : `${from} ${to}`;
	});
	return { ...reading, said };
};

const google = calendar(
	'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
	'CALSCALE:GREGORIAN',
	'METHOD:PUBLISH',
	'X-WR-CALNAME:chloe@asso.example',
	'X-WR-TIMEZONE:Europe/Paris',
	'',
	'BEGIN:VTIMEZONE',
	'TZID:Europe/Paris',
	'X-LIC-LOCATION:Europe/Paris',
	'BEGIN:DAYLIGHT',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'TZNAME:CEST',
	'DTSTART:19700329T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'TZNAME:CET',
	'DTSTART:19701025T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'END:STANDARD',
	'END:VTIMEZONE',
	'BEGIN:VEVENT',
	'DTSTART;TZID=Europe/Paris:20240903T183000',
	'DTEND;TZID=Europe/Paris:20240903T200000',
	'RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20261110T225959Z;BYDAY=TU',
	'EXDATE;TZID=Europe/Paris:20261020T183000',
	'DTSTAMP:20261001T120000Z',
	'UID:chorale@google.com',
	'CREATED:20240801T080000Z',
	'DESCRIPTION:Partitions\\, puis pot.\\nApporter',
	'  les classeurs',
	'LAST-MODIFIED:20260901T080000Z',
	'LOCATION:',
	'SEQUENCE:1',
	'STATUS:CONFIRMED',
	'SUMMARY:Chorale',
	'TRANSP:OPAQUE',
	'END:VEVENT',
	'BEGIN:VEVENT',
	'DTSTART;TZID=Europe/Paris:20261028T183000',
	'DTEND;TZID=Europe/Paris:20261028T203000',
	'DTSTAMP:20261001T120000Z',
	'UID:chorale@google.com',
	'RECURRENCE-ID;TZID=Europe/Paris:20261027T183000',
	'SEQUENCE:2',
	'STATUS:CONFIRMED',
	'SUMMARY:Chorale (mercredi)',
	'TRANSP:OPAQUE',
	'END:VEVENT',
	'BEGIN:VEVENT',
	'DTSTART;VALUE=DATE:20261111',
	'DTEND;VALUE=DATE:20261112',
	'DTSTAMP:20261001T120000Z',
	'UID:armistice@google.com',
	'SUMMARY:Armistice',
	'TRANSP:TRANSPARENT',
	'END:VEVENT',
	'BEGIN:VEVENT',
	'DTSTART;VALUE=DATE:20261024',
	'DTEND;VALUE=DATE:20261026',
	'DTSTAMP:20261001T120000Z',
	'UID:weekend@google.com',
	'SUMMARY:Week-end à la mer',
	'TRANSP:OPAQUE',
	'END:VEVENT',
	'BEGIN:VEVENT',
	'DTSTART:20261203T130000Z',
	'DTEND:20261203T140000Z',
	'DTSTAMP:20261001T120000Z',
	'UID:dentiste@google.com',
	'STATUS:CANCELLED',
	'SUMMARY:Dentiste',
	'END:VEVENT'
);

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

const romance = [
	'BEGIN:VTIMEZONE',
	'TZID:Romance Standard Time',
	'BEGIN:STANDARD',
	'DTSTART:16010101T030000',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
	'END:STANDARD',
	'BEGIN:DAYLIGHT',
	'DTSTART:16010101T020000',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
	'END:DAYLIGHT',
	'END:VTIMEZONE'
];
const outlook = (zone: string[], name: string) =>
	calendar(
		'PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN',
		'METHOD:PUBLISH',
		'X-MS-OLK-FORCEINSPECTOROPEN:TRUE',
		'X-WR-RELCALID:{0000002E-A2FC-0B9C-5D0F-2C8E5D0F2C8E}',
		...zone,
		'BEGIN:VEVENT',
		'CATEGORIES:Catégorie verte',
		'CLASS:PUBLIC',
		'DESCRIPTION: \\n',
		`DTEND;TZID="${name}":20261020T113000`,
		'DTSTAMP:20261001T063845Z',
		`DTSTART;TZID="${name}":20261020T100000`,
		'PRIORITY:5',
		'RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=3TU',
		'SEQUENCE:0',
		'SUMMARY;LANGUAGE=fr:Bureau',
		'TRANSP:OPAQUE',
		'UID:040000008200E00074C5B7101A82E00800000000',
		'X-ALT-DESC;FMTTYPE=text/html:<html><body><p>a: b</p></body></html>',
		'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
		'X-MICROSOFT-CDO-IMPORTANCE:1',
		'BEGIN:VALARM',
		'TRIGGER:-PT15M',
		'ACTION:DISPLAY',
		'DESCRIPTION:Reminder',
		'END:VALARM',
		'END:VEVENT',
		'BEGIN:VEVENT',
		`DTEND;TZID="${name}":20261021T113000`,
		`DTSTART;TZID="${name}":20261021T100000`,
		'UID:040000008200E00074C5B7101A82E00800000001',
		'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
		'END:VEVENT'
	);
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

const nextcloud = calendar(
	'CALSCALE:GREGORIAN',
	'PRODID:-//IDN nextcloud.com//Calendar app 4.7.6//EN',
	'BEGIN:VEVENT',
	'CREATED:20260901T081500Z',
	'DTSTAMP:20260901T081700Z',
	'LAST-MODIFIED:20260901T081700Z',
	'SEQUENCE:2',
	'UID:6b3a1f1e-2c55-4b52-9a51-cd5f0f6a3c11',
	'DTSTART;TZID=Europe/Berlin:20260930T230000',
	'DURATION:PT2H',
	'STATUS:CONFIRMED',
	'SUMMARY:Nachtschicht',
	'RRULE:FREQ=DAILY;INTERVAL=30;UNTIL=20261129',
	'END:VEVENT',
	'BEGIN:VEVENT',
	'UID:6b3a1f1e-2c55-4b52-9a51-cd5f0f6a3c11',
	'DTSTAMP:20260901T081700Z',
	'RECURRENCE-ID;TZID=Europe/Berlin:20261030T230000',
	'DTSTART;TZID=Europe/Berlin:20261030T230000',
	'DURATION:PT2H',
	'STATUS:CANCELLED',
	'END:VEVENT',
	'BEGIN:VEVENT',
	'UID:f0d8b7aa-77a5-4a6c-9d1d-1f6a5f1f5f55',
	'DTSTAMP:20260901T081700Z',
	'DTSTART:20261205T090000',
	'DTEND:20261205T100000',
	'SUMMARY:Ohne Zeitzone',
	'END:VEVENT',
	'BEGIN:VTODO',
	'UID:todo',
	'DUE:20261206T100000Z',
	'END:VTODO',
	'BEGIN:VTIMEZONE',
	'TZID:Europe/Berlin',
	'BEGIN:DAYLIGHT',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'TZNAME:CEST',
	'DTSTART:19700329T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'TZNAME:CET',
	'DTSTART:19701025T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'END:STANDARD',
	'END:VTIMEZONE'
);

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
