/** How much one may have: items a day, items and bytes in all. Counted by the database, so parallel calls are safe. */
import { refusal } from '#base/refusal.ts';
import { carrier } from '../database/connection.ts';
import { settings } from '../settings/settings.ts';
import { placeHere } from './place.ts';

export const tooManyItems = refusal('kernel.too-many-items', 429);
export const quotaFull = refusal('kernel.quota-full', 413);

const MiB = 1024 * 1024;

export type Holder = 'guest' | 'account' | 'space';

/** In all, by who holds them. */
export const quotas: Record<Holder, { items: number; bytes: number }> = {
	guest: { items: 200, bytes: 100 * MiB },
	account: { items: 5_000, bytes: 2048 * MiB },
	space: { items: 20_000, bytes: 10_240 * MiB }
};

export type ToolLimits = { itemsPerGuestPerDay: number; bytes: number };

/** An account can be spoken to, so it may do more than a guest; how much more grows with what is known of it. */
const accountFactor = { least: 5, most: 30 };

/** From 0 to 1. Told when the house is put together. */
let trustIn: (account: string) => Promise<number> = async () => 0;
export const learnTrust = (trust: typeof trustIn): void => {
	trustIn = trust;
};

async function factorOf(account: string): Promise<number> {
	const { least, most } = accountFactor;
	return Math.round(least + (most - least) * (await trustIn(account)));
}

/** A school or an office is one place of many guests. */
const placeFactor = 10;

const known = new Map<string, ToolLimits>();
/** What a tool's manifest allows. Told when the house is put together. */
export const learnLimits = (tool: string, limits: ToolLimits): void => {
	known.set(tool, limits);
};

type Usage = { kind: Holder | 'house'; items: string; bytes: string };

function check(usage: Usage | undefined): void {
	if (!usage || usage.kind === 'house') return;
	const { items, bytes } = quotas[usage.kind];
	if (Number(usage.items) > items) throw quotaFull({ gaps: { what: 'items', most: items } });
	if (Number(usage.bytes) > bytes) throw quotaFull({ gaps: { what: 'bytes', most: bytes / MiB } });
}

/**
 * Whoever wrote a row of a holder in this transaction holds that row of the count until the end.
 * @throws kernel.quota-full when what was just written is more than the holder of the item may have.
 */
export async function checkHolder(item: string): Promise<void> {
	const [usage] = await carrier()<Usage[]>`
		select case when i.space is null then a.kind else 'space' end as kind, u.items, u.bytes
		from kernel.item i join kernel.actor a on a.id = i.owner
		join kernel.usage u on u.holder = coalesce(i.space, i.owner)
		where i.id = ${item}`;
	check(usage);
}

/** Whether an item, and whoever holds it, may still grow. */
export async function hasRoom(item: string): Promise<boolean> {
	const [row] = await carrier()<(Usage & { tool: string; weight: string })[]>`
		select i.tool, i.bytes as weight, case when i.space is null then a.kind else 'space' end as kind,
			coalesce(u.items, 0) as items, coalesce(u.bytes, 0) as bytes
		from kernel.item i join kernel.actor a on a.id = i.owner
		left join kernel.usage u on u.holder = coalesce(i.space, i.owner)
		where i.id = ${item}`;
	if (!row || row.kind === 'house') return true;
	const most = known.get(row.tool)?.bytes ?? Number.POSITIVE_INFINITY;
	return Number(row.weight) <= most && Number(row.bytes) <= quotas[row.kind].bytes;
}

/** @throws kernel.quota-full */
export async function checkSpaceHolder(space: string): Promise<void> {
	const [usage] = await carrier()<Usage[]>`
		select 'space' as kind, items, bytes from kernel.usage where holder = ${space}`;
	check(usage);
}

/** @throws kernel.quota-full */
export async function checkActorHolder(actor: string): Promise<void> {
	const [usage] = await carrier()<Usage[]>`
		select a.kind, u.items, u.bytes from kernel.usage u join kernel.actor a on a.id = u.holder where u.holder = ${actor}`;
	check(usage);
}

const secondsToMidnight = (now: Date): number => 86_400 - (Math.floor(now.getTime() / 1000) % 86_400);

/**
 * One more item of a tool today. Call it in the transaction that opens the item: it comes back if the opening fails.
 * @throws kernel.too-many-items with the seconds until tomorrow.
 */
export async function spendItem(actor: string, tool: string, now: Date): Promise<void> {
	const limits = known.get(tool);
	if (!limits) return;
	const [row] = await carrier()<{ items: number; kind: string }[]>`
		insert into kernel.opened as o (actor, tool, day, items)
		values (${actor}, ${tool}, (${now}::timestamptz at time zone 'UTC')::date, 1)
		on conflict (actor, tool, day) do update set items = o.items + 1
		returning items, (select kind from kernel.actor a where a.id = o.actor) as kind`;
	const { itemsPerGuestPerDay: usual } = limits;
	if (row?.kind === 'guest') await spendItemFrom(placeHere(), tool, usual * placeFactor, now);
	if (!row || row.kind === 'house' || row.items <= usual) return;
	const most = row.kind === 'guest' ? usual : usual * (await factorOf(actor));
	if (row.items <= most) return;
	throw tooManyItems({ retryAfter: secondsToMidnight(now), gaps: { count: most } });
}

/** Guests without a cookie are new each time: they are counted by where they come from. */
async function spendItemFrom(place: string | null, tool: string, most: number, now: Date): Promise<void> {
	if (place === null || settings().RATE_LIMITS === 'off') return;
	const [row] = await carrier()<{ items: number }[]>`
		insert into kernel.opened_from as o (place, tool, day, items)
		values (${place}, ${tool}, (${now}::timestamptz at time zone 'UTC')::date, 1)
		on conflict (place, tool, day) do update set items = o.items + 1 returning items`;
	if (row!.items > most) throw tooManyItems({ retryAfter: secondsToMidnight(now), gaps: { count: most } });
}

/**
 * An item grows (or shrinks, below 0) by so many bytes.
 * @throws kernel.quota-full when the item, or whoever holds it, has no room left.
 */
export async function spendBytes(item: string, bytes: number): Promise<void> {
	const [row] = await carrier()<{ tool: string; bytes: string }[]>`
		update kernel.item set bytes = greatest(0, bytes + ${bytes}) where id = ${item} returning tool, bytes`;
	if (!row || bytes <= 0) return;
	const most = known.get(row.tool)?.bytes;
	if (most !== undefined && Number(row.bytes) > most) throw quotaFull({ gaps: { what: 'bytes', most: most / MiB } });
	await checkHolder(item);
}

/** Counts of days gone by are needed no more. */
export async function forgetOpened(now: Date): Promise<void> {
	await carrier()`delete from kernel.opened where day < (${now}::timestamptz at time zone 'UTC')::date - 1`;
	await carrier()`delete from kernel.opened_from where day < (${now}::timestamptz at time zone 'UTC')::date`;
}
