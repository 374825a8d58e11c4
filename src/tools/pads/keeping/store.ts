/** Every query of settings and life of a pad. */
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { carrier } from '#kernel/database/connection.ts';

export type Weighed = { text: string; sequence: number };

/** What was last weighed of it, up to which change. */
export async function weighed({ item }: ItemPass): Promise<Weighed> {
	const [row] = await carrier()<{ settled: string; weighed: string }[]>`
		select settled, weighed from pads.pad where item = ${item}`;
	return { text: row!.settled, sequence: Number(row!.weighed) };
}

/** The people behind the numbers of authors. */
export async function writers({ item }: ItemPass, numbers: number[]): Promise<Map<number, Actor>> {
	const rows = await carrier()<{ n: number; id: string; kind: Actor['kind'] | null; name: string | null }[]>`
		select a.n, a.actor as id, k.kind, k.name from pads.author a left join kernel.actor k on k.id = a.actor
		where a.item = ${item} and a.n = any(${numbers})`;
	return new Map(rows.map(({ n, id, kind, name }) => [n, { id, kind: kind ?? 'guest', name, admin: false }]));
}

export const lock = ({ item }: ItemPass, by: string, at: Date) =>
	carrier()`insert into pads.locking (item, by, at) values (${item}, ${by}, ${at}) on conflict (item) do nothing`;

export const unlock = ({ item }: ItemPass) => carrier()`delete from pads.locking where item = ${item}`;
