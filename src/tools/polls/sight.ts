/** What each visitor may see of the ballots: nothing else of them leaves the server. */
import type { Ballot } from './ballot.ts';
import { mayChangeBallot, maySeeResults, namesFor, type Who } from './may.ts';
import { listedOptions, type OptionId, type Poll } from './poll.ts';
import { fullOptions, placeOf, type Tally, tally } from './tally.ts';

export type VisibleBallot = Pick<Ballot, 'id' | 'choices'> & {
	/** null where it may not be known. */
	name: string | null;
	/** null with the name: the minute of a vote names the voter to whoever sat beside them. */
	at: Date | null;
	mine: boolean;
	mayChange: boolean;
};

/**
 * Ballots in the order they came, or by their random ids where names are hidden.
 * Who may not see results sees their own.
 */
export function visibleBallots(poll: Poll, ballots: Ballot[], visitor: Who, now: Date): VisibleBallot[] {
	const who = withCast(visitor, ballots);
	const names = namesFor(poll, who);
	const seen = maySeeResults(poll, who, now) ? ballots : ballots.filter(({ id }) => who.ballotIds.has(id));
	const sorted = [...seen].sort(
		(one, other) => (names === 'all' ? Number(one.at) - Number(other.at) : 0) || (one.id < other.id ? -1 : 1)
	);
	return sorted.map((ballot) => {
		const mine = who.ballotIds.has(ballot.id);
		const named = names === 'all' || (names === 'own' && mine);
		return {
			id: ballot.id,
			choices: ballot.choices,
			name: named ? ballot.name : null,
			at: named ? ballot.at : null,
			mine,
			mayChange: mayChangeBallot(poll, ballot, who, now)
		};
	});
}

/** A link to an invitation or to a ballot taken back is no vote, and opens no results shown "after voting". */
const withCast = (who: Who, ballots: Pick<Ballot, 'id'>[]): Who => ({
	...who,
	ballotIds: new Set(ballots.map(({ id }) => id).filter((id) => who.ballotIds.has(id)))
});

export type Sight = {
	ballots: VisibleBallot[];
	voters: number;
	/** null where results are not shown to this visitor. */
	tally: Tally | null;
	/** Shown to all who may vote, results hidden or not: who takes a seat must know that none is left. */
	full: OptionId[];
	/** Seats and places in waiting lists of this visitor's own ballots. */
	places: { ballot: string; option: OptionId; place: 'seated' | number }[];
};

export function sightOf(poll: Poll, ballots: Ballot[], visitor: Who, now: Date): Sight {
	const who = withCast(visitor, ballots);
	const counted = tally(poll, ballots);
	return {
		ballots: visibleBallots(poll, ballots, who, now),
		voters: ballots.length,
		tally: maySeeResults(poll, who, now) ? tallyFor(poll, counted, who) : null,
		full: [...fullOptions(counted)],
		places: placesOf(poll, counted, who)
	};
}

/** Where names are hidden the order of seats would tell who came before whom: it is that of the random ids. */
function tallyFor(poll: Poll, counted: Tally, who: Who): Tally {
	if (namesFor(poll, who) === 'all') return counted;
	const options = Object.entries(counted.options).map(([id, { seats, ...count }]) => [
		id,
		{ ...count, seats: seats && { ...seats, taken: seats.taken.toSorted(), waiting: seats.waiting.toSorted() } }
	]);
	return { ...counted, options: Object.fromEntries(options) };
}

const placesOf = (poll: Poll, counted: Tally, who: Who): Sight['places'] =>
	[...who.ballotIds].flatMap((ballot) =>
		listedOptions(poll).flatMap(({ id: option }) => {
			const place = placeOf(counted, option, ballot);
			return place === null ? [] : [{ ballot, option, place }];
		})
	);
