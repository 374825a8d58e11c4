/** Co-owners: accounts that an owner named, and whoever opened the manage link. */
import { carrier } from '../database/connection.ts';

export type Keeper = {
	actor: string;
	name: string | null;
	kind: 'guest' | 'account';
	/** Whether an owner named them; the others hold the manage link, and come back by it until it is replaced. */
	named: boolean;
	at: Date;
};

const named = 'named';

export const nameKeeper = (item: string, actor: string) =>
	carrier()`
		insert into kernel.permit (item, actor, via, opens) values (${item}, ${actor}, ${named}, 'manage')
		on conflict (item, actor, via) do nothing`;

/** Everyone beside the owner who may do all, the longest known first. */
export const keepersOf = (item: string) =>
	carrier()<Keeper[]>`
		select p.actor, a.name, a.kind, bool_or(p.via = ${named}) as named, min(p.at) as at
		from kernel.permit p join kernel.actor a on a.id = p.actor join kernel.item i on i.id = p.item
		where p.item = ${item} and p.opens = 'manage' and p.actor <> i.owner
		group by p.actor, a.name, a.kind order by min(p.at), p.actor limit 100`;

export const dismissKeeper = (item: string, actor: string) =>
	carrier()`delete from kernel.permit where item = ${item} and actor = ${actor} and opens in ('manage', 'edit')`;
