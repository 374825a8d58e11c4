/** The rows of lists published and followed. */
import { carrier, wholePool } from '#kernel/database/connection.ts';
import type { Document } from './document.ts';
import type { Entry, Holds } from './entry.ts';

export type Published = {
	name: string;
	title: string;
	holds: Holds;
	wordList: number | null;
	grows: boolean;
	edition: number;
	entries: number;
	madeAt: Date | null;
	expiresAt: Date | null;
	closedAt: Date | null;
};

const ours = () => carrier()`name, title, holds, word_list::float8 as "wordList", grows, edition, entries,
	made_at as "madeAt", expires_at as "expiresAt", closed_at as "closedAt"`;

export const publishedLists = (): Promise<Published[]> =>
	carrier()<Published[]>`select ${ours()} from guard.exchange_list order by at, name`.execute();

export async function publishedList(name: string): Promise<Published | null> {
	const [row] = await carrier()<Published[]>`select ${ours()} from guard.exchange_list where name = ${name}`;
	return row ?? null;
}

export async function documentOf(name: string): Promise<{ document: string; edition: number } | null> {
	const [row] = await carrier()<{ document: string; edition: number }[]>`
		select document, edition from guard.exchange_list
		where name = ${name} and document is not null and closed_at is null`;
	return row ?? null;
}

export type NewPublished = Pick<Published, 'name' | 'title' | 'holds' | 'wordList' | 'grows'> & {
	by: string;
	at: Date;
};

/** @returns whether the name was free. */
export async function keepPublished(list: NewPublished): Promise<boolean> {
	const { name, title, holds, wordList, grows, by, at } = list;
	const rows = await carrier()`
		insert into guard.exchange_list (name, title, holds, word_list, grows, by, at)
		values (${name}, ${title}, ${holds}, ${wordList}, ${grows}, ${by}, ${at}) on conflict do nothing returning 1`;
	return rows.length > 0;
}

export async function closePublished(name: string, at: Date | null): Promise<boolean> {
	const rows = await carrier()`update guard.exchange_list set closed_at = ${at} where name = ${name} returning 1`;
	return rows.length > 0;
}

export async function changePublished(name: string, title: string, grows: boolean): Promise<boolean> {
	const rows = await carrier()`
		update guard.exchange_list set title = ${title}, grows = ${grows} where name = ${name} returning 1`;
	return rows.length > 0;
}

/** Locked until the edition is made, so that no number is given twice. */
export async function lockPublished(name: string): Promise<(Published & { document: string | null }) | null> {
	const [row] = await carrier()<(Published & { document: string | null })[]>`
		select ${ours()}, document from guard.exchange_list where name = ${name} for update`;
	return row ?? null;
}

export const keepEdition = (document: Document, text: string) =>
	carrier()`update guard.exchange_list set edition = ${document.edition}, document = ${text},
		entries = ${document.entries.length}, made_at = ${document.made}::timestamptz,
		expires_at = ${document.expires}::timestamptz where name = ${document.name}`;

/** A thing decided twice to be abuse and never to be fine; or put there by a person. */
export const standing = () => carrier()`(given or (abuse >= 2 and fine = 0))`;

export type Value = { value: string; given: boolean; abuse: number; fine: number; stands: boolean };

export const valuesOf = (list: string, most: number, part = '', after = ''): Promise<Value[]> =>
	carrier()<Value[]>`
		select value, given, abuse, fine, ${standing()} as stands from guard.exchange_entry
		where list = ${list} and value > ${after} and (${part} = '' or strpos(value, ${part}) > 0)
		order by value limit ${most}`.execute();

export async function standingValues(list: string, most: number): Promise<string[]> {
	const rows = await carrier()<{ value: string }[]>`
		select value from guard.exchange_entry where list = ${list} and ${standing()} order by value limit ${most}`;
	return rows.map(({ value }) => value);
}

export async function giveValues(list: string, values: readonly string[], by: string, at: Date): Promise<number> {
	const rows = await carrier()`
		insert into guard.exchange_entry (list, value, by, at, given)
		select ${list}, v, ${by}, ${at}, true from unnest(${[...values]}::text[]) v
		on conflict (list, value) do update set given = true, by = excluded.by where not exchange_entry.given returning 1`;
	return rows.length;
}

export const dropValues = async (list: string, values: readonly string[]): Promise<number> =>
	(
		await carrier()`delete from guard.exchange_entry where list = ${list} and value = any(${[...values]}::text[]) returning 1`
	).length;

type Counting = { holds: Holds; values: readonly string[]; abuse: number; fine: number; at: Date };

