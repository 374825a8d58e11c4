/** What a voter says, and what a poll accepts of it. */
import type { FieldFault } from '#base/refusal.ts';
import type { Limits } from './counting/count.ts';
import type { Grade } from './counting/majority-judgment.ts';
import { ballotFaults as countFaults } from './counting/methods.ts';
import { type Actor, isListed, listedOptions, type OptionId, type Poll } from './poll.ts';

export type BallotId = string;

export const answers = ['yes', 'maybe', 'no'] as const;
/** `maybe` reads "if need be". No entry at all: not answered, which is not a no. */
export type Answer = (typeof answers)[number];

/** An answer, a grade, or a number: rank from 1 (best), points or dots. */
export type Choice = Answer | Grade | number;
export type Choices = Record<OptionId, Choice>;

/** When this voter claimed a seat of an option, as a count kept by the poll: the smaller, the earlier. */
export type Turns = Record<OptionId, number>;

export type Ballot = {
	/** Random: where names are hidden ballots are shown in its order, which must say nothing of time. */
	id: BallotId;
	/** '' in an anonymous poll. */
	name: string;
	choices: Choices;
	turns: Turns;
	at: Date;
	changedAt: Date;
	/** null in an anonymous poll. */
	actor: Actor | null;
	/** The invitation it was cast by, whose personal link changes it; never kept in an anonymous poll. */
	invitation?: string | null;
};

/**
 * The turns of a ballot as it is now: who keeps a yes keeps the turn, a new yes takes `turn`,
 * and whoever let a yes go and comes back queues again at the end.
 * @param turn the poll's next count, taken once per ballot written and under the poll's lock.
 */
export function claimTurns(previous: Pick<Ballot, 'choices' | 'turns'> | null, next: Choices, turn: number): Turns {
	const turns: Turns = {};
	for (const [option, answer] of Object.entries(next)) {
		if (answer !== 'yes') continue;
		const kept = previous?.choices[option] === 'yes' ? previous.turns[option] : undefined;
		turns[option] = kept ?? turn;
	}
	return turns;
}

/** Without answers to options that went away while the voter was thinking: no reason to refuse the rest. */
export function keptChoices(poll: Pick<Poll, 'options'>, choices: Choices): Choices {
	const gone = new Set(poll.options.filter((option) => !isListed(option)).map(({ id }) => id));
	return Object.fromEntries(Object.entries(choices).filter(([option]) => !gone.has(option)));
}

export const countLimits = (poll: Pick<Poll, 'policy' | 'scale'>): Limits => ({
	...poll.scale,
	maxYes: poll.policy.maxYes
});

/** What is wrong with a ballot; `keptChoices` comes first. An empty list: it may be cast. */
export function ballotFaults(poll: Poll, choices: Choices): FieldFault[] {
	// An empty ballot would open results that are shown "after voting".
	if (Object.keys(choices).length === 0) return [{ field: 'choices', code: 'required' }];
	const options = listedOptions(poll).map(({ id }) => id);
	return countFaults(poll.method, options, choices, countLimits(poll));
}

/** Where a full option refuses instead of keeping a waiting list: each new yes to one. */
export function fullFaults(
	poll: Pick<Poll, 'policy'>,
	full: ReadonlySet<OptionId>,
	previous: Pick<Ballot, 'choices'> | null,
	next: Choices
): FieldFault[] {
	if (poll.policy.whenFull === 'wait') return [];
	return Object.entries(next)
		.filter(([option, answer]) => answer === 'yes' && full.has(option) && previous?.choices[option] !== 'yes')
		.map(([option]) => ({ field: `choices.${option}`, code: 'full' }));
}

/** A ballot that nobody can be found behind: for each one cast in an anonymous poll, and all when it becomes so. */
export const withoutName = (ballot: Ballot): Ballot => ({
	...ballot,
	name: '',
	actor: null,
	invitation: null
});
