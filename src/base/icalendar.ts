/**
 * Writes calendars (RFC 5545) and invitations (RFC 5546). For the server: it brings ical.js along.
 * Times are written in UTC, so that no reader needs our zones; whole days are dates.
 */
import ICAL from 'ical.js';
import { type CalendarEvent, componentOf } from './icalendar/event.ts';
import { type Method, mustFit } from './icalendar/methods.ts';
import { oneLine } from './icalendar/text.ts';

export type { Answer, CalendarEvent, EventStatus, Guest, Person, When } from './icalendar/event.ts';
export type { Method } from './icalendar/methods.ts';
export { isMailAddress } from './icalendar/text.ts';

export type Calendar = {
	/** How it is sent; none for a feed. */
	method?: Method;
	name?: string;
	/** For a feed: how many minutes a reader may keep it before asking again. */
	refreshMinutes?: number;
	events: readonly CalendarEvent[];
};

// ical.js does not count the space that begins a folded line.
ICAL.foldLength = 74;

const product = '-//Archipel//Archipel//EN';

/**
 * The text of a calendar: lines of at most 75 octets, ended by CR LF. REQUEST and CANCEL speak of one event.
 * Throws where the method asks for more (see `methods.ts`).
 */
export function calendarOf({ method, name, refreshMinutes, events }: Calendar): string {
	if (method) mustFit(method, events);
	const calendar = new ICAL.Component('vcalendar');
	calendar.addPropertyWithValue('prodid', product);
	calendar.addPropertyWithValue('version', '2.0');
	calendar.addPropertyWithValue('calscale', 'GREGORIAN');
	if (method) calendar.addPropertyWithValue('method', method);
	if (name) nameIt(calendar, oneLine(name, 200));
	if (refreshMinutes) refreshIt(calendar, refreshMinutes);
	for (const event of events) calendar.addSubcomponent(componentOf(event));
	return `${calendar.toString()}\r\n`;
}

/** NAME is RFC 7986; X-WR-CALNAME is what most readers look for. ical.js escapes neither, not knowing them for text. */
function nameIt(calendar: ICAL.Component, name: string): void {
	const escaped = name.replace(/[\\;,]/g, '\\$&');
	calendar.addPropertyWithValue('name', escaped);
	calendar.addPropertyWithValue('x-wr-calname', escaped);
}

/** REFRESH-INTERVAL is RFC 7986; X-PUBLISHED-TTL is what Outlook reads. */
function refreshIt(calendar: ICAL.Component, minutes: number): void {
	const period = `PT${Math.max(1, Math.trunc(minutes))}M`;
	const interval = new ICAL.Property('refresh-interval');
	interval.resetType('duration');
	interval.setValue(ICAL.Duration.fromString(period));
	calendar.addProperty(interval);
	calendar.addPropertyWithValue('x-published-ttl', period);
}

/** The media type of the part of a mail, or of an answer, that carries such a calendar. */
export const calendarType = (method?: Method): string =>
	method ? `text/calendar; charset=utf-8; method=${method}` : 'text/calendar; charset=utf-8';
