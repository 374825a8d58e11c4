/** The rows of bans and restrictions. */
import type { Fragment, PendingQuery } from 'postgres';
import type { WayToRestrict } from '#kernel/access/restricted.ts';
import { carrier } from '#kernel/database/connection.ts';
import { type Ban, type BanKind, type Banned, mailboxOf } from './ban.ts';

const columns = () => carrier()`
	b.id, b.kind, b.value, b.reason, w.name as by, b.at, b.until, b.lifted_at as "liftedAt"`;

export const bansNow = (): PendingQuery<Banned[]> => carrier()<Banned[]>`
	select kind, value, reason, until from guard.ban
	where lifted_at is null and (until is null or until > now()) order by id`;

export const allBans = (most = 200): PendingQuery<Ban[]> => carrier()<Ban[]>`
	select ${columns()} from guard.ban b join kernel.actor w on w.id = b.by order by b.lifted_at nulls first, b.id desc limit ${most}`;

export type NewBan = { kind: BanKind; value: string; reason: string; until: Date | null };

/** @returns null when the same is banned already; one that ended by itself stands in nobody's way. */
export async function keepBan({ kind, value, reason, until }: NewBan, by: string, at: Date): Promise<string | null> {
	await carrier()`
		update guard.ban set lifted_by = by, lifted_at = until
		where kind = ${kind} and value = ${value} and lifted_at is null and until <= ${at}`;
	const [row] = await carrier()<{ id: string }[]>`
		insert into guard.ban (kind, value, reason, by, at, until) values (${kind}, ${value}, ${reason}, ${by}, ${at}, ${until})
		on conflict (kind, value) where lifted_at is null do nothing returning id`;
	return row?.id ?? null;
}

export async function liftBan(id: string, by: string, at: Date): Promise<boolean> {
	const rows = await carrier()`
		update guard.ban set lifted_by = ${by}, lifted_at = ${at} where id = ${id} and lifted_at is null returning 1`;
	await carrier()`delete from kernel.restricted where via = ${`ban ${id}`}`;
	return rows.length > 0;
}

/** `mailboxOf` of ban.ts, of an account `c`. */
const mailbox = () => carrier()`
	case when c.mail ~ '@(gmail|googlemail)[.]com$'
		then replace(regexp_replace(split_part(c.mail, '@', 1), '^([^+]+)[+].*$', '\\1'), '.', '') || '@gmail.com'
		else regexp_replace(c.mail, '^([^+@]+)[+].*(@[^@]*)$', '\\1\\2') end`;

/** Accounts whose mail it is. Whoever decides at the desk is never among them: a ban must not lock the host out. */
function accountsOf({ kind, value }: Pick<NewBan, 'kind' | 'value'>): Fragment {
	const named =
		kind === 'mail'
			? carrier()`${mailbox()} = ${mailboxOf(value)}`
			: carrier()`(c.mail like ${`%@${value}`} or c.mail like ${`%.${value}`})`;
	return carrier()`
		from kernel.account c where ${kind === 'network' ? carrier()`false` : named}
			and not exists (select 1 from kernel.decider d where d.account = c.id)`;
}

/** @returns how many were suspended by it. */
export async function suspendBanned(ban: NewBan & { id: string }, by: string, at: Date): Promise<number> {
	const rows = await carrier()`
		insert into kernel.restricted (actor, how, via, reason, by, at, until)
		select c.id, 'suspend', ${`ban ${ban.id}`}, ${ban.reason}, ${by}, ${at}, ${ban.until} ${accountsOf(ban)}
		on conflict do nothing returning actor`;
	return rows.length;
}

export type Hit = {
	id: string;
	name: string | null;
	/** Days since the account was made. */
	days: number;
	things: number;
	spaces: number;
	/** Has things that stood for a month, or works in a space with others: probably no abuser. */
	isSettled: boolean;
};

export type Preview = { count: number; settled: number; hits: Hit[] };

const mostShown = 30;

/** Whom a ban would hit, the settled first: those one would regret. Of a network, whoever came from it today. */
export async function previewOf(ban: Pick<NewBan, 'kind' | 'value'>, networks: readonly string[]): Promise<Preview> {
	const asked =
		ban.kind === 'network'
			? carrier()`select distinct e.actor as id from guard.event e
				where e.network = any(${networks as string[]}) and e.actor is not null and e.at > now() - interval '1 day'`
			: carrier()`select c.id ${accountsOf(ban)}`;
	const rows = await carrier()<(Hit & { count: number; settledCount: number })[]>`
		with hit as (${asked}), known as (
			select h.id, a.name, extract(epoch from now() - a.at)::float8 / 86400 as days,
				(select count(*)::int from kernel.item i where i.owner = h.id and i.trashed_at is null) as things,
				(select count(*)::int from kernel.member m where m.actor = h.id) as spaces,
				(exists (select 1 from kernel.item i where i.owner = h.id and i.trashed_at is null
						and i.at < now() - interval '30 days'
						and not exists (select 1 from kernel.withheld w where w.item = i.id))
					or exists (select 1 from kernel.member m join kernel.member o on o.space = m.space and o.actor <> m.actor
						where m.actor = h.id)) as "isSettled"
			from hit h join kernel.actor a on a.id = h.id
		)
		select *, count(*) over ()::int as count, (count(*) filter (where "isSettled") over ())::int as "settledCount"
		from known order by "isSettled" desc, things desc, id limit ${mostShown}`;
	return {
		count: rows[0]?.count ?? 0,
		settled: rows[0]?.settledCount ?? 0,
		hits: rows.map(({ count: _count, settledCount: _settled, ...hit }) => hit)
	};
}

export type Restricted = {
	actor: string;
	name: string | null;
	mail: string | null;
	how: WayToRestrict;
	via: string;
	reason: string;
	by: string | null;
	at: Date;
	until: Date | null;
};

export const restrictedNow = (most = 200): PendingQuery<Restricted[]> => carrier()<Restricted[]>`
	select r.actor, a.name, c.mail, r.how, r.via, r.reason, w.name as by, r.at, r.until
	from kernel.restricted r join kernel.actor a on a.id = r.actor join kernel.actor w on w.id = r.by
		left join kernel.account c on c.id = r.actor
	where r.until is null or r.until > now() order by r.at desc, r.actor limit ${most}`;
