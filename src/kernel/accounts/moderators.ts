/** Who decides at the desk: administrators, and the moderators they name. */
import { carrier } from '../database/connection.ts';

export type Role = 'administrator' | 'moderator';

export type Decider = { account: string; name: string; role: Role; by: string | null; at: Date };

/** Administrators first, then moderators, the longest known first. */
export const deciders = () => carrier()<Decider[]>`
	select r.account, a.name, r.role, w.name as by, r.at from (
		select account, 'administrator' as role, by, at from kernel.admin
		union all
		select account, 'moderator', by, at from kernel.moderator m
		where not exists (select 1 from kernel.admin d where d.account = m.account)
	) r join kernel.account a on a.id = r.account join kernel.actor w on w.id = r.by
	order by r.role, r.at, r.account limit 500`;

/** Since when somebody looks after this host. */
export async function firstAdministered(): Promise<Date | null> {
	const [row] = await carrier()<{ at: Date | null }[]>`select min(at) as at from kernel.admin`;
	return row!.at;
}

/** Each told as they wish. */
export const deciderIds = () => carrier()<{ id: string }[]>`select account as id from kernel.decider order by account`;

/** Whether somebody else could look at what one decided oneself. */
export async function areManyDeciders(): Promise<boolean> {
	const rows = await carrier()`select 1 from kernel.decider limit 2`;
	return rows.length > 1;
}

export const keepRoleChange = (account: string, role: Role, given: boolean, by: string) => carrier()`
	insert into kernel.role_change (account, role, given, by) values (${account}, ${role}, ${given}, ${by})`;

/** @returns false where they decide at the desk already. */
export async function nameModerator(account: string, by: string): Promise<boolean> {
	const rows = await carrier()`
		insert into kernel.moderator (account, by)
		select ${account}, ${by} where not exists (select 1 from kernel.admin d where d.account = ${account})
		on conflict do nothing returning 1`;
	if (rows.length > 0) await keepRoleChange(account, 'moderator', true, by);
	return rows.length > 0;
}

/** @returns false where they are none. */
export async function dismissModerator(account: string, by: string): Promise<boolean> {
	const rows = await carrier()`delete from kernel.moderator where account = ${account} returning 1`;
	if (rows.length > 0) await keepRoleChange(account, 'moderator', false, by);
	return rows.length > 0;
}

export type RoleChange = {
	id: string;
	name: string | null;
	role: Role;
	given: boolean;
	by: string | null;
	at: Date;
};

/** Newest first. */
export const roleChanges = (most: number) => carrier()<RoleChange[]>`
	select c.id, a.name, c.role, c.given, w.name as by, c.at
	from kernel.role_change c left join kernel.actor a on a.id = c.account join kernel.actor w on w.id = c.by
	order by c.id desc limit ${most}`;
