/** The rows of lists and terms. */
import type { Sql, TransactionSql } from 'postgres';
import { carrier, wholePool } from '#kernel/database/connection.ts';
import type { Language } from '#kernel/words/words.ts';
import type { TermInForce } from './matcher.ts';
import { type ListWeight, limits, type TermDraft, type TermField, type TermKind } from './term.ts';

export type ListSettings = {
	name: string;
	weight: ListWeight;
	field: TermField;
	kinds: string[];
	language: Language | null;
	readers: Language | null;
	points: number;
};

export type List = ListSettings & {
	id: number;
	origin: string;
	at: Date;
	suspendedAt: Date | null;
	terms: number;
	suspendedTerms: number;
	abuse: number;
	fine: number;
};

/** Every list with how many terms it has and how they did; a term that only repeats is not counted twice. */
export const lists = (only: number | null = null): Promise<List[]> =>
	carrier()<List[]>`
		select l.id::float8 as id, l.name, l.weight, l.field, l.kinds, l.language, l.readers, l.points::float8 as points,
			l.origin, l.at, l.suspended_at as "suspendedAt", coalesce(c.terms, 0) as terms,
			coalesce(c.suspended, 0) as "suspendedTerms", coalesce(c.abuse, 0) as abuse, coalesce(c.fine, 0) as fine
		from guard.term_list l left join lateral (
			select count(*)::int as terms, count(t.suspended_at)::int as suspended,
				sum(u.abuse)::int as abuse, sum(u.fine)::int as fine
			from guard.term t left join guard.term_use u on u.term = t.id where t.list = l.id
		) c on true
		where ${only}::bigint is null or l.id = ${only}
		order by (l.origin like 'starter:%'), l.language, l.id` as unknown as Promise<List[]>;

export async function listOf(id: number): Promise<List | null> {
	const [list] = await lists(id);
	return list ?? null;
}

export const countOfLists = async (): Promise<number> => {
	const [row] = await carrier()<{ count: number }[]>`select count(*)::int as count from guard.term_list`;
	return row!.count;
};

type Making = ListSettings & { origin: string; by: string | null; at: Date };

export async function keepList(list: Making, sql: Sql | TransactionSql = carrier()): Promise<number> {
	const { name, weight, field, kinds, language, readers, points, origin, by, at } = list;
	const [row] = await sql<{ id: number }[]>`
		insert into guard.term_list (name, weight, field, kinds, language, readers, points, origin, by, at)
		values (${name}, ${weight}, ${field}, ${kinds}, ${language}, ${readers}, ${points}, ${origin}, ${by}, ${at})
		returning id::float8 as id`;
	return row!.id;
}

export async function changeList(id: number, list: ListSettings): Promise<boolean> {
	const { name, weight, field, kinds, language, readers, points } = list;
	const rows = await carrier()`
		update guard.term_list set name = ${name}, weight = ${weight}, field = ${field}, kinds = ${kinds},
			language = ${language}, readers = ${readers}, points = ${points}
		where id = ${id} returning 1`;
	return rows.length > 0;
}

export async function suspendList(id: number, by: string, at: Date | null): Promise<boolean> {
	const rows = await carrier()`
		update guard.term_list set suspended_at = ${at}, suspended_by = ${at && by} where id = ${id} returning 1`;
	return rows.length > 0;
}

export const dropList = async (id: number): Promise<boolean> =>
	(await carrier()`delete from guard.term_list where id = ${id} returning 1`).length > 0;

export type Term = TermDraft & {
	id: number;
	list: number;
	folded: string;
	suspendedAt: Date | null;
	suspendedWhy: 'precision' | 'person' | null;
	abuse: number;
	fine: number;
};

export type Asked = { list: number; part: string; only: 'all' | 'suspended' | 'used'; after: number; most: number };

const likely = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;

/** A page of a list's terms, in the order they came. */
export const termsOf = ({ list, part, only, after, most }: Asked): Promise<Term[]> =>
	carrier()<Term[]>`
		select t.id::float8 as id, t.list::float8 as list, t.kind, t.text, t.folded, t.points::float8 as points, t.field,
			t.suspended_at as "suspendedAt", t.suspended_why as "suspendedWhy",
			coalesce(u.abuse, 0) as abuse, coalesce(u.fine, 0) as fine
		from guard.term t left join guard.term_use u on u.term = t.id
		where t.list = ${list} and t.id > ${after}
			and (${part} = '' or t.folded like ${likely(part)} or t.text ilike ${likely(part)})
			and (${only} = 'all' or (${only} = 'suspended' and t.suspended_at is not null)
				or (${only} = 'used' and u.abuse + u.fine > 0))
		order by t.id limit ${most}` as unknown as Promise<Term[]>;

export type NamedTerm = { id: number; text: string; kind: TermKind; list: number; listName: string };

export const termsNamed = (ids: readonly number[]): Promise<NamedTerm[]> =>
	carrier()<NamedTerm[]>`
		select t.id::float8 as id, t.text, t.kind, l.id::float8 as list, l.name as "listName"
		from guard.term t join guard.term_list l on l.id = t.list where t.id = any(${[...ids]}::bigint[])
		order by t.id` as unknown as Promise<NamedTerm[]>;

export type Counted = { list: number; patterns: number };

/** How many terms a list has, and how many patterns all lists have. */
export async function countsFor(list: number): Promise<Counted> {
	const [row] = await carrier()<Counted[]>`
		select (select count(*)::int from guard.term where list = ${list}) as list,
			(select count(*)::int from guard.term where kind = 'pattern') as patterns`;
	return row!;
}

export type NewTerm = TermDraft & { folded: string };

