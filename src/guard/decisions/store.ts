/** The rows of decisions, and of the cases they end. */
import { carrier } from '#kernel/database/connection.ts';
import type { Language } from '#kernel/words/words.ts';
import type { NewCase } from '../cases.ts';
import type { Part } from '../sweeps/parts.ts';
import type { Logged, What } from './decision.ts';
import { type Before, makersSides } from './thing.ts';

export type CaseRow = NewCase & {
	id: string;
	at: Date;
	closedAt: Date | null;
	/** Of what was written or of the item; its first words where there is none. */
	title: string;
	/** It asked to write to somebody, and nothing else waits with it. */
	isLetter: boolean;
};

/** That a case `c` is of letters that did not leave. */
export const isLetter = () => carrier()`(c.item is null
	and exists (select 1 from guard.event l where l.id = c.event and l.mails > 0))`;

const columns =
	() => carrier()`c.id, c.kind, c.at, c.tool, c.item, c.part, c.actor, c.event, c.campaign, c.harm, c.reach,
	c.about, c.closed_at as "closedAt",
	coalesce(nullif((select e.title from guard.event e where e.id = c.event), ''),
		(select i.title from kernel.item i where i.id = c.item), c.about->>'title',
		(select left(e.body, 80) from guard.event e where e.id = c.event and c.item is null), '') as title,
	${isLetter()} as "isLetter"`;

/** Locked in the order of their ids, so that two who decide on the same wait for each other and nothing more. */
export const lockCases = (ids: readonly string[]) => carrier()<CaseRow[]>`
	select ${columns()} from guard.case c where c.id = any(${ids as string[]}::bigint[]) order by c.id for update of c`;

export async function caseById(id: string): Promise<CaseRow | null> {
	const [row] = await carrier()<CaseRow[]>`select ${columns()} from guard.case c where c.id = ${id}`;
	return row ?? null;
}

export type DecisionRow = {
	id: string;
	at: Date;
	by: string;
	byName: string | null;
	what: What;
	why: string;
	words: string;
	caseId: string | null;
	batch: string;
	tool: string;
	item: string | null;
	part: string;
	actor: string | null;
	event: string | null;
	title: string;
	/** `sweep`: what a batch did to this maker, which the batch itself gives back. `settledAlone`: the guard had, and nobody waited for it. */
	before: {
		sides?: Before;
		left?: Before;
		other?: Record<string, unknown>;
		undone?: string[];
		sweep?: Part;
		settledAlone?: true;
	};
	told: boolean;
	undoneAt: Date | null;
	undoneBy: string | null;
	undoneByName: string | null;
};

const decisionColumns =
	() => carrier()`d.id, d.at, d.by, d.what, d.why, d.words, d.case_id as "caseId", d.batch, d.tool,
	d.item, d.part, d.actor, d.event, d.title, d.before, d.told, w.name as "byName", u.at as "undoneAt", u.by as "undoneBy",
	uw.name as "undoneByName"`;
const decisionTables = () => carrier()`guard.decision d join kernel.actor w on w.id = d.by
	left join guard.undoing u on u.decision = d.id left join kernel.actor uw on uw.id = u.by`;

/** The last decision on a case that was not undone; where it inherits one, that. */
export async function standingOn(caseId: string): Promise<DecisionRow | null> {
	const [row] = await carrier()<DecisionRow[]>`
		select ${decisionColumns()} from ${decisionTables()}
		where u.decision is null and (d.case_id = ${caseId}
			or d.id = (select (about->>'inherits')::bigint from guard.case where id = ${caseId}))
		order by d.case_id = ${caseId} desc nulls last, d.id desc limit 1`;
	return row ?? null;
}

/** All that was decided on a case, newest first. */
export const decisionsOn = (caseId: string) => carrier()<DecisionRow[]>`
	select ${decisionColumns()} from ${decisionTables()} where d.case_id = ${caseId} order by d.id desc limit 50`;

