/** The end of a poll over REST. */
import { z } from 'zod';
import { calendarOf } from '#base/icalendar.ts';
import { ifGiven, longText } from '#base/inputs.ts';
import { type Route, reads } from '#kernel/web/api/route.ts';
import { decisionInput, ticked } from '../input.ts';
import { listedOptions } from '../poll.ts';
import * as polls from '../store.ts';
import { cancelDecision, decidePoll, messageLength } from './actions.ts';
import { eventOf } from './events.ts';
import { hostName, pollLink } from './house.ts';
import { calendarOfDecision } from './mails/decided.ts';
import { calendarAnswer, noDates } from './pages/decision-file.ts';

const decisionBody = decisionInput.extend({
	message: ifGiven(longText(messageLength)),
	letters: ticked.optional(),
	showMail: ticked.optional()
});

export const decidingApi: Route[] = [
	{
		method: 'put',
		path: '/polls/{item}/decision',
		says: 'Closes the poll and decides; everybody who can be written to gets a letter, with an invitation for dates.',
		calls: decidePoll,
		body: decisionBody,
		answers: z.object({ people: z.int() })
	},
	{
		method: 'delete',
		path: '/polls/{item}/decision',
		says: 'Takes the decision back; invitations sent are called off.',
		calls: cancelDecision,
		status: 204
	},
	reads('/polls/{item}/results.ics', {
		says: 'The decided dates; before that, all dates as tentative.',
		async reads({ pass }) {
			const poll = await polls.poll(pass);
			if (poll.kind !== 'date') throw noDates();
			const { decision } = poll;
			if (decision)
				return calendarAnswer(
					poll.title,
					calendarOfDecision({ ...poll, decision }, pollLink(pass), { message: decision.message ?? '' })
				);
			const telling = { host: hostName(), url: pollLink(pass), stamp: pass.about.touchedAt, sequence: 0 };
			const events = listedOptions(poll).flatMap(
				(option) => eventOf(poll, option, { ...telling, status: 'tentative' }) ?? []
			);
			return calendarAnswer(poll.title, calendarOf({ name: poll.title, events }));
		}
	})
];
