/** The dates of a poll as a calendar: those decided, or all of them as tentative while nothing is decided. */
import { type CalendarEvent, calendarOf } from '#base/icalendar.ts';
import { eventOf } from '../deciding/events.ts';
import { listedOptions, type Poll } from '../poll.ts';

export type Told = {
	/** The address of the poll, for those who read the event. */
	link: string;
	/** The name of this host, without scheme or port. */
	host: string;
	/** When the poll last changed. */
	stamp: Date;
};

export function eventsOf(poll: Poll, { link, host, stamp }: Told): CalendarEvent[] {
	const decided = poll.decision && new Set(poll.decision.options);
	const telling = {
		host,
		url: link,
		stamp: poll.decision?.at ?? stamp,
		sequence: poll.decision?.sequence ?? poll.sequence ?? 0,
		status: decided ? ('confirmed' as const) : ('tentative' as const),
		...(poll.description && { message: poll.description })
	};
	return listedOptions(poll)
		.filter(({ id }) => decided === null || decided.has(id))
		.flatMap((option) => eventOf(poll, option, telling) ?? []);
}

export const pollCalendar = (poll: Poll, told: Told): string =>
	calendarOf({ name: poll.title, events: eventsOf(poll, told) });
