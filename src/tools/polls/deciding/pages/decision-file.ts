/** The decided dates as a file for calendars. */
import { attachment } from '#base/attachment.ts';
import { calendarType } from '#base/icalendar.ts';
import { notFound } from '#kernel/access/pass.ts';
import { resource } from '#kernel/web/page.ts';
import * as polls from '../../store.ts';
import { seenBy } from '../../who.ts';
import { pollLink } from '../house.ts';
import { calendarOfDecision } from '../mails/decided.ts';

export const decisionFile = resource('/polls/:item/decision.ics', {
	async answer({ pass }) {
		const poll = seenBy(pass, await polls.poll(pass));
		const { decision } = poll;
		if (!decision || poll.kind !== 'date') throw notFound();
		const text = calendarOfDecision({ ...poll, decision }, pollLink(pass), { message: decision.message ?? '' });
		return new Response(text, {
			headers: {
				'content-type': calendarType(),
				'content-disposition': attachment(poll.title, 'ics', 'poll')
			}
		});
	}
});
