/** What was counted by all processes together, and what lost its power. */
import { carrier } from '#kernel/database/connection.ts';
import type { Delta } from './counts.ts';

export type Share = { subject: string; kind: string; symbol: string; since: Date; judged: number; hits: number };

/** Adds what one process counted. @returns how it stands for all. Rows in one order, so that nobody waits in a ring. */
export async function addCounts(deltas: readonly Delta[], now: Date): Promise<Share[]> {
	const rows = deltas
		.map(({ since, ...delta }) => ({ ...delta, since: since.toISOString() }))
		.sort((one, other) => (`${one.subject}${one.kind}` < `${other.subject}${other.kind}` ? -1 : 1));
	return (await carrier()<Share[]>`
		insert into guard.share as s (subject, kind, symbol, signal, since, judged, hits, seen_at)
		select subject, kind, symbol, signal, since, judged, hits, ${now}
		from jsonb_to_recordset(${rows as never}::jsonb)
			as d (subject text, kind text, symbol text, signal boolean, since timestamptz, judged bigint, hits bigint)
		on conflict (subject, kind) do update set
			judged = s.judged + excluded.judged, hits = s.hits + excluded.hits, seen_at = excluded.seen_at
		returning subject, kind, symbol, since, judged::float8 as judged, hits::float8 as hits`) as unknown as Share[];
}

/** Signals in the versions this host has known: rules, terms and lists bring their own age. */
export const sharesOfSignals = (): Promise<Share[]> =>
	carrier()<Share[]>`
		select subject, kind, symbol, since, judged::float8 as judged, hits::float8 as hits
		from guard.share where signal and kind = '*' order by since limit 5000` as unknown as Promise<Share[]>;

export type Braked = { subject: string; symbol: string; kind: string; at: Date; hits: number; judged: number };

/** @returns whether it was this call that braked it: of all processes one tells. */
export async function brake({ subject, symbol, kind, at, hits, judged }: Braked): Promise<boolean> {
	const rows = await carrier()`
		insert into guard.braked (subject, symbol, kind, at, hits, judged)
		select ${subject}, ${symbol}, ${kind}, ${at}, ${hits}, ${judged}
		where not exists (select 1 from guard.brake_release r where r.subject = ${subject})
		on conflict do nothing returning 1`;
	return rows.length > 0;
}

export type Standing = { subject: string; released: boolean };

export const standings = (): Promise<Standing[]> =>
	carrier()<Standing[]>`
		select subject, false as released from guard.braked b
		where not exists (select 1 from guard.brake_release r where r.subject = b.subject)
		union all select subject, true from guard.brake_release` as unknown as Promise<Standing[]>;

/** A rule and a list of words go by their names; a signal by its own. */
const called = () => carrier()`coalesce(
	(select r.name from guard.rule r where 'rule:' || r.id = split_part(subject, '@', 1)),
	(select l.name from guard.term_list l where 'list:' || l.id = split_part(subject, '@', 1)),
	subject)`;

export async function nameOf(subject: string): Promise<string> {
	const [row] = await carrier()<
		{ name: string }[]
	>`select ${called()} as name from (select ${subject}::text as subject) s`;
	return row!.name;
}

export type Listed = Braked & { name: string; releasedAt: Date | null; releasedBy: string | null };

export const listed = (most: number): Promise<Listed[]> =>
	carrier()<Listed[]>`
		select b.subject, b.symbol, b.kind, b.at, b.hits::float8 as hits, b.judged::float8 as judged,
			n.name, r.at as "releasedAt", a.name as "releasedBy"
		from guard.braked b
			cross join lateral (select ${called()} as name from (select b.subject) s) n
			left join guard.brake_release r on r.subject = b.subject
			left join kernel.actor a on a.id = r.by
		order by r.at is not null, b.at desc limit ${most}` as unknown as Promise<Listed[]>;

export async function brakedCount(): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from guard.braked b
		where not exists (select 1 from guard.brake_release r where r.subject = b.subject)`;
	return row!.count;
}

export async function release(subject: string, by: string, at: Date): Promise<boolean> {
	const rows = await carrier()`
		insert into guard.brake_release (subject, by, at)
		select subject, ${by}, ${at} from guard.braked where subject = ${subject}
		on conflict do nothing returning 1`;
	return rows.length > 0;
}

/** It loses its power again, as if nobody had looked. */
export async function brakeAgain(subject: string): Promise<boolean> {
	const rows = await carrier()`delete from guard.brake_release where subject = ${subject} returning 1`;
	return rows.length > 0;
}

export async function chosenPercent(): Promise<number | null> {
	const [row] = await carrier()<{ percent: number }[]>`
		select percent from guard.brake_limit order by id desc limit 1`;
	return row?.percent ?? null;
}

export const choosePercent = (percent: number, by: string, at: Date) =>
	carrier()`insert into guard.brake_limit (percent, by, at) values (${percent}, ${by}, ${at})`;

/** Those who look after the host. */
export async function administrators(): Promise<string[]> {
	const rows = await carrier()<{ account: string }[]>`select account from kernel.admin limit 200`;
	return rows.map(({ account }) => account);
}

const daysKept = 180;

export const forgetShares = (now: Date) =>
	carrier()`delete from guard.share where seen_at < ${now}::timestamptz - make_interval(days => ${daysKept})`;
