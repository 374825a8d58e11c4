/** The visitor of a pass, as the rules of polls know them. */
import { Refusal, type RefusalDetails } from '#base/refusal.ts';
import { admit, type ItemPass, inTheTrash } from '#kernel/access/pass.ts';
import type { Ballot } from './ballot.ts';
import { statusOf, type Who, type WhyNot } from './may.ts';
import type { Poll } from './poll.ts';

/** Their ballots are those they hold the personal link of, those of their invitation, and those they cast themselves. */
export function whoOf(pass: ItemPass, ballots: Pick<Ballot, 'id' | 'actor' | 'invitation'>[] = []): Who {
	const actor = pass.actor?.id ?? null;
	const isOwn = (ballot: Pick<Ballot, 'actor' | 'invitation'>) =>
		(actor !== null && ballot.actor === actor) ||
		(typeof ballot.invitation === 'string' && pass.subjects.has(`invitation:${ballot.invitation}`));
	const own = ballots.filter(isOwn).map(({ id }) => id);
	return { right: pass.right ?? 'read', actor, ballotIds: new Set([...pass.subjects, ...own]) };
}

/** The poll without proposals that are held back. Only to be shown: what is written is the whole poll. */
export const seenBy = (pass: ItemPass, poll: Poll): Poll =>
	poll.options.every(({ id }) => pass.sees(`option:${id}`))
		? poll
		: { ...poll, options: poll.options.filter(({ id }) => pass.sees(`option:${id}`)) };

/** The poll as it may be told on: nobody reads in a letter, or as decided, what is held back. */
export const openTo = (pass: ItemPass, poll: Poll): Poll => ({
	...poll,
	options: poll.options.filter(({ id }) => !pass.hides(`option:${id}`))
});

/** @throws polls.<reason> where a rule says why not; 403 for rights, 409 for the state of the poll. */
export function unless(why: WhyNot | null, details?: RefusalDetails): void {
	if (why !== null) throw new Refusal(`polls.${why}`, statusOf(why), details);
}

/** @throws kernel.password-needed: whoever lacks no more than the password of a poll is told so. */
export function askPassword(pass: ItemPass): void {
	if (pass.about.passwordGuards === 'answer') admit(pass, 'answer');
}

/** @throws kernel.in-the-trash: also to whoever runs the poll. A letter, or an answer, would lead where nobody can go. */
export function unlessTrashed({ about }: ItemPass): void {
	if (about.trashedAt) throw inTheTrash();
}
