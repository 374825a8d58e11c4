/** Holding back what abuses, wholly undone by letting go. Nothing is ever deleted here. */
import { house } from '../accounts/actor.ts';
import { carrier } from '../database/connection.ts';

export const waysToWithhold = ['hold', 'quarantine', 'silence'] as const;
export type WayToWithhold = (typeof waysToWithhold)[number];

/** One part of an item as its tool names it, such as `comment:5qJ…`; the whole item where it is empty. */
export type Part = { item: string; part: string };
/** @property opensAt when it is let go by itself, where nobody has to look first. */
export type Withheld = Part & { how: WayToWithhold; maker: string | null; opensAt?: Date };

/** Pages kept for strangers are of one version: with every change here a new one begins. */
const newVersion = (item: string) => carrier()`update kernel.item set version = version + 1 where id = ${item}`;

/**
 * Holds back, or holds back otherwise; what a person held back, the house does not change by itself, and what nobody saw
 * is not shown again because an edit of it was milder. What waits for somebody does not open by itself.
 * @returns how it was held back before.
 */
export async function withhold({ item, part, how, maker, opensAt }: Withheld, by: string, now: Date) {
	const [before] = await carrier()<{ how: WayToWithhold }[]>`
		select how from kernel.withheld where item = ${item} and part = ${part}`;
	await carrier()`
		insert into kernel.withheld (item, part, how, maker, by, at, opens_at)
		values (${item}, ${part}, ${how}, ${maker}, ${by}, ${now}, ${opensAt ?? null})
		on conflict (item, part) do update set how = excluded.how, by = excluded.by, at = excluded.at,
			opens_at = case when kernel.withheld.opens_at is not null then excluded.opens_at end
		where excluded.by <> ${house.id} or kernel.withheld.by = ${house.id} and excluded.how <> 'silence'`;
	await newVersion(item);
	return before?.how ?? null;
}

/** Lets go. @returns how it was held back, null when it was not. */
export async function letGo({ item, part }: Part): Promise<WayToWithhold | null> {
	const [row] = await carrier()<{ how: WayToWithhold }[]>`
		delete from kernel.withheld where item = ${item} and part = ${part} returning how`;
	if (row) await newVersion(item);
	return row?.how ?? null;
}

/** Lets go whatever opens by now. @returns how much. */
export async function letGoDue(now: Date): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		with due as (delete from kernel.withheld where opens_at <= ${now} returning item),
			moved as (update kernel.item set version = version + 1 where id in (select item from due))
		select count(*)::int as count from due`;
	return row!.count;
}

/** SQL: whether an item, called `i` there, may be announced: in lists, searches, calendars and letters. */
export const isAnnounced = () => carrier()`
	(not exists (select 1 from kernel.withheld w where w.item = i.id and w.part = '')
		and not exists (select 1 from kernel.restricted r where r.actor = i.owner and i.space is null
			and (r.until is null or r.until > now())))`;

/** SQL: the same, or this reader looks after the item and is told of it whatever is held back. */
export const isListedFor = (reader: string | null) => carrier()`
	(i.owner = ${reader}
		or exists (select 1 from kernel.permit p where p.item = i.id and p.actor = ${reader} and p.opens = 'manage')
		or exists (select 1 from kernel.member m where m.space = i.space and m.actor = ${reader} and m.role = 'owner')
		or ${isAnnounced()})`;

export async function howWithheld({ item, part }: Part): Promise<WayToWithhold | null> {
	const [row] = await carrier()<{ how: WayToWithhold }[]>`
		select how from kernel.withheld where item = ${item} and part = ${part}`;
	return row?.how ?? null;
}

export type Held = { how: WayToWithhold; until: Date | null };

/** How these parts of an item, or all of it, are held back from others; null where others see them. */
export async function heldOf(item: string, parts: string[]): Promise<Held | null> {
	const [row] = await carrier()<Held[]>`
		select how, until from (
			select how, opens_at as until from kernel.withheld where item = ${item} and part = any(${['', ...parts]})
			union all
			select case r.how when 'suspend' then 'quarantine' else r.how end, null from kernel.restricted r
			join kernel.item i on i.owner = r.actor
			where i.id = ${item} and i.space is null and (r.until is null or r.until > now())) h
		order by array_position(array['quarantine', 'hold', 'silence'], how) limit 1`;
	return row ?? null;
}
