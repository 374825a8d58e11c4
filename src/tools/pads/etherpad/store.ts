/** Every query of names. */
import { carrier } from '#kernel/database/connection.ts';

export const keepName = (item: string, name: string) =>
	carrier()`insert into pads.name (item, name) values (${item}, ${name})`;

export async function isNameTaken(name: string): Promise<boolean> {
	const rows = await carrier()`select 1 from pads.name where name = ${name}`;
	return rows.length > 0;
}

export async function isAddressTaken(address: string): Promise<boolean> {
	const rows = await carrier()`select 1 from kernel.item where tool = 'pads' and address = ${address}`;
	return rows.length > 0;
}

/** The pad of a name; where none has it, the one with that address, or of that id. */
export async function itemNamed(name: string): Promise<string | null> {
	const [row] = await carrier()<{ item: string }[]>`
		select item from (
			select item, 1 as place from pads.name where name = ${name}
			union all
			select id, 2 from kernel.item where tool = 'pads' and (address = ${name} or id = ${name})
		) found order by place limit 1`;
	return row?.item ?? null;
}

export async function nameOf(item: string): Promise<string | null> {
	const [row] = await carrier()<{ name: string }[]>`select name from pads.name where item = ${item}`;
	return row?.name ?? null;
}

/** Whether the database refused a row because another pad has the name. */
export const isNameClash = (problem: unknown): boolean => {
	const { code, constraint_name: name } = (problem ?? {}) as { code?: string; constraint_name?: string };
	return code === '23505' && (name === 'name_name_key' || name === 'item_address');
};

export const nameMoments = (
	item: string,
	moments: { change: number; name: string }[],
	{ by, at }: { by: string; at: Date }
) => carrier()`
	insert into pads.moment (item, sequence, name, by, at)
	select ${item}, m.change, m.name, ${by}, ${at}
	from unnest(${moments.map(({ change }) => change)}::bigint[], ${moments.map(({ name }) => name)}::text[]) as m (change, name)
	on conflict do nothing`;

export type Mine = {
	id: string;
	address: string | null;
	title: string;
	name: string | null;
	keepDays: number | null;
	expiresAt: Date | null;
	at: Date;
};

/** Somebody's own pads, those changed last first. @param after the last of the page before. */
export const padsOf = (owner: string, after: { at: Date; id: string } | null, most: number): Promise<Mine[]> =>
	carrier()<Mine[]>`
		select i.id, i.address, i.title, n.name, i.keep_days as "keepDays", i.expires_at as "expiresAt",
			date_trunc('milliseconds', i.touched_at) as at
		from kernel.item i left join pads.name n on n.item = i.id
		where i.tool = 'pads' and i.owner = ${owner} and i.trashed_at is null
			and (${after?.at ?? null}::timestamptz is null
				or (date_trunc('milliseconds', i.touched_at), i.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}))
		order by date_trunc('milliseconds', i.touched_at) desc, i.id desc limit ${most}`.then((rows) => [...rows]);