export async function decisionById(id: string): Promise<DecisionRow | null> {
	const [row] = await carrier()<DecisionRow[]>`
		select ${decisionColumns()} from ${decisionTables()} where d.id = ${id}`;
	return row ?? null;
}

/** Those of one stroke, newest first: undone in the order opposite to how they were done. */
export const decisionsOfBatch = (batch: string) => carrier()<DecisionRow[]>`
	select ${decisionColumns()} from ${decisionTables()} where d.batch = ${batch} order by d.id desc for update of d`;

/** What was decided later on the same thing, or in the same way on the same maker, and still stands. */
export async function laterOn({ id, item, part, actor, before }: DecisionRow): Promise<DecisionRow | null> {
	const sides = makersSides.filter((side) => before.sides?.[side] !== undefined);
	const [row] = await carrier()<DecisionRow[]>`
		select ${decisionColumns()} from ${decisionTables()}
		where d.id > ${id} and u.decision is null and d.what not in ('ask', 'upheld')
			and ((d.item = ${item} and d.part = ${part})
				or (d.actor = ${actor} and d.before->'sides' ?| ${sides as string[]}::text[]))
		order by d.id desc limit 1`;
	return row ?? null;
}

/** The thing of a decision as sweeps name it. */
export const targetOf = ({ item, part }: Pick<DecisionRow, 'item' | 'part'>): string | null =>
	item === null || part === '' ? item : `${item}/${part}`;

/** Whoever began a sweep that acted on the same thing later, and still stands. */
export async function sweptSince(decision: DecisionRow): Promise<{ byName: string | null } | null> {
	const [row] = await carrier()<{ byName: string | null }[]>`
		select w.name as "byName" from guard.sweep_target t
			join guard.sweep_fact f on f.sweep = t.sweep and f.fact = 'started' join kernel.actor w on w.id = f.by
		where t.outcome = 'done' and t.target = ${targetOf(decision)} and t.done_at > ${decision.at} limit 1`;
	return row ?? null;
}

export type NewDecision = Pick<
	DecisionRow,
	'at' | 'by' | 'why' | 'words' | 'tool' | 'item' | 'part' | 'actor' | 'event' | 'title' | 'before' | 'told'
> & { what: Logged; caseId: string; batch: string | null };

export async function keepDecision(one: NewDecision): Promise<string> {
	const [row] = await carrier()<{ id: string }[]>`
		with next as (select nextval(pg_get_serial_sequence('guard.decision', 'id')) as id)
		insert into guard.decision (id, at, by, what, why, words, case_id, batch, tool, item, part, actor, event, title,
			before, told)
		overriding system value
		select next.id, ${one.at}, ${one.by}, ${one.what}, ${one.why}, ${one.words}, ${one.caseId},
			coalesce(${one.batch}::bigint, next.id), ${one.tool}, ${one.item}, ${one.part}, ${one.actor}, ${one.event},
			${one.title}, ${one.before as never}::jsonb, ${one.told}
		from next returning id`;
	return row!.id;
}

export const keepUndoing = (decision: string, by: string, at: Date) =>
	carrier()`insert into guard.undoing (decision, by, at) values (${decision}, ${by}, ${at}) on conflict do nothing`;

export const forgetUndoing = (decisions: readonly string[]) =>
	carrier()`delete from guard.undoing where decision = any(${decisions as string[]}::bigint[])`;

export async function keepAsking(caseId: string, by: string, at: Date, question: string): Promise<void> {
	await carrier()`
		insert into guard.asking (case_id, by, at, question) values (${caseId}, ${by}, ${at}, ${question})
		on conflict (case_id) do update set by = excluded.by, at = excluded.at, question = excluded.question,
			answer = null, answered_at = null`;
}

export const forgetAsking = (caseId: string) => carrier()`delete from guard.asking where case_id = ${caseId}`;

export type Asking = { at: Date; question: string; answer: string | null; answeredAt: Date | null };

