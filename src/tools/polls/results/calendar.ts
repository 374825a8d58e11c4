/** The dates of a poll as calendar events: those decided, or all of them as tentative while nothing is decided. */

import type { When } from '#base/icalendar.ts';
import { type CalendarEvent, calendarOf } from '#base/icalendar.ts';
import { listedOptions, type Option, type Poll } from '../poll.ts';
import type { Slot } from '../slots.ts';

export type Told = {
	/** The address of the poll, for those who read the event. */
	link: string;
	/** The name of the host, the last part of each UID. */
	host: string;
	/** When the poll last changed. */
	stamp: Date;
};

/** The same for ever for one option of one poll, wherever its event is told. */
export const uidOf = (poll: Pick<Poll, 'id'>, option: Pick<Option, 'id'>, host: string): string =>
	`${poll.id}-${option.id}@${host}`;

const whenOf = (slot: Slot): When =>
	slot.kind === 'time'
		? { start: new Date(slot.start), ...(slot.end === undefined ? {} : { end: new Date(slot.end) }) }
		: { day: slot.day };

export function eventsOf(poll: Poll, { link, host, stamp }: Told): CalendarEvent[] {
	const decided = poll.decision && new Set(poll.decision.options);
	return listedOptions(poll)
		.filter(({ id, slot }) => slot !== undefined && (decided === null || decided.has(id)))
		.map((option) => ({
			uid: uidOf(poll, option, host),
			stamp: poll.decision?.at ?? stamp,
			sequence: poll.decision?.sequence ?? poll.sequence ?? 0,
			status: decided ? 'confirmed' : 'tentative',
			title: option.slot?.kind === 'text' ? `${poll.title} (${option.slot.text})` : poll.title,
			when: whenOf(option.slot!),
			...(poll.description ? { description: poll.description } : {}),
			...(poll.place ? { location: poll.place } : {}),
			url: link
		}));
}

export const pollCalendar = (poll: Poll, told: Told): string =>
	calendarOf({ name: poll.title, events: eventsOf(poll, told) });
