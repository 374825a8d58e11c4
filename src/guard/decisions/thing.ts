/** The rows a decision may change: read as they stand, changed, put back to the byte. PostgreSQL writes and reads them. */
import { isDeepStrictEqual } from 'node:util';
import { letGo, withhold } from '#kernel/access/withheld.ts';
import { carrier } from '#kernel/database/connection.ts';
import { toTrash } from '#kernel/life/store.ts';
import { effectOf, type Image, type Order } from '../sweeps/effect.ts';
import type { What } from './decision.ts';

/** What a case is about: an item or a part of it, and whose it is. */
export type Thing = { item: string | null; part: string; actor: string | null };

type Side = {
	capture(thing: Thing): Promise<Image | null>;
	restore(thing: Thing, image: Image): Promise<void>;
};

type Rows = { rows: Image[] };

async function rowsOf(found: PromiseLike<readonly { row: Image }[]>): Promise<Image> {
	return { rows: (await found).map(({ row }) => row) } satisfies Rows;
}

const written = (image: Image): string => JSON.stringify((image as Rows).rows);

const withheld: Side = {
	capture: async ({ item, part }) =>
		item === null
			? null
			: rowsOf(carrier()<{ row: Image }[]>`
				select to_jsonb(w) as row from kernel.withheld w where item = ${item} and part = ${part} for update`),
	async restore({ item, part }, image) {
		await carrier()`delete from kernel.withheld where item = ${item} and part = ${part}`;
		await carrier()`
			insert into kernel.withheld
			select r.* from jsonb_populate_recordset(null::kernel.withheld, ${written(image)}::text::jsonb) r
				join kernel.item i on i.id = r.item`;
		// Pages kept for strangers are of one version.
		await carrier()`update kernel.item set version = version + 1 where id = ${item}`;
	}
};

const trash: Side = {
	capture: async ({ item }) =>
		item === null
			? null
			: rowsOf(carrier()<{ row: Image }[]>`
				select jsonb_build_object('id', id, 'trashed_at', trashed_at, 'trashed_by', trashed_by,
					'trash_reason', trash_reason) as row
				from kernel.item where id = ${item} for update`),
	async restore(_thing, image) {
		await carrier()`
			update kernel.item i set trashed_at = r.trashed_at, trashed_by = r.trashed_by, trash_reason = r.trash_reason,
				version = i.version + 1
			from jsonb_populate_recordset(null::kernel.item, ${written(image)}::text::jsonb) r where i.id = r.id`;
	}
};

const vouch: Side = {
	capture: async ({ actor }) =>
		actor === null
			? null
			: rowsOf(carrier()<{ row: Image }[]>`
				select to_jsonb(v) as row from guard.vouch v where actor = ${actor} for update`),
	async restore({ actor }, image) {
		await carrier()`delete from guard.vouch where actor = ${actor}`;
		await carrier()`
			insert into guard.vouch select * from jsonb_populate_recordset(null::guard.vouch, ${written(image)}::text::jsonb)`;
	}
};

/** What befalls the maker is written by whoever owns those rows, as an effect. */
const onMaker = (kind: string): Side => ({
	capture: async ({ actor }) =>
		actor === null ? null : ((await effectOf(kind)?.capture([actor]))?.get(actor) ?? null),
	async restore({ actor }, image) {
		const effect = effectOf(kind);
		await effect?.restore(new Map([[actor!, image]]), await effect.capture([actor!]));
	}
});

export const silencing = 'accounts.silence';
export const banning = 'accounts.ban';

const sides = { withheld, trash, vouch, silence: onMaker(silencing), ban: onMaker(banning) };
type SideName = keyof typeof sides;
const sideNames = Object.keys(sides) as SideName[];

const touched: Record<What, readonly SideName[]> = {
	fine: ['withheld'],
	trust: ['withheld', 'vouch'],
	quarantine: ['withheld'],
	trash: ['trash', 'withheld'],
	silence: ['withheld', 'silence'],
	ban: ['withheld', 'ban'],
	ask: [],
	// And whatever the decision had touched that it undoes.
	granted: ['withheld'],
	upheld: []
};

export type Before = Partial<Record<SideName, Image>>;

/** Where what befalls makers has the last word. */
export const makersSides: readonly SideName[] = ['vouch', 'silence', 'ban'];

/** The rows this decision would change, locked, as they stand. @param undone what a granted appeal puts back. */
export async function captured(what: What, thing: Thing, undone: Before = {}): Promise<Before> {
	const before: Before = {};
	const names = sideNames.filter((name) => touched[what].includes(name) || undone[name] !== undefined);
	for (const name of names) {
		const image = await sides[name].capture(thing);
		if (image) before[name] = image;
	}
	return before;
}

/** How a decision left what others may move without it: its owner may take it out of the trash, or put it there. */
export async function leftBy(thing: Thing, { trash: before }: Before): Promise<Before> {
	const left = before && (await trash.capture(thing));
	return left ? { trash: left } : {};
}

/** @param left what stands otherwise by now is left alone. */
export async function restored(thing: Thing, before: Before = {}, left: Before = {}): Promise<void> {
	for (const name of sideNames) {
		const image = before[name];
		const isMoved = left[name] && !isDeepStrictEqual(await sides[name].capture(thing), left[name]);
		if (image && !isMoved) await sides[name].restore(thing, image);
	}
}

const onOne = async (kind: string, { actor }: Thing, order: Order): Promise<void> => {
	if (actor) await effectOf(kind)?.apply([actor], order);
};

async function vouchFor({ actor }: Thing, { by, at, reason }: Order): Promise<void> {
	if (!actor) return;
	await carrier()`
		insert into guard.vouch (actor, by, at, why) values (${actor}, ${by}, ${at}, ${reason}) on conflict do nothing`;
}

async function holdBack(thing: Thing, how: 'quarantine' | 'silence', { by, at }: Order): Promise<void> {
	if (thing.item !== null) await withhold({ item: thing.item, part: thing.part, how, maker: thing.actor }, by, at);
}

const release = async ({ item, part }: Thing): Promise<void> => {
	if (item !== null) await letGo({ item, part });
};

/** Nobody is restricted whose standing could not be put back: those at the desk, and whoever is not there any more. */
const deeds: Record<What, (thing: Thing, order: Order, before: Before) => Promise<void>> = {
	fine: release,
	async trust(thing, order) {
		await release(thing);
		await vouchFor(thing, order);
	},
	quarantine: (thing, order) => holdBack(thing, 'quarantine', order),
	// Held back as well: brought back from the trash by its owner, it is still not shown.
	async trash(thing, order) {
		await holdBack(thing, 'quarantine', order);
		if (thing.item !== null) await toTrash(thing.item, order.by, 'wanted', order.at);
	},
	async silence(thing, order, before) {
		await holdBack(thing, 'silence', order);
		if (before.silence) await onOne(silencing, thing, order);
	},
	async ban(thing, order, before) {
		await holdBack(thing, 'quarantine', order);
		if (before.ban) await onOne(banning, thing, order);
	},
	ask: async () => {},
	granted: release,
	upheld: async () => {}
};

/** @param before what was captured for it. */
export const carriedOut = (what: What, thing: Thing, order: Order, before: Before): Promise<void> =>
	deeds[what](thing, order, before);
