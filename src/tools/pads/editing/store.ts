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
