/** Leaving for good: asked for, waited for, then done. */
import { carrier } from '../database/connection.ts';

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

/** What remains is an actor without a name, so that what others see of the past still holds together. */
export async function removeAccount(account: string): Promise<void> {
	await carrier()`delete from kernel.member where actor = ${account}`;
	await carrier()`delete from kernel.permit where actor = ${account}`;
	await carrier()`update kernel.actor set name = null, language = null where id = ${account}`;
	await carrier()`delete from kernel.account where id = ${account}`;
}
