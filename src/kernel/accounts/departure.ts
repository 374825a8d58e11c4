/** Leaving for good: asked for, waited for, then done. */
import { carrier } from '../database/connection.ts';
import { forgetProofs } from './proofs.ts';

export type Departure = { account: string; erase: boolean; at: Date; dueAt: Date };

export async function departureOf(account: string): Promise<Departure | null> {
	const [row] = await carrier()<Departure[]>`
		select account, erase, at, due_at as "dueAt" from kernel.departure where account = ${account}`;
	return row ?? null;
}

/** Asking again only changes what happens to the things; the waiting does not start anew. */
export const keepDeparture = (account: string, erase: boolean, dueAt: Date) =>
	carrier()`
		insert into kernel.departure (account, erase, due_at) values (${account}, ${erase}, ${dueAt})
		on conflict (account) do update set erase = excluded.erase`;

export const forgetDeparture = (account: string) => carrier()`delete from kernel.departure where account = ${account}`;

/** Those whose waiting is over, taken by nobody else meanwhile. */
export const departuresDue = (now: Date, most: number) =>
	carrier()<Departure[]>`
		select account, erase, at, due_at as "dueAt" from kernel.departure
		where due_at <= ${now} order by due_at limit ${most} for update skip locked`;

/** The only one who looks after this host cannot leave it alone. */
export async function isLastAdmin(account: string): Promise<boolean> {
	const [row] = await carrier()<{ last: boolean }[]>`
		select count(*) = 1 and bool_or(account = ${account}) as last from kernel.admin`;
	return row?.last ?? false;
}

/** As if they had lain in the trash for its thirty days: the next round removes them, files included. */
export const eraseThings = (account: string, now: Date) =>
	carrier()`
		update kernel.item set trashed_at = ${now}::timestamptz - interval '31 days', trashed_by = ${account}
		where owner = ${account} and space is null`;

/**
 * Spaces that only this account owns: whoever edits there longest takes over, else the member who came first. What a
 * space has that nobody else belongs to is its own again, and shares the fate of the rest.
 */
export async function handOverSpaces(account: string): Promise<void> {
	const alone = await carrier()<{ id: string }[]>`
		select s.id from kernel.space s join kernel.member m on m.space = s.id and m.actor = ${account} and m.role = 'owner'
		where not exists (
			select 1 from kernel.member o where o.space = s.id and o.role = 'owner' and o.actor <> ${account})
		for update of s`;
	const spaces = alone.map(({ id }) => id);
	await carrier()`
		update kernel.member m set role = 'owner' from (
			select distinct on (space) space, actor from kernel.member where space = any(${spaces}) and actor <> ${account}
			order by space, array_position(array['editor', 'member'], role), at, actor
		) heir where m.space = heir.space and m.actor = heir.actor`;
	const [left] = await carrier()<{ ids: string[] }[]>`
		select coalesce(array_agg(s), '{}') as ids from unnest(${spaces}::text[]) s
		where not exists (select 1 from kernel.member m where m.space = s and m.actor <> ${account})`;
	await carrier()`update kernel.item set space = null, owner = ${account} where space = any(${left!.ids})`;
	await carrier()`delete from kernel.space where id = any(${left!.ids})`;
}

/** A room above that remembers people forgets them here, within the same transaction. */
type Gone = (account: string) => Promise<void>;
const hooks: Gone[] = [];
export const whenGone = (hook: Gone): void => {
	hooks.push(hook);
};

/** What is kept for one person alone, whichever room keeps it. */
const theirs = [
	...['member', 'permit', 'feed', 'notice', 'refusal_of_notices', 'daily_letter'],
	...['item_label', 'item_archive', 'opened']
];

/** What remains is an actor without a name, so that what others see of the past still holds together. */
export async function removeAccount(account: string): Promise<void> {
	for (const table of theirs) await carrier()`delete from ${carrier()(`kernel.${table}`)} where actor = ${account}`;
	await forgetProofs(account);
	await carrier()`update kernel.actor set name = null, language = null where id = ${account}`;
	for (const hook of hooks) await hook(account);
	await carrier()`delete from kernel.account where id = ${account}`;
}
