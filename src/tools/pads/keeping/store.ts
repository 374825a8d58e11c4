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

export type Standing = { lockedAt: Date | null; lockedBy: string | null; isTemplate: boolean; reading: string | null };

/** What is set beside who writes: the lock, whether it is a template, the link that only reads. */
export async function standing({ item }: ItemPass): Promise<Standing> {
	const [row] = await carrier()<Standing[]>`
		select l.at as "lockedAt", a.name as "lockedBy", r.token as reading,
			exists (select 1 from pads.template t where t.item = p.item) as "isTemplate"
		from pads.pad p
		left join pads.locking l on l.item = p.item left join kernel.actor a on a.id = l.by
		left join pads.reading r on r.item = p.item
		where p.item = ${item}`;
	return row!;
}

export const offer = ({ item }: ItemPass, by: string, at: Date) =>
	carrier()`insert into pads.template (item, by, at) values (${item}, ${by}, ${at}) on conflict (item) do nothing`;

export const withdraw = ({ item }: ItemPass) => carrier()`delete from pads.template where item = ${item}`;

export type Template = { id: string; title: string; space: string | null };

/** One's own, and those of one's spaces. */
export const templatesOf = (actor: string, most = 100): Promise<Template[]> =>
	carrier()<Template[]>`
		select t.item as id, i.title, null as space from kernel.item i join pads.template t on t.item = i.id
		where i.owner = ${actor} and i.space is null and i.trashed_at is null
		union all
		select t.item, i.title, s.name from kernel.member m
			join kernel.space s on s.id = m.space join kernel.item i on i.space = m.space
			join pads.template t on t.item = i.id
		where m.actor = ${actor} and i.trashed_at is null
		order by 2, 1 limit ${most}` as unknown as Promise<Template[]>;

export async function openReading({ item }: ItemPass, token: string, by: string, at: Date): Promise<string> {
	await carrier()`
		insert into pads.reading (item, token, by, at) values (${item}, ${token}, ${by}, ${at}) on conflict (item) do nothing`;
	const [row] = await carrier()<{ token: string }[]>`select token from pads.reading where item = ${item}`;
	return row!.token;
}

export const endReading = ({ item }: ItemPass) => carrier()`delete from pads.reading where item = ${item}`;

/** The pad a link that only reads belongs to. */
export async function readBy(token: string): Promise<string | null> {
	const [row] = await carrier()<{ item: string }[]>`select item from pads.reading where token = ${token}`;
	return row?.item ?? null;
}
