/** What may be done to many items and parts of them: hold them back, put them in the trash. */
import type { WayToWithhold } from '#kernel/access/withheld.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Effect, Image, Order } from '../effect.ts';

type Row = { id: string; image: Image };

/** `<item>/<part>`, or the item whole. */
const asked = (ids: readonly string[]) => carrier()`
	select id, split_part(id, '/', 1) as item, case when strpos(id, '/') > 0 then substr(id, strpos(id, '/') + 1) else '' end as part
	from unnest(${ids as string[]}::text[]) id`;

async function capture(ids: readonly string[]): Promise<ReadonlyMap<string, Image>> {
	const rows = await carrier()<Row[]>`
		with asked as (${asked(ids)}), held as (
			select i.id, i.version, i.trashed_at, i.trashed_by, i.trash_reason from kernel.item i
			where i.id in (select item from asked) order by i.id for no key update
		)
		select a.id, jsonb_build_object(
			'withheld', (select to_jsonb(w) from kernel.withheld w where w.item = a.item and w.part = a.part),
			'trash', jsonb_build_array(h.trashed_at, h.trashed_by, h.trash_reason),
			'moves', jsonb_build_object('version', h.version)
		) as image
		from asked a join held h on h.id = a.item order by a.id`;
	return new Map(rows.map(({ id, image }) => [id, image]));
}

const nextVersion = (ids: readonly string[]) => carrier()`
	update kernel.item set version = version + 1 where id in (select item from (${asked(ids)}) a)`;

const hold = (ids: readonly string[], how: WayToWithhold, { by, at }: Order) => carrier()`
	insert into kernel.withheld (item, part, how, maker, by, at)
	select a.item, a.part, ${how}, case when a.part = '' then i.owner else e.actor end, ${by}, ${at}
	from (${asked(ids)}) a join kernel.item i on i.id = a.item
		left join lateral (
			select actor from guard.event e where e.item = a.item and e.part = a.part and a.part <> '' order by id limit 1
		) e on true
	on conflict (item, part) do update
	set how = excluded.how, by = excluded.by, at = excluded.at, opens_at = null`;

type Pair = { id: string; before: Image; left: Image | undefined };
const pairsOf = (images: ReadonlyMap<string, Image>, left: ReadonlyMap<string, Image>): string =>
	JSON.stringify([...images].map(([id, before]): Pair => ({ id, before, left: left.get(id) })));

async function restore(images: ReadonlyMap<string, Image>, left: ReadonlyMap<string, Image>): Promise<void> {
	const ids = [...images.keys()];
	const pairs = pairsOf(images, left);
	await carrier()`
		delete from kernel.withheld w using (${asked(ids)}) a where w.item = a.item and w.part = a.part`;
	await carrier()`
		insert into kernel.withheld
		select w.* from jsonb_array_elements(${pairs}::text::jsonb) p,
			jsonb_populate_record(null::kernel.withheld, p -> 'before' -> 'withheld') w
		where jsonb_typeof(p -> 'before' -> 'withheld') = 'object'`;
	// A version nobody moved since returns; one that was moved moves on, so that kept pages stay true.
	await carrier()`
		update kernel.item i set trashed_at = b.trashed_at, trashed_by = b.trashed_by, trash_reason = b.trash_reason,
			version = case i.version when b.left_at then b.was when b.was then b.was else i.version + 1 end
		from (
			select distinct on (1) split_part(p ->> 'id', '/', 1) as item,
				(p -> 'before' -> 'trash' ->> 0)::timestamptz as trashed_at, p -> 'before' -> 'trash' ->> 1 as trashed_by,
				p -> 'before' -> 'trash' ->> 2 as trash_reason, (p -> 'before' -> 'moves' ->> 'version')::int as was,
				(p -> 'left' -> 'moves' ->> 'version')::int as left_at
			from jsonb_array_elements(${pairs}::text::jsonb) p order by 1
		) b where i.id = b.item`;
}

const holding = (kind: string, how: WayToWithhold): Effect => ({
	kind,
	on: 'part',
	undoable: true,
	capture,
	async apply(ids, order) {
		await hold(ids, how, order);
		await nextVersion(ids);
	},
	restore
});

const trash: Effect = {
	kind: 'items.trash',
	on: 'item',
	undoable: true,
	capture,
	/** Held back too: its maker may take it out of the trash, but not before everybody's eyes. */
	async apply(ids, order) {
		await hold(ids, 'quarantine', order);
		await carrier()`
			update kernel.item set version = version + 1, trashed_at = ${order.at}, trashed_by = ${order.by}, trash_reason = 'wanted'
			where id = any(${ids as string[]}) and trashed_at is null`;
	},
	restore
};

export const itemEffects: Effect[] = [
	holding('items.quarantine', 'quarantine'),
	holding('items.silence', 'silence'),
	trash
];
