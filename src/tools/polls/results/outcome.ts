/** What a visitor reads of a poll's results: nothing else of them leaves the server. */
import type { Ballot } from '../ballot.ts';
import { type Comment, type VisibleComment, visibleComments } from '../comment.ts';
import type { Count } from '../counting/count.ts';
import { namesFor, type Who } from '../may.ts';
import { isOpen, type OptionId, type Poll } from '../poll.ts';
import { optionsFor, type VisibleOption } from '../proposal.ts';
import { countPoll } from '../result.ts';
import { sightOf, type VisibleBallot } from '../sight.ts';
import type { Tally } from '../tally.ts';

export type Outcome = {
	poll: Poll;
	open: boolean;
	/** Those that can be answered, in the order of the poll. */
	options: VisibleOption[];
	/** Proposals that still wait for the owner, where this visitor may see them. */
	waiting: VisibleOption[];
	ballots: VisibleBallot[];
	comments: VisibleComment[];
	voters: number;
	names: 'all' | 'own' | 'none';
	/** null where results are not shown to this visitor, or not yet. */
	counted: { tally: Tally; count: Count } | null;
};

export function outcomeOf(poll: Poll, ballots: Ballot[], comments: Comment[], who: Who, now: Date): Outcome {
	const { ballots: seen, tally, voters } = sightOf(poll, ballots, who, now);
	const options = optionsFor(poll, who);
	return {
		poll,
		open: isOpen(poll, now),
		options: options.filter(({ waits }) => !waits),
		waiting: options.filter(({ waits }) => waits),
		ballots: seen,
		comments: visibleComments(poll, comments, who),
		voters,
		names: namesFor(poll, who),
		counted: tally && { tally, count: countPoll(poll, ballots) }
	};
}

/** The place of each option, from 1; options that share one have the same. */
export const placesBy = ({ places }: Pick<Count, 'places'>): Map<OptionId, number> =>
	new Map(places.flatMap(({ place, options }) => options.map((option) => [option, place] as const)));

/** Best first; options that share a place keep the order of the poll. */
export function byPlace<Listed extends { id: OptionId }>(options: Listed[], count: Pick<Count, 'places'>): Listed[] {
	const places = placesBy(count);
	return [...options].sort((one, other) => places.get(one.id)! - places.get(other.id)!);
}
