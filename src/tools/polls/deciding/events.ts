/** A decided date as an event of calendars (RFC 5545): the same name for ever, so that it can be moved and called off. */
import type { CalendarEvent, EventStatus, Guest, Person, When } from '#base/icalendar.ts';
import { addDays } from '#base/zones.ts';
import type { Option, OptionId, Poll } from '../poll.ts';
import { dayOf, type Slot } from '../slots.ts';

/** @param host the name of this host, without scheme or port. */
export const uidOf = (item: string, option: OptionId, host: string): string => `${item}-${option}@${host}`;

const whenOf = (slot: Slot): When => {
	if (slot.kind !== 'time') return { day: slot.day };
	return { start: new Date(slot.start), ...(slot.end ? { end: new Date(slot.end) } : {}) };
};

/** Words in place of hours ("evening") are no time a calendar knows: they go into the title of the whole day. */
const titleOf = (title: string, slot: Slot): string => (slot.kind === 'text' ? `${title} (${slot.text})` : title);

/** The instant from which the date is over wherever it is read: a whole day ends last west of the date line. */
export function endOf(slot: Slot, zone: string): Date {
	if (slot.kind === 'time') return new Date(slot.end ?? slot.start);
	return new Date(`${addDays(dayOf(slot, zone), 1)}T12:00:00Z`);
}

export type Telling = {
	host: string;
	url: string;
	stamp: Date;
	sequence: number;
	status: EventStatus;
	/** Words of the owner. */
	message?: string;
	organizer?: Person;
	guests?: Guest[];
};

/** null for an option without a date. */
export function eventOf(
	poll: Pick<Poll, 'id' | 'title' | 'place'>,
	option: Pick<Option, 'id' | 'slot'>,
	telling: Telling
): CalendarEvent | null {
	const { host, url, message, ...rest } = telling;
	if (!option.slot) return null;
	return {
		...rest,
		uid: uidOf(poll.id, option.id, host),
		title: titleOf(poll.title, option.slot),
		when: whenOf(option.slot),
		...(poll.place && { location: poll.place }),
		description: message ? `${message}\n\n${url}` : url,
		url
	};
}
