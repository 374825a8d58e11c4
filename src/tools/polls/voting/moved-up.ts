/** Seats that became free: whoever waited longest has one now, and is told. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { capacityOf, listedOptions, type Poll } from '../poll.ts';
import * as store from '../store.ts';
import { type Move, movedUp, tally } from '../tally.ts';

const hasSeats = (poll: Poll): boolean => listedOptions(poll).some((option) => capacityOf(poll, option) !== null);

/**
 * Changes ballots, or the seats of the poll, under its lock; then those who moved up are told.
 * @param after the poll once changed, where the change is one of the poll itself.
 */
export async function movingUp(
	pass: ItemPass,
	poll: Poll,
	change: () => Promise<unknown>,
	after: Poll = poll
): Promise<Move[]> {
	const before = hasSeats(poll) ? tally(poll, await store.ballotsOf(pass)) : null;
	await change();
	if (!before) return [];
	const moves = movedUp(before, tally(after, await store.ballotsOf(pass)));
	if (moves.length > 0) await tellMovedUp(pass, after, moves);
	return moves;
}

/** The one place where people hear that they have a seat now. */
export async function tellMovedUp(_pass: ItemPass, _poll: Poll, _moves: Move[]): Promise<void> {}
