/** Every query of pads, but those of their documents. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';
import { nameActorsIn } from '#kernel/life/guests.ts';
import { putSearch } from '#kernel/search/search.ts';
import { beginDocument } from '#live/documents/writing.ts';
import { documentKind, type Kind, type Pad, type Writers } from './pad.ts';

nameActorsIn('pads.author', 'actor');

export async function pad(pass: ItemPass): Promise<Pad> {
	const [row] = await carrier()<Pick<Pad, 'writers' | 'locked' | 'kind'>[]>`
		select writers, kind, exists (select 1 from pads.locking l where l.item = p.item) as locked
		from pads.pad p where item = ${pass.item}`;
	return { id: pass.item, title: pass.about.title, ...row! };
}

type NewPad = Pick<Pad, 'id' | 'writers'> & { kind?: Kind };

export async function keepPad({ id, writers, kind = 'rich' }: NewPad): Promise<void> {
	await carrier()`insert into pads.pad (item, writers, kind) values (${id}, ${writers}, ${kind})`;
	await beginDocument(documentKind, id);
}

export const changeWriters = ({ item }: ItemPass, writers: Writers) =>
	carrier()`update pads.pad set writers = ${writers} where item = ${item}`;

export const rename = ({ item }: ItemPass, title: string) =>
	carrier()`update kernel.item set title = ${title} where id = ${item}`;

export const keepFor = ({ item }: ItemPass, keepDays: number | null) =>
	carrier()`
		update kernel.item set keep_days = ${keepDays}, keep_until = null, warned_at = null,
			expires_at = touched_at + make_interval(days => ${keepDays}::int)
		where id = ${item}`;

/** What was weighed, up to which change, and the text itself. */
export type Settled = { seen: string; sequence: number; text: string };

/** Remembers what was weighed, tells the search, and counts the room it takes. */
export async function settle(
	{ item, about }: { item: string; about: { title: string } },
	{ seen, sequence, text }: Settled
): Promise<void> {
	await carrier()`update pads.pad set settled = ${seen}, weighed = ${sequence} where item = ${item}`;
	await putSearch(item, { title: about.title, text });
	await carrier()`
		update kernel.item set bytes =
			(select coalesce(sum(length(bytes)), 0) from pads.change where item = ${item})
			+ (select coalesce(sum(length(bytes) + coalesce(length(frame), 0)), 0) from pads.volume where item = ${item})
			+ (select coalesce(sum(length(bytes)), 0) from pads.snapshot where item = ${item})
			+ (select coalesce(sum(bytes), 0) from kernel.item_blob where item = ${item})
			+ pads.talk_bytes(${item})
		where id = ${item}`;
}

/** What a guest wrote is the account's from now on; where both wrote, both lines stay. */
export async function handOver(guest: string, account: string, items: string[]): Promise<void> {
	await carrier()`
		update pads.author a set actor = ${account} where actor = ${guest} and item = any(${items})
			and not exists (select 1 from pads.author b where b.item = a.item and b.actor = ${account})`;
}

/** Somebody left this host for good: what they wrote stays, without their name. */
export async function forgetAuthor(account: string): Promise<void> {
	await carrier()`update pads.author set name = '' where actor = ${account}`;
}
