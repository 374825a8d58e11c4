/** The end of a poll: close, decide, open again. Each gives the facts to keep; the store writes them. */
import type { FieldFault } from '#base/refusal.ts';
import { runsPoll, type Who, type WhyNot } from './may.ts';
import {
	type Actor,
	type Decision,
	type Fact,
	isOpen,
	limits,
	listedOptions,
	type OptionId,
	type Poll
} from './poll.ts';

type Ended = Pick<Poll, 'closing' | 'closesAt'>;
export type Ending = Pick<Poll, 'closing' | 'closesAt' | 'decision' | 'sequence'>;

export function whyNotClose(poll: Ended, who: Pick<Who, 'right'>, now: Date): WhyNot | null {
	if (!runsPoll(who)) return 'forbidden';
	return isOpen(poll, now) ? null : 'closed';
}

export const close = (poll: Poll, by: Actor | null, now: Date): Ending => ({
	...endingOf(poll),
	closing: { by, at: now }
});

export function whyNotReopen(poll: Ended, who: Pick<Who, 'right'>, now: Date): WhyNot | null {
	if (!runsPoll(who)) return 'forbidden';
	return isOpen(poll, now) ? 'not-closed' : null;
}

/** A deadline that has passed would close the poll again at once. */
export const deadlineFaults = (closesAt: Date | null, now: Date): FieldFault[] =>
	closesAt !== null && closesAt <= now ? [{ field: 'closesAt', code: 'past' }] : [];

/** Takes a decision back: `sequence` is then the one of the cancellation to send. */
export const reopen = (poll: Poll, closesAt: Date | null): Ending => ({
	closing: null,
	closesAt,
	decision: null,
	sequence: poll.decision ? nextSequence(poll) : poll.sequence
});

export const whyNotDecide = (who: Pick<Who, 'right'>): WhyNot | null => (runsPoll(who) ? null : 'forbidden');

/** One or more options that can be answered, each once. */
export function decisionFaults(poll: Poll, options: OptionId[]): FieldFault[] {
	if (options.length === 0) return [{ field: 'options', code: 'required' }];
	if (options.length > limits.decided) return [{ field: 'options', code: 'too-many', limit: limits.decided }];
	const listed = new Set(listedOptions(poll).map(({ id }) => id));
	const seen = new Set<OptionId>();
	return options.flatMap((option, place) => {
		const field = `options[${place}]`;
		if (!listed.has(option)) return [{ field, code: 'not-one-of' }];
		return seen.size === seen.add(option).size ? [{ field, code: 'twice' }] : [];
	});
}

/** Deciding closes; deciding again replaces the decision under a higher SEQUENCE (RFC 5546 §3.2.2). */
export function decide(poll: Poll, options: OptionId[], by: Actor, now: Date): Ending & { decision: Decision } {
	const sequence = nextSequence(poll);
	const closing: Fact = poll.closing ?? { by, at: now };
	return { closing, closesAt: poll.closesAt, sequence, decision: { options, by, at: now, sequence } };
}

/** The decision goes, the poll stays closed: `sequence` is the one of the cancellation to send. */
export const takeBack = (poll: Poll): Ending & { sequence: number } => ({
	...endingOf(poll),
	decision: null,
	sequence: nextSequence(poll)
});

/** Options whose event must be cancelled because the new decision leaves them out. */
export const dropped = (before: Decision | null, after: Decision | null): OptionId[] =>
	(before?.options ?? []).filter((option) => !after?.options.includes(option));

const nextSequence = (poll: Pick<Poll, 'sequence'>): number => (poll.sequence === null ? 0 : poll.sequence + 1);

const endingOf = ({ closing, closesAt, decision, sequence }: Poll): Ending => ({
	closing,
	closesAt,
	decision,
	sequence
});
