/** The log: every decision, and every other deed of those who look after the host. */
import type { CaseKind } from '#guard/cases.ts';
import type { Logged } from '#guard/decisions/decision.ts';
import { carrier } from '#kernel/database/connection.ts';

export type LogLine = {
	id: string;
	at: Date;
	name: string | null;
	what: Logged;
	why: string;
	words: string;
	/** Of the case. */
	kind: CaseKind | null;
	tool: string;
	item: string | null;
	part: string;
	title: string;
	/** The name of whom it is about. */
	maker: string | null;
	caseId: string | null;
	batch: string;
	/** The sweep it is of. */
	sweep: string | null;
	undoneAt: Date | null;
	undoneBy: string | null;
};

export type LogFilter = { words: string; what: string | null };

const matching = ({ words, what }: LogFilter) => {
	const c = carrier();
	const like = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
	return c`
		${what === null ? c`` : c`and d.what = ${what}`}
		${
			words === ''
				? c``
				: c`and (d.title ilike ${like} or d.words ilike ${like} or w.name ilike ${like} or d.why = ${words}
					or d.item = ${words} or d.actor = ${words} or exists (select 1 from guard.event e where e.id = d.event
						and (e.place = ${words} or e.network = ${words} or e.domains @> array[${words.toLowerCase()}])))`
		}`;
};

/**
 * Newest first. A sweep is one line, its first; in the whole log each of its makers is one.
 * @param before the id of the last one of the page before.
 */
export const logLines = (filter: LogFilter, before: string | null, most: number, whole = false) => carrier()<LogLine[]>`
	select d.id, d.at, w.name, d.what, d.why, d.words, d.tool, d.item, d.part, d.title, d.case_id as "caseId", d.batch,
		d.before->'sweep'->>'sweep' as sweep, c.kind, m.name as maker,
		u.at as "undoneAt", uw.name as "undoneBy"
	from guard.decision d join kernel.actor w on w.id = d.by
		left join guard.undoing u on u.decision = d.id left join kernel.actor uw on uw.id = u.by
		left join guard.case c on c.id = d.case_id left join kernel.actor m on m.id = d.actor
	where ${before === null ? carrier()`true` : carrier()`d.id < ${before}`} ${matching(filter)}
		${whole ? carrier()`` : carrier()`and (d.batch = d.id or d.before->'sweep' is null)`}
	order by d.id desc limit ${most}`;

export type DeedLine = { id: string; at: Date; name: string | null; act: string; about: unknown };

/** Rules, texts, sweeps, letters: whatever else was done at the desk. */
export const deedLines = (before: string | null, most: number) => carrier()<DeedLine[]>`
	select a.id, a.at, w.name, a.act, a.about from kernel.activity a join kernel.actor w on w.id = a.actor
	where (a.act like 'desk.%' or a.act like 'guard.%') and a.act not in ('guard.report', 'guard.appeal')
		and exists (select 1 from kernel.account k where k.id = a.actor)
		and ${before === null ? carrier()`true` : carrier()`a.id < ${before}`}
	order by a.id desc limit ${most}`;
