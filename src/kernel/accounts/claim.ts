/** What a browser made as a guest becomes the account's: chosen thing by thing, never silently. */
import { carrier } from '../database/connection.ts';

/**
 * A tool that holds its own references to actors moves them here, within the same transaction.
 * @param items only these change hands.
 */
export type Claimed = (guest: string, account: string, items: string[]) => Promise<void>;

const hooks: Claimed[] = [];

export const whenClaimed = (hook: Claimed): void => {
	hooks.push(hook);
};

/** Those of the named items that this guest made, answered or was let into. */
async function ofGuest(guest: string, items: string[]): Promise<string[]> {
	const rows = await carrier()<{ id: string }[]>`
		select i.id from kernel.item i where i.id = any (${items}) and (
			i.owner = ${guest}
			or exists (select 1 from kernel.permit p where p.item = i.id and p.actor = ${guest})
			or exists (select 1 from kernel.activity a where a.item = i.id and a.actor = ${guest}))`;
	return rows.map((row) => row.id);
}

/**
 * Hands items over, within a transaction.
 * @returns those that were handed over; what was never the guest's is left alone.
 */
export async function claim(guest: string, account: string, wanted: string[]): Promise<string[]> {
	const items = await ofGuest(guest, wanted);
	if (items.length === 0) return [];
	const sql = carrier();
	await sql`
		update kernel.item set owner = case when owner = ${guest} then ${account} else owner end, version = version + 1
		where id = any (${items})`;
	await sql`
		insert into kernel.permit (item, actor, via, opens, subject, at)
		select item, ${account}, via, opens, subject, at from kernel.permit where actor = ${guest} and item = any (${items})
		on conflict do nothing`;
	await sql`delete from kernel.permit where actor = ${guest} and item = any (${items})`;
	await sql`update kernel.activity set actor = ${account} where actor = ${guest} and item = any (${items})`;
	for (const hook of hooks) await hook(guest, account, items);
	return items;
}
