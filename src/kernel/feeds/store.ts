/** Who has a feed, and under which hash it is found. */
import type { Actor } from '../accounts/actor.ts';
import { carrier } from '../database/connection.ts';
import type { Language } from '../words/words.ts';

export type Feed = { id: string; language: Language };

export async function feedOf(actor: string): Promise<Feed | null> {
	const [row] = await carrier()<Feed[]>`select id, language from kernel.feed where actor = ${actor}`;
	return row ?? null;
}

export type Owner = { actor: Actor; language: Language };

export async function ownerOf(hash: Buffer): Promise<Owner | null> {
	const [row] = await carrier()<{ id: string; kind: Actor['kind']; name: string | null; language: Language }[]>`
		select a.id, a.kind, a.name, f.language from kernel.feed f join kernel.actor a on a.id = f.actor
		where f.hash = ${hash}`;
	if (!row) return null;
	const { language, ...actor } = row;
	return { actor: { ...actor, admin: false }, language };
}

/** A new address; the one before is gone. */
export const keep = (actor: string, { id, language }: Feed, hash: Buffer, at: Date) => carrier()`
	insert into kernel.feed (actor, id, hash, language, at) values (${actor}, ${id}, ${hash}, ${language}, ${at})
	on conflict (actor) do update set id = excluded.id, hash = excluded.hash, language = excluded.language, at = excluded.at`;

export const forget = (actor: string) => carrier()`delete from kernel.feed where actor = ${actor}`;

/** A guest's address goes on as the account's that claimed what they made, unless it has one already. */
export async function handOver(from: string, to: string): Promise<void> {
	await carrier()`
		update kernel.feed set actor = ${to}
		where actor = ${from} and not exists (select 1 from kernel.feed f where f.actor = ${to})`;
}