/** On every list that grows by decisions; what was decided and undone leaves no trace. */
export async function countValues({ holds, values, abuse, fine, at }: Counting): Promise<void> {
	await carrier()`
		insert into guard.exchange_entry as e (list, value, at, abuse, fine)
		select l.name, v, ${at}, greatest(0, ${abuse}::int), greatest(0, ${fine}::int)
		from guard.exchange_list l cross join unnest(${[...values].sort()}::text[]) v
		where l.holds = ${holds} and l.grows and l.closed_at is null
		on conflict (list, value) do update set
			abuse = greatest(0, e.abuse + ${abuse}::int), fine = greatest(0, e.fine + ${fine}::int)`;
	if (abuse < 0 || fine < 0) {
		await carrier()`
			delete from guard.exchange_entry where value = any(${[...values]}::text[]) and not given and abuse = 0 and fine = 0`;
	}
}

export type Follow = {
	id: number;
	address: string;
	weight: number;
	key: string | null;
	keySeen: string | null;
	host: string | null;
	name: string | null;
	title: string | null;
	holds: Holds | null;
	edition: number;
	count: number;
	digest: string | null;
	expiresAt: Date | null;
	etag: string | null;
	fetchedAt: Date | null;
	nextAt: Date;
	trouble: string | null;
	wordList: number | null;
	suspendedAt: Date | null;
	suspendedWhy: 'precision' | 'person' | null;
	abuse: number;
	fine: number;
};

const theirs =
	() => carrier()`id::float8 as id, address, weight::float8 as weight, key, key_seen as "keySeen", host, name,
	title, holds, edition, jsonb_array_length(entries) as count, digest, expires_at as "expiresAt", etag,
	fetched_at as "fetchedAt", next_at as "nextAt", trouble, word_list::float8 as "wordList",
	suspended_at as "suspendedAt", suspended_why as "suspendedWhy", abuse, fine`;

export const follows = (): Promise<Follow[]> =>
	carrier()<Follow[]>`select ${theirs()} from guard.exchange_follow order by id`.execute();

export async function followOf(id: number): Promise<Follow | null> {
	const [row] = await carrier()<Follow[]>`select ${theirs()} from guard.exchange_follow where id = ${id}`;
	return row ?? null;
}

export const entriesOf = async (id: number): Promise<Entry[]> => {
	const [row] = await carrier()<{ entries: Entry[] }[]>`select entries from guard.exchange_follow where id = ${id}`;
	return row?.entries ?? [];
};

export type NewFollow = { address: string; weight: number; key: string | null; by: string; at: Date };

/** @returns its id, or null where it is followed already. */
export async function keepFollow({ address, weight, key, by, at }: NewFollow): Promise<number | null> {
	const [row] = await carrier()<{ id: number }[]>`
		insert into guard.exchange_follow (address, weight, key, by, at, next_at)
		values (${address}, ${weight}, ${key}, ${by}, ${at}, ${at}) on conflict do nothing returning id::float8 as id`;
	return row?.id ?? null;
}

export const dropFollow = async (id: number): Promise<Follow | null> => {
	const [row] = await carrier()<Follow[]>`delete from guard.exchange_follow where id = ${id} returning ${theirs()}`;
	return row ?? null;
};

export const weighFollow = async (id: number, weight: number): Promise<boolean> =>
	(await carrier()`update guard.exchange_follow set weight = ${weight} where id = ${id} returning 1`).length > 0;

export const suspendFollow = async (id: number, by: string, at: Date): Promise<boolean> =>
	(
		await carrier()`update guard.exchange_follow
			set suspended_at = ${at}, suspended_why = 'person', suspended_by = ${by} where id = ${id} returning 1`
	).length > 0;

export const resumeFollow = async (id: number, at: Date): Promise<boolean> =>
	(
		await carrier()`update guard.exchange_follow set suspended_at = null, suspended_why = null, suspended_by = null,
			vouched_at = ${at}, next_at = ${at} where id = ${id} returning 1`
	).length > 0;

/** A person compared: from now on the key that was seen last counts. Its editions begin anew. */
export const trustSeenKey = async (id: number, at: Date): Promise<boolean> =>
	(
		await carrier()`update guard.exchange_follow set key = key_seen, key_seen = null, edition = 0, digest = null,
			etag = null, trouble = null, next_at = ${at} where id = ${id} and key_seen is not null returning 1`
	).length > 0;

export const hurryFollow = async (id: number, at: Date): Promise<boolean> =>
	(await carrier()`update guard.exchange_follow set next_at = ${at} where id = ${id} returning 1`).length > 0;

