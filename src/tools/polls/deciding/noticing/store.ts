/** What happened to polls that their owners were not told of yet. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { isAnnounced } from '#kernel/access/withheld.ts';
import { carrier } from '#kernel/database/connection.ts';

/** The acts that are news. */
export const newsActs = {
	'polls.cast-vote': 'voted',
	'polls.add-comment': 'commented',
	'polls.propose-options': 'proposed'
} as const;
export type NewsAct = keyof typeof newsActs;

export type Fresh = { item: string; act: NewsAct; count: number; last: string };

/** Older lines are not looked at: whoever was not told within a day has seen it by now. */
const mostLines = 100_000;

/**
 * Counts per poll and act since its owner was last told, read from the end of the activity: voting itself pays nothing
 * for it. What the owner did is no news to them; nobody is told more than once an hour.
 */
export const freshNews = (now: Date, most: number): Promise<Fresh[]> =>
	carrier()<Fresh[]>`
		with lately as (
			select a.item, a.act, a.actor, a.id from kernel.activity a
			where a.id > coalesce((select max(id) from kernel.activity), 0) - ${mostLines}
				and a.at > ${now}::timestamptz - interval '1 day' and a.act = any(${Object.keys(newsActs)})
		)
		select l.item, l.act, count(*)::int as count, max(l.id)::text as last
		from lately l join kernel.item i on i.id = l.item
		left join polls.owner_told t on t.item = l.item and t.what = 'news'
		where i.trashed_at is null and l.actor <> i.owner
			and l.id > coalesce(t.mark::bigint, 0) and (t.at is null or t.at <= ${now}::timestamptz - interval '1 hour')
		group by l.item, l.act order by l.item limit ${most}` as unknown as Promise<Fresh[]>;

/** The last act the owner was told of. */
export async function markNews({ item }: ItemPass, last: string, at: Date): Promise<void> {
	await carrier()`delete from polls.owner_told where item = ${item} and what = 'news'`;
	await carrier()`insert into polls.owner_told (item, what, mark, at) values (${item}, 'news', ${last}, ${at})`;
}

/** @returns false when the owner was told of it before. */
export async function markOnce({ item }: ItemPass, what: string, mark: string, at: Date): Promise<boolean> {
	const rows = await carrier()`
		insert into polls.owner_told (item, what, mark, at) values (${item}, ${what}, ${mark}, ${at})
		on conflict do nothing returning 1`;
	return rows.length > 0;
}

export type Ended = { item: string; closesAt: Date };

/** Polls whose deadline passed lately, with nothing decided and the owner not told. */
export const endedPolls = (now: Date, most: number): Promise<Ended[]> =>
	carrier()<Ended[]>`
		select p.item, p.closes_at as "closesAt" from polls.poll p join kernel.item i on i.id = p.item
		where p.closes_at <= ${now} and p.closes_at > ${now}::timestamptz - interval '2 days' and i.trashed_at is null
			and not exists (select 1 from polls.closing c where c.item = p.item)
			and not exists (select 1 from polls.owner_told t
				where t.item = p.item and t.what = 'ended' and t.mark = extract(epoch from p.closes_at)::text)
		order by p.closes_at limit ${most}` as unknown as Promise<Ended[]>;

/** @returns false when the owner was told of this deadline before. */
export async function markEnded({ item }: ItemPass, at: Date): Promise<boolean> {
	const rows = await carrier()`
		insert into polls.owner_told (item, what, mark, at)
		select item, 'ended', extract(epoch from closes_at)::text, ${at} from polls.poll where item = ${item}
		on conflict do nothing returning 1`;
	return rows.length > 0;
}

/** Polls in the trash whose dates still stand in calendars, and polls that came back without them. */
export async function strandedPolls(now: Date, most: number): Promise<{ item: string; trashed: boolean }[]> {
	return carrier()<{ item: string; trashed: boolean }[]>`
		select distinct t.item, i.trashed_at is not null as trashed
		from polls.told t join kernel.item i on i.id = t.item
		where (t.ends_at is null or t.ends_at > ${now}) and (i.trashed_at is null) = (t.paused_at is not null)
			and ${isAnnounced()}
		limit ${most}`;
}

/** Once a date is over, nobody needs to know in whose calendar it stood. */
export const forgetPast = (now: Date) =>
	carrier()`delete from polls.told where ends_at < ${now}::timestamptz - interval '1 day'`;
