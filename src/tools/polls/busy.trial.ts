/** Calendars as Google, Outlook and Nextcloud write them, and how what is busy in them is told. */
import { busyTimes } from './busy.ts';

export const paris = 'Europe/Paris';

export const calendar = (...lines: string[]) =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');

export const event = (...lines: string[]) => [
	'BEGIN:VEVENT',
	'UID:a',
	'DTSTAMP:20261001T000000Z',
	...lines,
	'END:VEVENT'
];

/** "2026-11-21T19:00 21:00" in UTC, for what is busy from 1 October to 31 December 2026. */
export const read = (ics: string, zone = paris) => {
	const reading = busyTimes(ics, new Date('2026-10-01T00:00Z'), new Date('2027-01-01T00:00Z'), zone);
	const said = reading.busy.map(({ start, end }) => {
		const [from, to] = [start.toISOString().slice(0, 16), end.toISOString().slice(0, 16)];
		return from.slice(0, 10) === to.slice(0, 10) ? `${from} ${to.slice(11)}` : `${from} ${to}`;
	});
	return { ...reading, said };
};

/** The clock of Paris and Berlin, as programs describe it within their zone. */
const summerAndWinter = [
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
	'END:STANDARD'
];

export const google = calendar(
	'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
	'CALSCALE:GREGORIAN',
	'METHOD:PUBLISH',
	'X-WR-CALNAME:chloe@asso.example',
	'X-WR-TIMEZONE:Europe/Paris',
	'',
	'BEGIN:VTIMEZONE',
	'TZID:Europe/Paris',
	'X-LIC-LOCATION:Europe/Paris',
	...summerAndWinter,
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

export const romance = [
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
export const outlook = (zone: string[], name: string) =>
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
export const nextcloud = calendar(
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
	...summerAndWinter,
	'END:VTIMEZONE'
);
