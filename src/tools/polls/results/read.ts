/** Fetches what results are made of, in one go. */
import type { ItemPass } from '#kernel/access/pass.ts';
import * as store from '../store.ts';
import { seenBy, whoOf } from '../who.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

export async function readOutcome(pass: ItemPass, now: Date): Promise<Outcome> {
	const [poll, ballots, comments] = await Promise.all([
		store.poll(pass),
		store.ballotsOf(pass),
		store.commentsOf(pass)
	]);
	return outcomeOf(seenBy(pass, poll), ballots, comments, whoOf(pass, ballots), now);
}
