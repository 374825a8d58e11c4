/** What waits for a person at the desk. */
import { carrier } from '#kernel/database/connection.ts';

export type CaseKind = 'hold' | 'quarantine' | 'report' | 'appeal' | 'sign-up' | 'notice';

export type NewCase = {
	kind: CaseKind;
	tool: string;
	item: string | null;
	part: string;
	actor: string | null;
	/** The event of the guard it comes from. */
	event: string | null;
	/** What is alike has the same: decided together. */
	campaign: string | null;
	/** 0 to 10. */
	harm: number;
	/** How many could see it, as a logarithm. */
	reach: number;
	about: Record<string, unknown>;
};

/** A letter that is sent again while it waits: the same words of the same hand. */
async function waitingFor({ item, kind, actor, event }: NewCase): Promise<string | null> {
	if (item !== null || actor === null || event === null) return null;
	const [row] = await carrier()<{ id: string }[]>`
		select c.id from guard.case c
			join guard.event e on e.id = c.event join guard.event again on again.id = ${event}
		where c.actor = ${actor} and c.kind = ${kind} and c.item is null and c.closed_at is null
			and e.act = again.act and e.title = again.title and e.body = again.body
		order by c.id limit 1`;
	return row?.id ?? null;
}

/** Opens a case, or joins the open one of the same thing: then the greater harm counts. @returns its id. */
export async function openCase(wanted: NewCase, now: Date): Promise<string> {
	const { kind, tool, item, part, actor, event, campaign, harm, reach, about } = wanted;
	const waiting = await waitingFor(wanted);
	if (waiting !== null) return waiting;
	const [row] = await carrier()<{ id: string }[]>`
		insert into guard.case (kind, at, tool, item, part, actor, event, campaign, harm, reach, about)
		values (${kind}, ${now}, ${tool}, ${item}, ${part}, ${actor}, ${event}, ${campaign}, ${harm}, ${reach},
			${about as never}::jsonb)
		on conflict (item, part) where closed_at is null and item is not null do update set
			harm = greatest(guard.case.harm, excluded.harm), reach = greatest(guard.case.reach, excluded.reach),
			event = coalesce(guard.case.event, excluded.event), campaign = coalesce(guard.case.campaign, excluded.campaign),
			about = guard.case.about || excluded.about
		returning id`;
	return row!.id;
}

export async function closeCase(id: string, now: Date): Promise<boolean> {
	const rows =
		await carrier()`update guard.case set closed_at = ${now} where id = ${id} and closed_at is null returning 1`;
	return rows.length > 0;
}

export const reopenCase = (id: string) => carrier()`update guard.case set closed_at = null where id = ${id}`;
