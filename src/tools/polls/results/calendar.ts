/** The dates of a poll as a calendar: those decided, or all of them as tentative while nothing is decided. */
import { calendarOf } from '#base/icalendar.ts';
import { eventOf } from '../deciding/events.ts';
import { hostName } from '../deciding/house.ts';
import { calendarOfDecision } from '../deciding/mails/decided.ts';
import { listedOptions, type Poll } from '../poll.ts';

/**
 * @param link the address of the poll, for those who read the event.
 * @param stamp when the poll last changed.
 */
export function pollCalendar(poll: Poll, link: string, stamp: Date): string {
	const { decision } = poll;
	if (decision) return calendarOfDecision({ ...poll, decision }, link, { message: decision.message ?? '' });
	const telling = {
		host: hostName(),
		url: link,
		stamp,
		sequence: poll.sequence ?? 0,
		status: 'tentative' as const,
		...(poll.description && { message: poll.description })
	};
	const events = listedOptions(poll).flatMap((option) => eventOf(poll, option, telling) ?? []);
	return calendarOf({ name: poll.title, events });
}
