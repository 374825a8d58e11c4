import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CalendarEvent, calendarOf, calendarType, isMailAddress, type Method } from './icalendar.ts';

const ana = { mail: 'ana@asso.example', name: 'Ana' };
const bo = { mail: 'bo@asso.example', name: 'Bo' };

const meeting = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
	uid: 'option-7@asso.example',
	stamp: new Date('2026-11-22T08:00Z'),
	title: 'Assemblée générale',
	when: { start: new Date('2026-12-01T19:00Z'), end: new Date('2026-12-01T21:00Z') },
	...changes
});
const feed = (changes: Partial<CalendarEvent> = {}) => calendarOf({ events: [meeting(changes)] });
const unfolded = (text: string) => text.replace(/\r\n /g, '').split('\r\n');
const send = (method: Method, changes: Partial<CalendarEvent>) =>
	calendarOf({ method, events: [meeting({ organizer: ana, guests: [bo], ...changes })] });

test('an invitation says what calendars need to know', () => {
	expect(
		unfolded(send('REQUEST', { sequence: 2, url: 'https://asso.example/p/7', location: 'Salle 2, Lyon' }))
	).toEqual([
		'BEGIN:VCALENDAR',
		'PRODID:-//Archipel//Archipel//EN',
		'VERSION:2.0',
		'CALSCALE:GREGORIAN',
		'METHOD:REQUEST',
		'BEGIN:VEVENT',
		'UID:option-7@asso.example',
		'DTSTAMP:20261122T080000Z',
		'DTSTART:20261201T190000Z',
		'DTEND:20261201T210000Z',
		'SUMMARY:Assemblée générale',
		'SEQUENCE:2',
		'STATUS:CONFIRMED',
		'TRANSP:OPAQUE',
		'LOCATION:Salle 2\\, Lyon',
		'URL:https://asso.example/p/7',
		'ORGANIZER;CN=Ana:mailto:ana@asso.example',
		'ATTENDEE;CN=Bo;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:bo@asso.example',
		'END:VEVENT',
		'END:VCALENDAR',
		''
	]);
	expect(calendarType('REQUEST')).toBe('text/calendar; charset=utf-8; method=REQUEST');
});

test('whole days are dates, and the end is the day after', () => {
	expect(feed({ when: { day: '2026-12-31' } })).toContain(
		'DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n'
	);
	expect(feed({ when: { day: '2026-12-24', lastDay: '2026-12-26' } })).toContain('DTEND;VALUE=DATE:20261227\r\n');
	expect(() => feed({ when: { day: '2026-02-30' } })).toThrow('base.bad-day');
});

test('a feed says its name and when to ask again', () => {
	const lines = unfolded(calendarOf({ name: 'Dates; à venir', refreshMinutes: 60, events: [] }));
	expect(lines).toContain('NAME:Dates\\; à venir');
	expect(lines).toContain('X-WR-CALNAME:Dates\\; à venir');
	expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT60M');
	expect(lines).toContain('X-PUBLISHED-TTL:PT60M');
	expect(lines.some((line) => line.startsWith('METHOD'))).toBe(false);
});

test('a tentative date is marked so, and a cancelled one keeps nobody busy', () => {
	expect(feed({ status: 'tentative' })).toContain(
		'STATUS:TENTATIVE\r\nTRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE'
	);
	expect(feed({ status: 'cancelled' })).toContain('STATUS:CANCELLED\r\nTRANSP:TRANSPARENT');
});

test('an invitation needs someone who invites and someone invited', () => {
	expect(() => send('REQUEST', { organizer: undefined })).toThrow('REQUEST needs an organizer');
	expect(() => send('REQUEST', { guests: [] })).toThrow('REQUEST needs a guest');
	expect(() => send('REQUEST', { title: ' ' })).toThrow('REQUEST needs a title');
	expect(() => send('REQUEST', { status: 'cancelled' })).toThrow('REQUEST may not be cancelled');
	expect(() => calendarOf({ method: 'REQUEST', events: [] })).toThrow('REQUEST needs an event');
});

