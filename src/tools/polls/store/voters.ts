/** Who answered: forgotten, or found again as somebody else. */
import { forgetMakersOf } from '#guard/forgetting.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';

const votersActs = ['cast-vote', 'change-vote', 'withdraw-vote', 'add-comment', 'propose-options'].map(
	(act) => `polls.${act}`
);

/**
 * The poll became anonymous: nothing ties a ballot, a comment or a proposal to anybody any more. Lines of activity go,
 * since their minute names the ballot; so does what let a browser in as the voter of one.
 */
export async function forgetVoters({ item }: ItemPass): Promise<void> {
	// That somebody answered may stay known; which ballot is theirs may not.
	await carrier()`
		update polls.invitation i set answered = true
		where i.item = ${item} and exists (select 1 from polls.ballot b where b.item = i.item and b.invitation = i.id)`;
	await carrier()`update polls.ballot set actor = null, name = '', invitation = null where item = ${item}`;
	await carrier()`
		update polls.ballot set at = date_trunc('hour', at), changed_at = date_trunc('hour', changed_at) where item = ${item}`;
	await carrier()`
		update polls.comment set actor = null, name = '', ballot = null, at = date_trunc('hour', at) where item = ${item}`;
	await carrier()`delete from kernel.activity where item = ${item} and act = any(${votersActs})`;
	await carrier()`update polls.poll set options = polls.unnamed(options) where item = ${item}`;
	await forgetMakersOf(item, ['ballot', 'comment', 'option']);
	const voters = carrier()`item = ${item} and subject in (select id from polls.ballot where item = ${item})`;
	await carrier()`update kernel.key set bearer = true where ${voters}`;
	await carrier()`delete from kernel.permit where ${voters}`;
}

/** Whoever voted as a guest is found again as the account that claimed these items. */
export async function handOver(guest: string, account: string, items: string[]): Promise<void> {
	await carrier()`update polls.ballot set actor = ${account} where actor = ${guest} and item = any(${items})`;
	await carrier()`update polls.comment set actor = ${account} where actor = ${guest} and item = any(${items})`;
}
