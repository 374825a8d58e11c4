/** What somebody made and what they answered, newest first. */
import { isListedFor } from '#kernel/access/withheld.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Wish } from './sorting.ts';

export type Thing = {
	id: string;
	tool: string;
	title: string;
	address: string | null;
	made: boolean;
	manages: boolean;
	/** Did something there, rather than only open a link. */
	tookPart: boolean;
	expiresAt: Date | null;
	folder: string | null;
	/** As this person sorted it. */
	labels: string[];
	archived: boolean;
	/** When it was last made, answered or opened by a secret link. */
	at: Date;
};

export type Place = { at: Date; id: string };

const isArchivedBy = (actor: string) => carrier()`
	exists (select 1 from kernel.item_archive a where a.actor = ${actor} and a.item = i.id)`;

const isWished = (actor: string, { label, folder, archived }: Wish) => carrier()`(
	${isArchivedBy(actor)} = ${archived}
	and (${label}::text is null or exists (select 1 from kernel.item_label l
		where l.actor = ${actor} and l.label = ${label} and l.item = i.id))
	and (${folder}::text is null or (i.owner = ${actor} and i.space is null and i.folder = ${folder})))`;

/**
 * A page of things. What was answered and has since been closed to this person is not among them.
 * @param after the last thing of the page before.
 * @param wish which of them; all where nothing is said.
 */
export const thingsOf = (actor: string, after: Place | null, most: number, wish?: Wish): Promise<Thing[]> =>
	carrier()<Thing[]>`
		with mine as (
			select id as item, true as made, true as let_in, false as took_part, at from kernel.item where owner = ${actor}
			union all
			select item, false, false, true, max(at) from kernel.activity where actor = ${actor} and item is not null group by item
			union all
			select item, false, true, false, at from kernel.permit where actor = ${actor}
		), each as (
			select item, bool_or(made) as made, bool_or(let_in) as let_in, bool_or(took_part) as took_part,
				date_trunc('milliseconds', max(at)) as at
			from mine group by item
		)
		select i.id, i.tool, i.title, i.address, e.made, i.expires_at as "expiresAt", e.at, e.took_part as "tookPart",
			e.made or exists (select 1 from kernel.permit p
				where p.item = i.id and p.actor = ${actor} and p.opens = 'manage') as manages,
			case when e.made and i.space is null then i.folder end as folder,
			coalesce((select array_agg(l.label order by l.label) from kernel.item_label l
				where l.item = i.id and l.actor = ${actor}), '{}') as labels,
			${isArchivedBy(actor)} as archived
		from each e join kernel.item i on i.id = e.item
		where i.trashed_at is null and ${isListedFor(actor)}
			and (e.let_in or i.visibility <> 'private'
				or exists (select 1 from kernel.member m where m.space = i.space and m.actor = ${actor}))
			and ${wish ? isWished(actor, wish) : carrier()`true`}
			and (${after?.at ?? null}::timestamptz is null
				or (e.at, i.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}))
		order by e.at desc, i.id desc
		limit ${most}` as unknown as Promise<Thing[]>;

/** Whether there is anything at all. */
export const hasThings = async (actor: string): Promise<boolean> => (await thingsOf(actor, null, 1)).length > 0;

export type Sorts = { labels: string[]; folders: string[]; archived: boolean };

/** What somebody sorts by, so that it can be chosen from. */
export async function sortsOf(actor: string): Promise<Sorts> {
	const [row] = await carrier()<Sorts[]>`
		select
			array(select distinct label from kernel.item_label where actor = ${actor} order by label limit 200) as labels,
			array(select distinct folder from kernel.item where owner = ${actor} and space is null
				and folder is not null and trashed_at is null order by folder limit 100) as folders,
			exists (select 1 from kernel.item_archive where actor = ${actor}) as archived`;
	return row!;
}

export async function sort(actor: string, item: string, labels: string[], archived: boolean): Promise<void> {
	await carrier()`delete from kernel.item_label where actor = ${actor} and item = ${item}`;
	if (labels.length > 0)
		await carrier()`
			insert into kernel.item_label (actor, item, label) select ${actor}, ${item}, label from unnest(${labels}::text[]) label`;
	if (archived)
		await carrier()`insert into kernel.item_archive (actor, item) values (${actor}, ${item}) on conflict do nothing`;
	else await carrier()`delete from kernel.item_archive where actor = ${actor} and item = ${item}`;
}

export type Sorted = { labels: string[]; archived: boolean };

export async function sortedBy(actor: string, item: string): Promise<Sorted> {
	const [row] = await carrier()<Sorted[]>`
		select array(select label from kernel.item_label where actor = ${actor} and item = ${item} order by label) as labels,
			exists (select 1 from kernel.item_archive where actor = ${actor} and item = ${item}) as archived`;
	return row!;
}
