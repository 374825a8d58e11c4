/** What is kept of voters: in an anonymous poll neither who nor the minute, since the minute names the ballot. */
import { type Actor, house } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import type { Deed, Trace } from '#kernel/actions/action.ts';
import { hourOf, type Poll } from '../poll.ts';

/** A guest stands in the database from the first thing they do, except where nobody may know that they did. */
export async function known({ policy }: Pick<Poll, 'policy'>, actor: Actor): Promise<void> {
	if (!policy.anonymous && actor.kind === 'guest') await remember(actor);
}

/** The line of activity of what a voter did. */
export const voterTrace = ({ actor, now }: Deed<unknown>, { anonymous }: { anonymous: boolean }): Trace =>
	anonymous ? { actor: house, at: hourOf(now) } : { actor, at: now };