/** Takes one whose time has come, so that no two processes ask the same host. */
export async function takeDueFollow(now: Date): Promise<Follow | null> {
	const [row] = await carrier()<Follow[]>`
		update guard.exchange_follow set next_at = ${now}::timestamptz + interval '1 hour'
		where id = (select id from guard.exchange_follow where suspended_at is null and next_at <= ${now}
			order by next_at limit 1 for update skip locked)
		returning ${theirs()}`;
	return row ?? null;
}

export const noteTrouble = (id: number, trouble: string, keySeen: string | null = null) =>
	carrier()`update guard.exchange_follow set trouble = ${trouble}, key_seen = ${keySeen} where id = ${id}`;

export const noteUnchanged = (id: number, next: Date, now: Date) =>
	carrier()`update guard.exchange_follow set trouble = null, key_seen = null, fetched_at = ${now}, next_at = ${next}
		where id = ${id}`;

export type Taken = {
	document: Document;
	key: string;
	digest: string;
	etag: string | null;
	next: Date;
	now: Date;
	expires: Date;
};

export const noteEdition = (id: number, { document, key, digest, etag, next, now, expires }: Taken) =>
	carrier()`update guard.exchange_follow set key = ${key}, key_seen = null, host = ${document.host}, name = ${document.name},
		title = ${document.title}, holds = ${document.holds}, edition = ${document.edition},
		entries = ${document.entries as never}::jsonb, digest = ${digest}, expires_at = ${expires}, etag = ${etag},
		fetched_at = ${now}, next_at = ${next}, trouble = null where id = ${id}`;

export const nameWordList = (id: number, list: number) =>
	carrier()`update guard.exchange_follow set word_list = ${list} where id = ${id}`;

/** Terms of a list that expired say nothing any more; those of one that came back do again. */
export const expireTerms = (now: Date) =>
	carrier()`update guard.term_list l set suspended_at = ${now} from guard.exchange_follow f
		where f.word_list = l.id and f.expires_at <= ${now} and l.suspended_at is null`;

/** What a person switched off by hand stays off. */
export const switchTermsOf = (id: number, off: Date | null) =>
	carrier()`update guard.term_list l set suspended_at = ${off} from guard.exchange_follow f
		where f.word_list = l.id and f.id = ${id} and l.suspended_by is null`;

export const weighTermsOf = (id: number, weight: number) =>
	carrier()`update guard.term_list l set points = ${weight} from guard.exchange_follow f
		where f.word_list = l.id and f.id = ${id}`;

export type InForce = Pick<Follow, 'id' | 'weight' | 'edition' | 'expiresAt'> & {
	host: string;
	holds: Holds;
	digest: string;
};

/** Whatever surrounds it: what is in force is what was committed. */
export const followsInForce = (): Promise<InForce[]> =>
	wholePool()<InForce[]>`
		select id::float8 as id, weight::float8 as weight, edition, expires_at as "expiresAt", host, holds, digest
		from guard.exchange_follow where suspended_at is null and digest is not null order by id`.execute();

export async function entriesInForce(id: number): Promise<Entry[]> {
	const [row] = await wholePool()<{ entries: Entry[] }[]>`select entries from guard.exchange_follow where id = ${id}`;
	return row?.entries ?? [];
}

export type Use = { id: number; abuse: number; fine: number; suspendedWhy: string | null; vouched: boolean };

export const countUse = (ids: readonly number[], abuse: number, fine: number): Promise<Use[]> =>
	carrier()<Use[]>`
		update guard.exchange_follow set
			abuse = greatest(0, abuse + ${abuse}::int), fine = greatest(0, fine + ${fine}::int)
		where id in (select id from guard.exchange_follow where id = any(${[...ids]}::bigint[]) order by id for update)
		returning id::float8 as id, abuse, fine, suspended_why as "suspendedWhy",
			vouched_at is not null as vouched`.execute();

export const suspendForPrecision = (id: number, at: Date) =>
	carrier()`update guard.exchange_follow set suspended_at = ${at}, suspended_why = 'precision'
		where id = ${id} and suspended_at is null`;

export const resumeForPrecision = (id: number) =>
	carrier()`update guard.exchange_follow set suspended_at = null, suspended_why = null
		where id = ${id} and suspended_why = 'precision'`;

export type Written = { domains: string[]; signature: Uint8Array | null };

/** What an event was about, as other hosts may be told. */
export async function writtenIn(event: string): Promise<Written | null> {
	const [row] = await carrier()<Written[]>`select domains, signature from guard.event where id = ${event}`;
	return row ?? null;
}
