/** The dates somebody said yes to, as their calendar feed shows them: open ones tentative, decided ones firm. */
import type { CalendarEvent } from '#base/icalendar.ts';
import { isRefusal } from '#base/refusal.ts';
import { type ItemPass, passFor } from '#kernel/access/pass.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { type Language, translator } from '#kernel/words/words.ts';
import type { Choice } from '../../ballot.ts';
import { isOpen, listedOptions, type Option, type Poll } from '../../poll.ts';
import * as polls from '../../store.ts';
import { seenBy } from '../../who.ts';
import { endOf, eventOf } from '../events.ts';
import { hostName, pollLink } from '../house.ts';
import * as store from './store.ts';

const mostPolls = 200;
const grades: Choice[] = ['excellent', 'very-good', 'good', 'fair', 'passable'];

/** Whether an answer means that one would come, whatever the method. */
export const isFor = (choice: Choice | undefined): boolean =>
	typeof choice === 'number'
		? choice > 0
		: choice !== undefined && (choice === 'yes' || choice === 'maybe' || grades.includes(choice));

/** Whether an answer means that one would not come. */
const isAgainst = (choice: Choice | undefined): boolean => choice !== undefined && !isFor(choice);

type Shown = { option: Option; status: 'tentative' | 'confirmed' };

/** Dates that were not chosen are gone; so are all dates of a poll that ended undecided, and those in the past. */
export function shownDates(poll: Poll, ballots: Pick<store.Answered, 'choices'>[], now: Date): Shown[] {
	const { decision } = poll;
	if (decision)
		return poll.options
			.filter(({ id }) => decision.options.includes(id))
			.filter(({ id }) => !ballots.every(({ choices }) => isAgainst(choices[id])))
			.map((option) => ({ option, status: 'confirmed' }));
	if (!isOpen(poll, now)) return [];
	return listedOptions(poll)
		.filter(({ id, slot }) => slot && endOf(slot, poll.zone) > now && ballots.some(({ choices }) => isFor(choices[id])))
		.map((option) => ({ option, status: 'tentative' }));
}

function eventsOf(pass: ItemPass, poll: Poll, ballots: store.Answered[], now: Date, language: Language) {
	const t = translator(language);
	const { decision } = poll;
	const changed = Math.max(...ballots.map(({ changedAt }) => Number(changedAt)));
	return shownDates(poll, ballots, now).flatMap(({ option, status }) => {
		const tentative = status === 'tentative';
		const title = tentative ? t('polls:deciding.feed.tentative', { title: poll.title }) : poll.title;
		const event = eventOf({ ...poll, title }, option, {
			host: hostName(),
			url: pollLink(pass),
			stamp: decision?.at ?? new Date(changed),
			sequence: decision?.sequence ?? poll.sequence ?? 0,
			status,
			message: decision?.message
		});
		return event ?? [];
	});
}

async function eventsOfPoll(item: string, actor: Actor, now: Date, language: Language): Promise<CalendarEvent[]> {
	try {
		const pass = await passFor({ tool: 'polls', name: item }, actor);
		if (!pass.can('read') || pass.about.trashedAt) return [];
		const [whole, ballots] = await Promise.all([polls.poll(pass), store.ballotsBy(pass, actor.id)]);
		const poll = seenBy(pass, whole);
		return ballots.length > 0 ? eventsOf(pass, poll, ballots, now, language) : [];
	} catch (problem) {
		// Deleted while we read.
		if (isRefusal(problem)) return [];
		throw problem;
	}
}

/** A few at a time, so that one feed does not take all connections. */
const atOnce = 4;

export async function pollDates(actor: Actor, now: Date, language: Language): Promise<CalendarEvent[]> {
	const items = await store.answeredBy(actor.id, mostPolls);
	const events: CalendarEvent[] = [];
	for (let start = 0; start < items.length; start += atOnce) {
		const batch = items.slice(start, start + atOnce);
		events.push(...(await Promise.all(batch.map((item) => eventsOfPoll(item, actor, now, language)))).flat());
	}
	return events;
}
