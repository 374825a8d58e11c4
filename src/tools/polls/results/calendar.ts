/** The dates of a poll as calendar events: those decided, or all of them as tentative while nothing is decided. */

import { type CalendarEvent, calendarOf } from '#base/icalendar.ts';
import { eventOf } from '../deciding/events.ts';
import { listedOptions, type Poll } from '../poll.ts';

export type Told = {
	/** The address of the poll, for those who read the event. */
	link: string;
	/** The name of the host, the last part of each UID. */
	host: string;
	/** When the poll last changed. */
	stamp: Date;
};

export function eventsOf(poll: Poll, { link, host, stamp }: Told): CalendarEvent[] {
	const { decision } = poll;
	return listedOptions(poll)
		.filter(({ id }) => decision === null || decision.options.includes(id))
		.flatMap((option) => {
			const event = eventOf(poll, option, {
				host,
				url: link,
				stamp: decision?.at ?? stamp,
				sequence: decision?.sequence ?? poll.sequence ?? 0,
				status: decision ? 'confirmed' : 'tentative',
				message: decision?.message || poll.description
			});
			return event ?? [];
		});
}

export const pollCalendar = (poll: Poll, told: Told): string =>
	calendarOf({ name: poll.title, events: eventsOf(poll, told) });
