/** Who did what and when. One statement marks the item as changed and writes the line. */
import { carrier } from '../database/connection.ts';
import { sentTogether } from '../database/gathered.ts';

export type Deed = { item: string | null; actor: string; act: string; about: unknown; at: Date };

/** What an item is after a deed. */
type Changed = { item: string; version: number };

/**
 * The item's last touch moves at most once an hour, so that votes do not rewrite what decides its expiry.
 * @param hears the version of the item after the deed, before what follows the commit.
 */
export const record = (deed: Deed, hears?: (version: number | undefined) => void): Promise<void> =>
	keep(deed, (changed) => hears?.(changed.find(({ item }) => item === deed.item)?.version));

const keep = sentTogether<Deed, Changed>(
	(deeds) => carrier()<Changed[]>`
		with deed as (
			select * from json_to_recordset(${deeds as never}::json)
				as d (item text, actor text, act text, about jsonb, at timestamptz)
		), line as (
			insert into kernel.activity (item, actor, act, about, at) select item, actor, act, about, at from deed
		)
		update kernel.item i set
			version = version + 1,
			touched_at = case when touched_at < deed.at - interval '1 hour' then deed.at else touched_at end,
			expires_at = case
				when keep_until is null and keep_days is not null and touched_at < deed.at - interval '1 hour'
				then deed.at + make_interval(hours => keep_days * 24)
				else expires_at end,
			warned_at = case when touched_at < deed.at - interval '1 hour' then null else warned_at end
		from deed where i.id = deed.item
		returning i.id as item, version`
);

export type DeedLine = { id: string; actor: string; name: string | null; act: string; about: unknown; at: Date };

/** The last deeds on an item, newest first. */
export const deedsOf = (item: string, most = 100): Promise<DeedLine[]> =>
	carrier()<DeedLine[]>`
		select a.id, a.actor, w.name, a.act, a.about, a.at
		from kernel.activity a join kernel.actor w on w.id = a.actor
		where a.item = ${item} order by a.id desc limit ${most}` as unknown as Promise<DeedLine[]>;
