/** What people answered. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';
import { sentTogether } from '#kernel/database/gathered.ts';
import type { Ballot } from '../ballot.ts';
import { type BallotRow, db } from './rows.ts';

const ballotOf = ({ item, changed_at, ...row }: BallotRow): Ballot => ({ ...row, changedAt: changed_at });

/** In the order they were first cast, but for those held back. */
export async function ballotsOf(pass: ItemPass): Promise<Ballot[]> {
	const rows = await db
		.selectFrom('polls.ballot')
		.selectAll()
		.where('item', '=', pass.item)
		.orderBy('at')
		.orderBy('id')
		.execute();
	return rows.map(ballotOf).filter(({ id }) => pass.sees(`ballot:${id}`));
}

export async function ballot(pass: ItemPass, id: string): Promise<Ballot | null> {
	const row = await db
		.selectFrom('polls.ballot')
		.selectAll()
		.where('item', '=', pass.item)
		.where('id', '=', id)
		.executeTakeFirst();
	return row ? ballotOf(row) : null;
}

export async function countBallots(pass: ItemPass): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from polls.ballot where item = ${pass.item}`;
	return row!.count;
}

/** The same id again replaces the ballot; when it was first cast stays. */
export const keepBallot = ({ item }: ItemPass, { changedAt, ...ballot }: Ballot): Promise<void> =>
	keep({ item, ...ballot, changed_at: changedAt });

const keep = sentTogether(
	(rows: object[]) => carrier()`
		insert into polls.ballot (item, id, name, choices, turns, actor, at, changed_at, invitation)
		select item, id, name, choices, turns, actor, at, changed_at, invitation
		from json_populate_recordset(null::polls.ballot, ${rows as never}::json)
		on conflict (item, id) do update set
			name = excluded.name, choices = excluded.choices, turns = excluded.turns,
			actor = excluded.actor, changed_at = excluded.changed_at`
);

export const removeBallot = (pass: ItemPass, id: string) =>
	db.deleteFrom('polls.ballot').where('item', '=', pass.item).where('id', '=', id).execute();

/** @returns how many there were. */
export async function removeBallots({ item }: ItemPass): Promise<number> {
	const gone = await carrier()`delete from polls.ballot where item = ${item}`;
	await carrier()`update polls.comment set ballot = null where item = ${item}`;
	return gone.count;
}

/** The first ballot that somebody cast in this poll. */
export async function ballotBy(pass: ItemPass, actor: string): Promise<string | null> {
	const [row] = await carrier()<{ id: string }[]>`
		select id from polls.ballot where item = ${pass.item} and actor = ${actor} order by at limit 1`;
	return row?.id ?? null;
}

/** How many ballots answer each option. */
export async function answersByOption({ item }: ItemPass): Promise<Map<string, number>> {
	const rows = await carrier()<{ option: string; count: number }[]>`
		select option, count(*)::int as count
		from polls.ballot b, jsonb_object_keys(b.choices) as option where b.item = ${item} group by option`;
	return new Map(rows.map(({ option, count }) => [option, count]));
}