test('taking back speaks of the same event, later and cancelled', () => {
	expect(send('CANCEL', { status: 'cancelled', sequence: 3 })).toContain('UID:option-7@asso.example');
	expect(() => send('CANCEL', { sequence: 3 })).toThrow('CANCEL must be cancelled');
	expect(() => send('CANCEL', { status: 'cancelled' })).toThrow('CANCEL needs a sequence');
	const other = meeting({ uid: 'other@asso.example', organizer: ana, guests: [bo] });
	expect(() => calendarOf({ method: 'REQUEST', events: [meeting({ organizer: ana, guests: [bo] }), other] })).toThrow(
		'one UID'
	);
});

test('a published calendar names who publishes and no guests', () => {
	expect(send('PUBLISH', { guests: [] })).toContain('METHOD:PUBLISH');
	expect(() => send('PUBLISH', {})).toThrow('PUBLISH may not name guests');
	expect(() => send('PUBLISH', { guests: [], organizer: undefined })).toThrow('PUBLISH needs an organizer');
});

const nasty = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 300 }),
	fc
		.array(
			fc.constantFrom(
				'\r',
				'\n',
				'\r\n',
				'\0',
				'"',
				';',
				',',
				':',
				'\\',
				'\\n',
				'^n',
				"^'",
				'\u2028',
				'\u0085',
				'\v',
				'🎉',
				'é',
				'\u202e',
				'BEGIN:VEVENT',
				'END:VCALENDAR',
				'ATTENDEE:mailto:eve@evil.example',
				' '
			),
			{ maxLength: 60 }
		)
		.map((parts) => parts.join(''))
);

test('whatever people are called, a calendar keeps its lines', () => {
	const plain = unfolded(
		calendarOf({
			method: 'REQUEST',
			name: 'x',
			events: [meeting({ title: 'x', description: 'x', location: 'x', organizer: ana, guests: [bo] })]
		})
	).map((line) => line.split(/[:;]/)[0]);
	const mustKeep = (words: string) => {
		const text = calendarOf({
			method: 'REQUEST',
			name: `x${words}`,
			events: [
				meeting({
					title: `x${words}`,
					description: `x${words}`,
					location: `x${words}`,
					organizer: { mail: ana.mail, name: `x${words}` },
					guests: [{ mail: bo.mail, name: `x${words}` }]
				})
			]
		});
		expect(unfolded(text).map((line) => line.split(/[:;]/)[0])).toEqual(plain);
		expect(text.replace(/\r\n/g, '')).not.toMatch(/\p{Cc}/u);
		for (const line of text.split('\r\n')) {
			expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
			expect(Buffer.from(line).toString()).toBe(line);
		}
		const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')!;
		expect(event.getAllProperties('attendee')).toHaveLength(1);
		expect(event.getFirstPropertyValue('attendee')).toBe('mailto:bo@asso.example');
	};
	fc.assert(fc.property(nasty, mustKeep), { numRuns: 1_500 });
});

test('long texts are cut, not folded in the middle of a letter', () => {
	const text = feed({ title: '🎉'.repeat(100_000), description: 'é'.repeat(10_000_000) });
	expect(Buffer.byteLength(text)).toBeLessThan(25_000);
	expect(text).not.toContain('\ufffd');
	const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')!;
	expect([...(event.getFirstPropertyValue('summary') as string)]).toHaveLength(500);
});

test('addresses that would carry more than an address do not pass', () => {
	const addresses = [
		'a@b\r\nATTENDEE:mailto:eve@evil',
		'a b@c',
		'a@b?cc=eve@evil.example',
		'"a"@b',
		'a@b@c',
		'a@b;c',
		'',
		'a@',
		'a\0@b'
	];
	for (const mail of addresses) {
		expect(isMailAddress(mail)).toBe(false);
		expect(() => send('REQUEST', { guests: [{ mail }] })).toThrow('not a mail address');
	}
	expect(unfolded(send('REQUEST', { guests: [{ mail: 'bo+ag@asso.example' }] })).join()).toContain(
		'mailto:bo+ag@asso.example'
	);
	for (const url of ['javascript:alert(1)', 'mailto:a@b', 'file:///etc/passwd', 'no address'])
		expect(() => feed({ url })).toThrow();
	expect(unfolded(feed({ url: 'https://asso.example/\r\nX:y\0z' }))).toContain('URL:https://asso.example/X:y%00z');
	for (const uid of ['', 'a\r\nb', 'a;b', 'é', 'a'.repeat(256)]) expect(() => feed({ uid })).toThrow('not a UID');
	expect(() => feed({ stamp: new Date('never') })).toThrow('not a time');
});
