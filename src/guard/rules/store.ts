/** The rows of standing rules. */
import { carrier } from '#kernel/database/connection.ts';
import type { Floor, Mode, Version } from './standing.ts';
import type { Count } from './subject.ts';

export type RuleLine = {
	id: number;
	name: string;
	at: Date;
	newest: number;
	/** The version that is in force, and how. */
	version: number | null;
	mode: Mode;
	/** Hits of the last seven days, of whatever version. */
	hits: number;
};

const lines = () => carrier()`
	select r.id, r.name, r.at, (select max(version) from guard.rule_version v where v.rule = r.id) as newest,
		m.version, coalesce(m.mode, 'off') as mode,
		(select coalesce(sum(hits), 0)::int from guard.rule_day d where d.rule = r.id and d.day > current_date - 7) as hits
	from guard.rule r left join lateral (
		select version, mode from guard.rule_mode m where m.rule = r.id order by id desc limit 1
	) m on true`;

export const rulesHere = (): Promise<RuleLine[]> =>
	carrier()<
		RuleLine[]
	>`${lines()} order by array_position(array['on', 'shadow', 'off'], coalesce(m.mode, 'off')), r.id desc
		limit 500` as unknown as Promise<RuleLine[]>;

export async function ruleById(id: number): Promise<RuleLine | null> {
	const [row] = await carrier()<RuleLine[]>`${lines()} where r.id = ${id}`;
	return row ?? null;
}

const versions = () => carrier()`
	select v.rule, v.version, v.text, v.points, v.floor, v.by, w.name, v.at
	from guard.rule_version v join kernel.actor w on w.id = v.by`;

/** Newest first. */
export const versionsOf = (rule: number): Promise<Version[]> =>
	carrier()<Version[]>`${versions()} where v.rule = ${rule} order by v.version desc limit 200` as unknown as Promise<
		Version[]
	>;

export async function versionOf(rule: number, version: number): Promise<Version | null> {
	const [row] = await carrier()<Version[]>`${versions()} where v.rule = ${rule} and v.version = ${version}`;
	return row ?? null;
}

export async function keepRule(name: string, by: string, at: Date): Promise<number> {
	const [row] = await carrier()<{ id: number }[]>`
		insert into guard.rule (name, by, at) values (${name}, ${by}, ${at}) returning id`;
	return row!.id;
}

export const renameRule = (id: number, name: string) =>
	carrier()`update guard.rule set name = ${name} where id = ${id}`;

export type NewVersion = { rule: number; text: string; points: number; floor: Floor | null; by: string; at: Date };

/** @param after the newest version the writer saw. @returns the new one; null when somebody wrote another meanwhile. */
export async function keepVersion(
	{ rule, text, points, floor, by, at }: NewVersion,
	after: number
): Promise<number | null> {
	const rows = await carrier()<{ version: number }[]>`
		insert into guard.rule_version (rule, version, text, points, floor, by, at)
		select ${rule}, ${after + 1}::int, ${text}, ${points}, ${floor}, ${by}, ${at}
		where coalesce((select max(version) from guard.rule_version where rule = ${rule}), 0) = ${after}
		on conflict do nothing returning version`;
	return rows[0]?.version ?? null;
}

export const keepMode = (rule: number, version: number, mode: Mode, by: string, at: Date) => carrier()`
	insert into guard.rule_mode (rule, version, mode, by, at) values (${rule}, ${version}, ${mode}, ${by}, ${at})`;

export type ModeLine = { version: number; mode: Mode; name: string | null; at: Date };

export const modesOf = (rule: number): Promise<ModeLine[]> =>
	carrier()<ModeLine[]>`
		select m.version, m.mode, w.name, m.at from guard.rule_mode m join kernel.actor w on w.id = m.by
		where m.rule = ${rule} order by m.id desc limit 50` as unknown as Promise<ModeLine[]>;

/** Since when a version has been in shadow or on, without a break; null where it is not. */
export async function standingSince(rule: number, version: number): Promise<Date | null> {
	const [row] = await carrier()<{ at: Date | null }[]>`
		select min(at) as at from guard.rule_mode
		where rule = ${rule} and version = ${version} and mode <> 'off' and id > coalesce((
			select max(id) from guard.rule_mode where rule = ${rule} and (mode = 'off' or version <> ${version})), 0)`;
	return row?.at ?? null;
}

export type Active = Pick<Version, 'rule' | 'version' | 'text' | 'points' | 'floor' | 'at'> & {
	mode: Mode;
	title: string;
};

/** The rules in force, each in the version that is. */
export const activeRules = (): Promise<Active[]> =>
	carrier()<Active[]>`
		select r.id as rule, m.version, v.text, v.points, v.floor, v.at, m.mode, r.name as title
		from guard.rule r join lateral (
			select version, mode from guard.rule_mode m where m.rule = r.id order by id desc limit 1
		) m on m.mode <> 'off' join guard.rule_version v on v.rule = r.id and v.version = m.version
		order by r.id limit 500` as unknown as Promise<Active[]>;

export type Hits = { rule: number; version: number; day: string; kind: string; mode: Mode; hits: number };

export const addHits = (hits: readonly Hits[]) => carrier()`
	insert into guard.rule_day as d (rule, version, day, kind, mode, hits)
	select h.* from jsonb_to_recordset(${JSON.stringify(hits)}::text::jsonb)
		h (rule int, version int, day date, kind text, mode text, hits int)
		join guard.rule_version v using (rule, version)
	order by 1, 2, 3, 4, 5
	on conflict (rule, version, day, kind, mode) do update set hits = d.hits + excluded.hits`;

export type DayHits = { day: string; version: number; mode: Mode; hits: number };

export const hitsByDay = (rule: number, days: number): Promise<DayHits[]> =>
	carrier()<DayHits[]>`
		select day::text, version, mode, sum(hits)::int as hits from guard.rule_day
		where rule = ${rule} and day > current_date - ${days}::int group by 1, 2, 3 order by 1 desc, 2 desc limit 200` as unknown as Promise<
		DayHits[]
	>;

// What rules ask while an action waits

/** More than this is enough for any rule. */
const mostCounted = 10_000;
const columnOf = { maker: 'actor', place: 'place', network: 'network', domain: 'domains', alike: 'campaign' } as const;

/** How many were weighed before, with the same value, within the span. */
export async function countBefore({ key, ms }: Count, value: string, now: Date): Promise<number> {
	const sql = carrier();
	const column = sql(columnOf[key]);
	const same = key === 'domain' ? sql`${column} @> ${[value]} and domains <> '{}'` : sql`${column} = ${value}`;
	const [row] = await sql<{ count: number }[]>`
		select count(*)::int from (
			select 1 from guard.event where ${same} and at > ${new Date(now.getTime() - ms)} limit ${mostCounted}
		) found`;
	return row!.count;
}

export async function mailDomainOf(account: string): Promise<string | null> {
	const [row] = await carrier()<{ domain: string | null }[]>`
		select split_part(mail, '@', 2) as domain from kernel.account where id = ${account}`;
	return row?.domain ?? null;
}

export async function daysOfItem(item: string, now: Date): Promise<number | null> {
	const [row] = await carrier()<{ at: Date }[]>`select at from kernel.item where id = ${item}`;
	return row ? Math.max(0, (now.getTime() - row.at.getTime()) / 86_400_000) : null;
}
