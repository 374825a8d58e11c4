/** Counts per option, seats and waiting lists: nothing is kept, all of it follows from the ballots. */
import type { Ballot, BallotId } from './ballot.ts';
import { capacityOf, listedOptions, type Option, type OptionId, type Poll } from './poll.ts';

/** Ballots in the order of their turns. */
export type Seats = { capacity: number; taken: BallotId[]; waiting: BallotId[] };

/** `seats` is null where there is room for everybody. */
export type OptionTally = { yes: number; maybe: number; no: number; unanswered: number; seats: Seats | null };

export type Tally = { voters: number; options: Record<OptionId, OptionTally> };

type Voter = Pick<Ballot, 'id' | 'choices' | 'turns' | 'at'>;

/** Ranks, grades and points count as answered only; `result.ts` says who wins with them. */
export function tally(poll: Pick<Poll, 'options' | 'method' | 'policy'>, ballots: Voter[]): Tally {
	const options = Object.fromEntries(
		listedOptions(poll).map((option) => [option.id, countOf(poll, option, ballots)] as const)
	);
	return { voters: ballots.length, options };
}

function countOf(poll: Pick<Poll, 'method' | 'policy'>, option: Option, ballots: Voter[]): OptionTally {
	const count: OptionTally = { yes: 0, maybe: 0, no: 0, unanswered: 0, seats: null };
	for (const { choices } of ballots) {
		const answer = choices[option.id];
		if (answer === undefined) count.unanswered += 1;
		else if (answer === 'yes' || answer === 'maybe' || answer === 'no') count[answer] += 1;
	}
	const capacity = capacityOf(poll, option);
	if (capacity !== null) count.seats = seatsOf(option.id, capacity, ballots);
	return count;
}

function seatsOf(option: OptionId, capacity: number, ballots: Voter[]): Seats {
	const queue = ballots.filter(({ choices }) => choices[option] === 'yes').sort(byTurn(option));
	const ids = queue.map(({ id }) => id);
	return { capacity, taken: ids.slice(0, capacity), waiting: ids.slice(capacity) };
}

// Turns differ wherever the poll counted them; imported ballots may lack them, and the order must not be chance.
const byTurn = (option: OptionId) => (one: Voter, other: Voter) =>
	turnOf(one, option) - turnOf(other, option) || Number(one.at) - Number(other.at) || (one.id < other.id ? -1 : 1);

const turnOf = (voter: Voter, option: OptionId): number => voter.turns[option] ?? Number.MAX_SAFE_INTEGER;

export type Move = { option: OptionId; ballot: BallotId };

/** Whoever waited before and has a seat now: they get a notice. A seat limit taken away seats all who waited. */
export function movedUp(before: Tally, after: Tally): Move[] {
	return Object.entries(after.options).flatMap(([option, { seats }]) => {
		const waited = new Set(before.options[option]?.seats?.waiting);
		if (waited.size === 0) return [];
		const seated = seats === null ? [...waited] : seats.taken.filter((id) => waited.has(id));
		return seated.map((ballot) => ({ option, ballot }));
	});
}

/** Whoever had a seat and, for all that they still say yes, has none now: there are fewer, or the option is gone. */
export function lostSeats(before: Tally, after: Tally): Move[] {
	return Object.entries(before.options).flatMap(([option, { seats }]) => {
		const now = after.options[option];
		const waiting = new Set(now?.seats?.waiting);
		const lost = (seats?.taken ?? []).filter((id) => now === undefined || waiting.has(id));
		return lost.map((ballot) => ({ option, ballot }));
	});
}

const isFull = (seats: Seats | null): boolean => seats !== null && seats.taken.length >= seats.capacity;

/** Options with no free seat: a yes to one of them goes to the waiting list, or is refused (`policy.whenFull`). */
export const fullOptions = (counted: Tally): Set<OptionId> =>
	new Set(Object.keys(counted.options).filter((id) => isFull(counted.options[id]!.seats)));

/** 'seated', or the place on the waiting list from 1; null where the ballot says no yes, or seats have no limit. */
export function placeOf(counted: Tally, option: OptionId, ballot: BallotId): 'seated' | number | null {
	const seats = counted.options[option]?.seats;
	if (!seats) return null;
	if (seats.taken.includes(ballot)) return 'seated';
	const place = seats.waiting.indexOf(ballot);
	return place === -1 ? null : place + 1;
}