/** Those the list has already stay as they are. @returns how many were new. */
export async function keepTerms(
	list: number,
	terms: readonly NewTerm[],
	{ by, at }: { by: string | null; at: Date },
	sql: Sql | TransactionSql = carrier()
): Promise<number> {
	const rows = await sql`
		insert into guard.term (list, kind, text, folded, points, field, by, at)
		select ${list}, t.kind, t.text, t.folded, t.points, t.field, ${by}, ${at}
		from unnest(${terms.map(({ kind }) => kind)}::text[], ${terms.map(({ text }) => text)}::text[],
			${terms.map(({ folded }) => folded)}::text[], ${terms.map(({ points }) => points)}::real[],
			${terms.map(({ field }) => field)}::text[]) as t (kind, text, folded, points, field)
		on conflict (list, kind, folded) do nothing returning 1`;
	return rows.length;
}

export const dropTerms = async (list: number, ids: readonly number[]): Promise<number> =>
	(await carrier()`delete from guard.term where list = ${list} and id = any(${[...ids]}::bigint[]) returning 1`).length;

export const suspendTerms = async (list: number, ids: readonly number[], by: string, at: Date): Promise<number> =>
	(
		await carrier()`
			update guard.term set suspended_at = ${at}, suspended_why = 'person', suspended_by = ${by}
			where list = ${list} and id = any(${[...ids]}::bigint[]) and suspended_at is null returning 1`
	).length;

/** Whoever switches a term on again answers for it. */
export const resumeTerms = async (list: number, ids: readonly number[], at: Date): Promise<number> =>
	(
		await carrier()`
			update guard.term set suspended_at = null, suspended_why = null, suspended_by = null, vouched_at = ${at}
			where list = ${list} and id = any(${[...ids]}::bigint[]) and suspended_at is not null returning 1`
	).length;

export type Use = { term: number; abuse: number; fine: number };

/** In the order of the terms, so that two decisions never wait for each other in a ring. */
export const countUse = (ids: readonly number[], abuse: number, fine: number): Promise<Use[]> =>
	carrier()<Use[]>`
		insert into guard.term_use as u (term, abuse, fine)
		select id, greatest(0, ${abuse}::int), greatest(0, ${fine}::int) from (
			select id from guard.term where id = any(${[...ids]}::bigint[]) order by id) t
		on conflict (term) do update set
			abuse = greatest(0, u.abuse + ${abuse}::int), fine = greatest(0, u.fine + ${fine}::int)
		returning term::float8 as term, abuse, fine` as unknown as Promise<Use[]>;

/** What was counted and taken back leaves no trace. */
export const forgetUnused = (ids: readonly number[]) =>
	carrier()`delete from guard.term_use where term = any(${[...ids]}::bigint[]) and abuse = 0 and fine = 0`;

export const suspendForPrecision = (ids: readonly number[], at: Date) =>
	carrier()`
		update guard.term set suspended_at = ${at}, suspended_why = 'precision'
		where id = any(${[...ids]}::bigint[]) and suspended_at is null and vouched_at is null`;

export const suspendedForPrecision = async (ids: readonly number[]): Promise<number[]> => {
	const rows = await carrier()<{ id: number }[]>`
		select id::float8 as id from guard.term
		where id = any(${[...ids]}::bigint[]) and suspended_why = 'precision'`;
	return rows.map(({ id }) => id);
};

export const resumeForPrecision = (ids: readonly number[]) =>
	carrier()`
		update guard.term set suspended_at = null, suspended_why = null
		where id = any(${[...ids]}::bigint[]) and suspended_why = 'precision'`;

export async function versionOfLists(): Promise<string> {
	const [row] = await wholePool()<{ version: string }[]>`select version::text from guard.lists_version`;
	return row!.version;
}

type Row = {
	id: number;
	list: number;
	kind: TermKind;
	folded: string;
	points: number;
	field: TermField;
	weight: ListWeight;
	kinds: string[];
	readers: Language | null;
	isForeign: boolean;
	since: Date;
};

const rowsAtOnce = 5_000;

/**
 * Whatever surrounds it: what is in force is what was committed. The lists a house begins with are as old as any: were
 * they fresh, the first ten of a flood would take the brake to them, and disarm them for the rest.
 */
const pageInForce = (after: number, most: number): Promise<Row[]> =>
	wholePool()<Row[]>`
		select t.id::float8 as id, l.id::float8 as list, t.kind, t.folded, coalesce(t.points, l.points)::float8 as points,
			coalesce(t.field, l.field) as field, l.weight, l.kinds, l.readers, l.origin like 'exchange:%' as "isForeign",
			case when l.origin like 'starter:%' then to_timestamp(0) else l.at end as since
		from guard.term t join guard.term_list l on l.id = t.list
		where t.id > ${after} and t.suspended_at is null and l.suspended_at is null
		order by t.id limit ${most}` as unknown as Promise<Row[]>;

/** Every term that is looked for; beyond the limit the oldest count. */
export async function termsInForce(): Promise<TermInForce[]> {
	const terms: TermInForce[] = [];
	const known = new Map<number, TermInForce['list']>();
	for (let after = 0; terms.length < limits.termsInForce; ) {
		const rows = await pageInForce(after, Math.min(rowsAtOnce, limits.termsInForce - terms.length));
		for (const { id, list, kind, folded, points, field, weight, kinds, readers, isForeign, since } of rows) {
			if (!known.has(list)) known.set(list, { id: list, weight, kinds, readers, isForeign, since });
			terms.push({ id, list: known.get(list)!, kind, folded, points, field });
		}
		if (rows.length < rowsAtOnce) break;
		after = rows.at(-1)!.id;
	}
	return terms;
}
