/** What the guard forgets of people: whoever left, and whoever became one of many. */
import { carrier } from '#kernel/database/connection.ts';
import { decisionKind } from './decisions/telling.ts';

/**
 * Nothing ties these parts of an item to anybody any more, nor says the minute they were made: what the guard saw of
 * them stays, without who it was, from where, and the words, since a name stands among them.
 * @param kinds of parts in the tool's words, such as `comment`.
 */
export async function forgetMakersOf(item: string, kinds: string[]): Promise<void> {
	const sql = carrier();
	const meant = sql`item = ${item} and split_part(part, ':', 1) = any(${kinds})`;
	await sql`
		update guard.event set title = '', body = '', actor = null, place = null, network = null, campaign = null, at = date_trunc('hour', at), proven = null,
			stood = null, against = null, vouched = null, maker_days = 0, maker_trust = 0
		where ${meant}`;
	await sql`update guard.case set actor = null, campaign = null, at = date_trunc('hour', at) where ${meant}`;
	// How the thing stood is kept for undoing; how its maker stood would say who it was.
	await sql`
		update guard.decision set actor = null,
			before = case when before ? 'sides' then jsonb_build_object('sides', jsonb_strip_nulls(jsonb_build_object(
				'withheld', regexp_replace(regexp_replace((before->'sides'->'withheld')::text,
					'"maker": "[^"]*"', '"maker": null', 'g'),
					'"at": "(.{13})[^"+]*', '"at": "\\1:00:00', 'g')::jsonb,
				'trash', before->'sides'->'trash'))) || (before - 'sides')
			else before end
		where ${meant}`;
	await sql`
		delete from kernel.notice n using kernel.item i
		where i.id = ${item} and n.item = i.id and n.kind = ${decisionKind} and n.actor <> i.owner`;
	await sql`update kernel.withheld set maker = null, at = date_trunc('hour', at) where ${meant}`;
}

/** Their account is gone: so is what was seen of them, and where they wished to be written to. */
export async function forgetPerson(account: string): Promise<void> {
	const sql = carrier();
	await sql`delete from guard.event where actor = ${account}`;
	await sql`delete from guard.case where actor = ${account} and kind = 'sign-up'`;
	await sql`update guard.report set mail = null, network = null, actor = null where actor = ${account}`;
	await sql`update guard.appeal set mail = null, actor = null where actor = ${account}`;
}
