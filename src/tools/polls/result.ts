/** Who wins: the ballots handed to the poll's counting method. */
import { type Ballot, type Choices, keptChoices } from './ballot.ts';
import type { Count } from './counting/count.ts';
import { countBy } from './counting/methods.ts';
import { isRanked, listedOptions, type OptionId, type Poll } from './poll.ts';

type Counted = Pick<Poll, 'options' | 'method' | 'scale'>;

/** As the method reads it today, though options, or a method that reads less, came after the vote. */
export function countable(poll: Counted, choices: Choices): Choices {
	const kept = shownChoices(poll, choices);
	if (isRanked(poll.method)) return closedUp(kept);
	if (poll.method !== 'approval') return kept;
	return Object.fromEntries(Object.entries(kept).filter(([, answer]) => answer !== 'maybe'));
}

// An option that is held back is not among those of the poll that is shown.
function shownChoices(poll: Counted, choices: Choices): Choices {
	const shown = new Set(poll.options.map(({ id }) => id));
	return Object.fromEntries(Object.entries(keptChoices(poll, choices)).filter(([option]) => shown.has(option)));
}

// With the second of three options gone, ranks 1 and 3 are 1 and 2: the method knows no rank beyond its options.
function closedUp(ranks: Choices): Choices {
	const order = [...new Set(Object.values(ranks).map(Number))].sort((one, other) => one - other);
	const places = new Map(order.map((rank, place) => [rank, place + 1]));
	return Object.fromEntries(Object.entries(ranks).map(([option, rank]) => [option, places.get(Number(rank))!]));
}

/** Counts without `maxYes`: the owner may lower it after votes were cast, and those stay good. */
export const countPoll = (poll: Counted, ballots: Pick<Ballot, 'choices'>[]): Count =>
	countBy(
		poll.method,
		listedOptions(poll).map(({ id }) => id),
		ballots.map(({ choices }) => countable(poll, choices)),
		poll.scale
	);

/** Several where the tie rule cannot tell them apart; none before anybody is for anything. */
export const bestOptions = (poll: Counted, ballots: Pick<Ballot, 'choices'>[]): OptionId[] =>
	countPoll(poll, ballots).winners;
