import ICAL from 'ical.js';
import { addDays, type Day } from '../zones.ts';
import { mailto, manyLines, oneLine, personIn, webAddress } from './text.ts';

export type Person = { mail: string; name?: string };

/** PARTSTAT; without it the guest is still to answer. */
export type Answer = 'needs-action' | 'accepted' | 'declined' | 'tentative';

export type Guest = Person & {
	answer?: Answer;
	/** Whether an answer is asked for; by default while there is none. */
	rsvp?: boolean;
	optional?: boolean;
};

/** Instants, or whole days with the last one included. Without `end` the event only has a start. */
export type When = { start: Date; end?: Date } | { day: Day; lastDay?: Day };

export type EventStatus = 'tentative' | 'confirmed' | 'cancelled';

export type CalendarEvent = {
	/** The same for ever for one event: `<option>@<host>`. */
	uid: string;
	/** When this version of the event was written (DTSTAMP). */
	stamp: Date;
	/** Grows with each change of time or status; 0 at first. */
	sequence?: number;
	status?: EventStatus;
	title: string;
	when: When;
	description?: string;
	location?: string;
	url?: string;
	organizer?: Person;
	guests?: readonly Guest[];
	/** Does not make the reader busy. */
	free?: boolean;
};

const utc = (instant: Date): ICAL.Time => {
	if (Number.isNaN(instant.getTime())) throw new TypeError('not a time');
	return ICAL.Time.fromJSDate(instant, true);
};

const put = (event: ICAL.Component, name: string, value: unknown): ICAL.Property =>
	event.addPropertyWithValue(name, value as string);

function putWhen(event: ICAL.Component, when: When): void {
	if ('day' in when) {
		const { day, lastDay } = when;
		put(event, 'dtstart', ICAL.Time.fromDateString(addDays(day, 0)));
		// DTEND is the first day that is no longer part of it.
		put(event, 'dtend', ICAL.Time.fromDateString(addDays(lastDay && lastDay > day ? lastDay : day, 1)));
		return;
	}
	put(event, 'dtstart', utc(when.start));
	if (when.end && when.end > when.start) put(event, 'dtend', utc(when.end));
}

function putPerson(event: ICAL.Component, kind: 'organizer' | 'attendee', { mail, name }: Person): ICAL.Property {
	const person = put(event, kind, mailto(mail));
	const shown = personIn(name ?? '');
	if (shown) person.setParameter('cn', shown);
	return person;
}

function putGuest(event: ICAL.Component, guest: Guest): void {
	const { answer = 'needs-action', rsvp = answer === 'needs-action', optional } = guest;
	const person = putPerson(event, 'attendee', guest);
	person.setParameter('role', optional ? 'OPT-PARTICIPANT' : 'REQ-PARTICIPANT');
	person.setParameter('partstat', answer.toUpperCase());
	person.setParameter('rsvp', rsvp ? 'TRUE' : 'FALSE');
}

const uidShape = /^[\w.@:+-]{1,255}$/;

/** One event as a VEVENT. Throws for a UID, an address or a web address that could not stand in a calendar. */
export function componentOf(given: CalendarEvent): ICAL.Component {
	if (!uidShape.test(given.uid)) throw new TypeError('not a UID');
	const event = new ICAL.Component('vevent');
	put(event, 'uid', given.uid);
	put(event, 'dtstamp', utc(given.stamp));
	putWhen(event, given.when);
	put(event, 'summary', oneLine(given.title, 500));
	put(event, 'sequence', Math.max(0, Math.trunc(given.sequence ?? 0)));
	put(event, 'status', (given.status ?? 'confirmed').toUpperCase());
	put(event, 'transp', given.free || given.status === 'cancelled' ? 'TRANSPARENT' : 'OPAQUE');
	if (given.status === 'tentative' && !given.free) put(event, 'x-microsoft-cdo-busystatus', 'TENTATIVE');
	if (given.description) put(event, 'description', manyLines(given.description, 8_000));
	if (given.location) put(event, 'location', oneLine(given.location, 500));
	if (given.url) put(event, 'url', webAddress(given.url));
	if (given.organizer) putPerson(event, 'organizer', given.organizer);
	for (const guest of given.guests ?? []) putGuest(event, guest);
	return event;
}
