/** Who did what and when. One statement marks the item as changed and writes the line. */
import type { PendingQuery } from 'postgres';
import { carrier } from '../database/connection.ts';

export type Deed = { item: string | null; actor: string; act: string; about: unknown; at: Date };

/**
 * The item's last touch moves at most once an hour, so that votes do not rewrite what decides its expiry.
 * @returns the query; its row is the version of the item after the deed.
 */
export function record(deed: Deed): PendingQuery<{ version: number }[]> {
	const about = deed.about === undefined ? null : (deed.about as never);
	return carrier()<{ version: number }[]>`
		with line as (
			insert into kernel.activity (item, actor, act, about, at)
			values (${deed.item}, ${deed.actor}, ${deed.act}, ${about}::jsonb, ${deed.at})
		)
		update kernel.item set
			version = version + 1,
			touched_at = case when touched_at < ${deed.at}::timestamptz - interval '1 hour' then ${deed.at} else touched_at end,
			expires_at = case
				when keep_until is null and keep_days is not null and touched_at < ${deed.at}::timestamptz - interval '1 hour'
				then ${deed.at}::timestamptz + make_interval(hours => keep_days * 24)
				else expires_at end,
			warned_at = case when touched_at < ${deed.at}::timestamptz - interval '1 hour' then null else warned_at end
		where id = ${deed.item}
		returning version`;
}

export type DeedLine = { id: string; actor: string; name: string | null; act: string; about: unknown; at: Date };

/** The last deeds on an item, newest first. */
export const deedsOf = (item: string, most = 100): Promise<DeedLine[]> =>
	carrier()<DeedLine[]>`
		select a.id, a.actor, w.name, a.act, a.about, a.at
		from kernel.activity a join kernel.actor w on w.id = a.actor
		where a.item = ${item} order by a.id desc limit ${most}` as unknown as Promise<DeedLine[]>;