export async function askingOf(caseId: string): Promise<Asking | null> {
	const [row] = await carrier()<Asking[]>`
		select at, question, answer, answered_at as "answeredAt" from guard.asking where case_id = ${caseId}`;
	return row ?? null;
}

export async function keepAnswer(caseId: string, answer: string, at: Date): Promise<boolean> {
	const rows = await carrier()`
		update guard.asking set answer = ${answer}, answered_at = ${at} where case_id = ${caseId} returning 1`;
	return rows.length > 0;
}

const minutesToLook = 5;

/** Whoever opens a case has it for some minutes. @returns who has it, when it is somebody else. */
export async function takeCase(caseId: string, by: string, now: Date): Promise<{ name: string | null } | null> {
	const [taken] = await carrier()<{ by: string; name: string | null }[]>`
		with taking as (
			insert into guard.looking as l (case_id, by, until)
			values (${caseId}, ${by}, ${now}::timestamptz + make_interval(mins => ${minutesToLook}))
			on conflict (case_id) do update set by = excluded.by, until = excluded.until
				where l.by = excluded.by or l.until < ${now}
			returning l.by
		)
		select l.by, w.name from guard.looking l join kernel.actor w on w.id = l.by
		where l.case_id = ${caseId} and l.until >= ${now} and l.by <> ${by} and not exists (select 1 from taking)`;
	return taken ? { name: taken.name } : null;
}

export const letCaseGo = (caseId: string) => carrier()`delete from guard.looking where case_id = ${caseId}`;

export type LessonRow = { title: string; text: string; kind: string; language: Language; symbols: Symbol_[] };
export type Symbol_ = { symbol: string; points: number; gaps?: Record<string, string | number> };

/** What was written, as the guard saw it: by its event, or the last of its thing. */
export async function writtenIn(event: string | null, item: string | null, part: string) {
	const [row] = await carrier()<(LessonRow & { id: string })[]>`
		select id, title, body as text, kind, language, symbols from guard.event
		where id = ${event} or (${event}::bigint is null and item = ${item} and part = ${part})
		order by id desc limit 1`;
	return row ?? null;
}

/** What the guard closed by itself and no person decided of, that is of `c`; nothing of the same thing waits. */
export const settledAlone = () => carrier()`(c.closed_at is not null and (c.about ? 'settled' or c.about ? 'inherits')
	and not exists (select 1 from guard.decision d where d.case_id = c.id
		and not exists (select 1 from guard.undoing u where u.decision = d.id))
	and not exists (select 1 from guard.case o where o.item = c.item and o.part = c.part and o.closed_at is null))`;

export async function isSettledAlone(caseId: string): Promise<boolean> {
	const rows = await carrier()`select 1 from guard.case c where c.id = ${caseId} and ${settledAlone()}`;
	return rows.length > 0;
}

/** Whether another case of the same thing waits. */
export async function hasOpenTwin(caseId: string): Promise<boolean> {
	const rows = await carrier()`
		select 1 from guard.case c join guard.case o on o.item = c.item and o.part = c.part and o.id <> c.id
		where c.id = ${caseId} and o.closed_at is null`;
	return rows.length > 0;
}

/** The last case of each of these parts, by itself or within a batch: the open one, where there is one. */
export const casesOf = (item: string, parts: readonly string[]) => carrier()<{ id: string; part: string }[]>`
	select distinct on (part) id, part from (
		select id, part, closed_at is null as waits from guard.case
		where item = ${item} and part = any(${parts as string[]}) and kind <> 'appeal'
		union all
		select d.case_id, asked.part, false
		from unnest(${parts as string[]}::text[]) asked (part)
			join guard.sweep_target t on t.outcome = 'done'
				and t.target = case asked.part when '' then ${item} else ${item} || '/' || asked.part end
			join guard.sweep_part p on p.sweep = t.sweep and p.maker = t.maker
			join guard.decision d on d.id = p.decision and d.case_id is not null
	) known order by part, waits desc, id desc`;
