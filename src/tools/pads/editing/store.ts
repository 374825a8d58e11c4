/** Every query of the pictures of pads. */
import { carrier } from '#kernel/database/connection.ts';

export type KeptPicture = { name: string; blob: string; width: number; height: number };

export async function picture(item: string, name: string): Promise<KeptPicture | null> {
	const [row] = await carrier()<KeptPicture[]>`
		select name, blob, width, height from pads.picture where item = ${item} and name = ${name}`;
	return row ?? null;
}

/** The pictures of an item, the newest first. */
export const pictures = (item: string, most: number): Promise<KeptPicture[]> =>
	carrier()<KeptPicture[]>`
		select name, blob, width, height from pads.picture where item = ${item} order by at desc, name limit ${most}`.then(
		(rows) => [...rows]
	);

export async function countOfPictures(item: string): Promise<number> {
	const [row] = await carrier()<{ n: number }[]>`select count(*)::int as n from pads.picture where item = ${item}`;
	return row!.n;
}

/** @returns false where the item has it already. */
export async function keepPicture(item: string, { name, blob, width, height }: KeptPicture): Promise<boolean> {
	const rows = await carrier()`
		insert into pads.picture (item, name, blob, width, height) values (${item}, ${name}, ${blob}, ${width}, ${height})
		on conflict do nothing returning name`;
	return rows.length > 0;
}

export async function dropPicture(item: string, name: string): Promise<string | null> {
	const [row] = await carrier()<{ blob: string }[]>`
		delete from pads.picture where item = ${item} and name = ${name} returning blob`;
	return row?.blob ?? null;
}

type Change = { sequence: number; author: number; bytes: Uint8Array };

export async function keptAuthorship(item: string): Promise<{ sequence: number; bytes: Uint8Array } | null> {
	const [row] = await carrier()<{ sequence: string; bytes: Uint8Array }[]>`
		select sequence, bytes from pads.authorship where item = ${item}`;
	return row ? { sequence: Number(row.sequence), bytes: row.bytes } : null;
}

export const keepAuthorship = (item: string, sequence: number, bytes: Uint8Array) =>
	carrier()`
		insert into pads.authorship as a (item, sequence, bytes) values (${item}, ${sequence}, ${Buffer.from(bytes)})
		on conflict (item) do update set sequence = excluded.sequence, bytes = excluded.bytes
		where a.sequence < excluded.sequence`;

/** The changes after one; null where some of them lie in volumes. */
export async function changesAfter(item: string, sequence: number): Promise<Change[] | null> {
	const rows = await carrier()<(Omit<Change, 'sequence'> & { sequence: string; last: string })[]>`
		select c.sequence, c.author, c.bytes from pads.change c where c.item = ${item} and c.sequence > ${sequence}
		order by c.sequence`;
	const [last] = await carrier()<{ sequence: string }[]>`select sequence from pads.document where item = ${item}`;
	const changes = rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
	const isWhole = (changes.at(-1)?.sequence ?? sequence) >= Number(last?.sequence ?? 0);
	return isWhole && (changes[0]?.sequence ?? sequence + 1) === sequence + 1 ? changes : null;
}

/** Who wrote is read anew from the changes: those before may have been taken together or given other names. */
export const forgetAuthorship = (item: string) => carrier()`delete from pads.authorship where item = ${item}`;
