/** What decides who may see an item: it stands in front of every page. */
import { sql } from 'kysely';
import { carrier, tables } from '../database/connection.ts';
import { inOneFlight } from '../database/flight.ts';
import { sentTogether } from '../database/gathered.ts';
import type { Item } from '../items/item.ts';
import { type ItemTable, itemOf } from '../items/store.ts';
import type { WayToRestrict } from './restricted.ts';
import type { Right, SpaceRole } from './rights.ts';
import type { WayToWithhold } from './withheld.ts';

export type Permit = { via: string; opens: Right; subject: string | null };
export type Found = {
	item: Item;
	passwordHash: string | null;
	spaceRole: SpaceRole | null;
	permits: Permit[];
	key: Omit<Permit, 'via'> | null;
	/** The key shown opened this once, and was taken back. */
	keyTakenBack: boolean;
	withheld: WithheldPart[];
	/** How the host restricts whoever asks. */
	restricted: WayToRestrict | null;
};

/** @property opensAt as JSON says it. */
export type WithheldPart = { part: string; how: WayToWithhold; maker: string | null; opensAt: string | null };

type KeyRow = Omit<Permit, 'via'> & { revoked: boolean };
type Row = ItemTable & {
	nth: string;
	space_role: SpaceRole | null;
	permits: Permit[] | null;
	key: KeyRow | null;
	withheld: WithheldPart[] | null;
	restricted: WayToRestrict | null;
};

/** The name is the item's id, or its chosen address within a tool. */
type Asked = { tool: string | null; name: string; actor: string | null; hash: Buffer | null };

/** The lists are selected, so that the database does not look at their length, and plan anew for each. */
const rowsFor = (asks: Asked[]): PromiseLike<Row[]> => carrier()<Row[]>`
	select i.*, q.nth,
		(select m.role from kernel.member m where m.space = i.space and m.actor = q.actor) as space_role,
		(select json_agg(json_build_object('via', p.via, 'opens', p.opens, 'subject', p.subject))
			from kernel.permit p where p.item = i.id and p.actor = q.actor) as permits,
		(select json_build_object('opens', k.opens, 'subject', k.subject, 'revoked', k.revoked_at is not null)
			from kernel.key k where k.item = i.id and k.hash = decode(q.hash, 'hex')) as key,
		(select json_agg(w) from (
			select part, how, maker, opens_at as "opensAt" from kernel.withheld where item = i.id
			union all
			select '', case how when 'suspend' then 'quarantine' else how end, actor, null from kernel.restricted
			where actor = i.owner and i.space is null and (until is null or until > now())) w) as withheld,
		(select max(r.how) from kernel.restricted r
			where r.actor = q.actor and (r.until is null or r.until > now())) as restricted
	from unnest((select ${asks.map(({ tool }) => tool)}::text[]), (select ${asks.map(({ name }) => name)}::text[]),
		(select ${asks.map(({ actor }) => actor)}::text[]), (select ${asks.map(({ hash }) => hash?.toString('hex') ?? null)}::text[]))
		with ordinality q (tool, name, actor, hash, nth)
	join lateral (
		select * from kernel.item where id = q.name and (q.tool is null or tool = q.tool)
		union all
		select * from kernel.item where tool = q.tool and address = q.name) i on true`;

function foundIn(row: Row): Found {
	const { password_hash: passwordHash, space_role: spaceRole, permits, key, withheld, restricted } = row;
	return {
		item: itemOf(row),
		passwordHash,
		spaceRole,
		permits: permits ?? [],
		key: key?.revoked ? null : key,
		keyTakenBack: key?.revoked ?? false,
		withheld: withheld ?? [],
		restricted
	};
}

/** The name stands last, as it alone is anybody's to choose. */
const nameOf = ({ tool, name, actor, hash }: Asked): string => `${tool} ${actor} ${hash?.toString('hex')} ${name}`;

/** What decides who may see an item, for each who asks; null where there is none. Strangers before one item ask the same. */
export const find = inOneFlight(async (asks: Asked[]): Promise<(Found | null)[]> => {
	const names = asks.map(nameOf);
	const different = new Map(names.map((name, place) => [name, asks[place]!]));
	const rows = await rowsFor([...different.values()]);
	const byPlace = new Map(rows.map((row) => [Number(row.nth) - 1, foundIn(row)]));
	const found = new Map([...different.keys()].map((name, place) => [name, byPlace.get(place) ?? null]));
	return names.map((name) => found.get(name) ?? null);
});

type AccessTables = {
	'kernel.key': {
		id: string;
		item: string;
		opens: Right;
		subject: string | null;
		hash: Buffer;
		revoked_at: Date | null;
		bearer: boolean;
	};
	'kernel.permit': { item: string; actor: string; via: string; opens: Right; subject: string | null };
};

const db = tables<AccessTables>();

type NewKey = { id: string; item: string; opens: Right; subject: string | null; hash: Buffer; bearer: boolean };

/** Made at a full hour: the minute of a key would name the voter of an anonymous ballot to whoever sat beside them. */
export const keepKey: (key: NewKey) => Promise<void> = sentTogether((keys: NewKey[]) => {
	const rows = keys.map((key) => ({ ...key, hash: key.hash.toString('hex') }));
	return carrier()`
		insert into kernel.key (id, item, opens, subject, hash, bearer, at)
		select id, item, opens, subject, decode(hash, 'hex'), bearer, date_trunc('hour', now())
		from json_to_recordset(${rows as never}::json)
			as r (id text, item text, opens text, subject text, hash text, bearer boolean)`;
});

export const keysOf = (item: string, opens: Right, subject: string | null) =>
	db
		.selectFrom('kernel.key')
		.select(['id', 'subject'])
		.where('item', '=', item)
		.where('opens', '=', opens)
		.where('subject', subject === null ? 'is' : '=', subject)
		.where('revoked_at', 'is', null)
		.execute();

/** Revoked for good: what was let in by the key is let in no more. */
export async function revoke(item: string, ids: string[]): Promise<void> {
	if (ids.length === 0) return;
	await db
		.updateTable('kernel.key')
		.set({ revoked_at: sql`now()` })
		.where('item', '=', item)
		.where('id', 'in', ids)
		.execute();
	await db.deleteFrom('kernel.permit').where('item', '=', item).where('via', 'in', ids).execute();
}

export const permit = (row: Permit & { item: string; actor: string }) =>
	db
		.insertInto('kernel.permit')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.execute();

export const keyByHash = (item: string, hash: Buffer) =>
	db
		.selectFrom('kernel.key')
		.select(['id', 'opens', 'subject', 'bearer'])
		.where('item', '=', item)
		.where('hash', '=', hash)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();

export type Opening = { subject: string; at: Date };

export const openings = (item: string, start: string): Promise<Opening[]> =>
	carrier()<Opening[]>`
		select k.subject, min(p.at) as at from kernel.key k
		join kernel.permit p on p.item = k.item and p.via = k.id
		where k.item = ${item} and starts_with(k.subject, ${start}) group by k.subject` as unknown as Promise<Opening[]>;
