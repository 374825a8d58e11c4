/** The rows behind the settings of items. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Item } from '#kernel/items/item.ts';

export type Change = Pick<Item, 'title' | 'language' | 'visibility' | 'address' | 'folder'>;

/** @throws the database's own error 23505 when another item of the tool has the address. */
export const change = ({ item }: ItemPass, { title, language, visibility, address, folder }: Change) =>
	carrier()`
		update kernel.item set title = ${title}, language = ${language}, visibility = ${visibility},
			address = ${address}, folder = ${folder}
		where id = ${item}`;

export const isTaken = (problem: unknown): boolean => {
	const { code, constraint_name: name } = problem as { code?: string; constraint_name?: string };
	return code === '23505' && name === 'item_address';
};

/** Words for folders already in use by whoever holds the item, to choose from. */
export async function foldersBeside({ about }: ItemPass): Promise<string[]> {
	const rows = await carrier()<{ folder: string }[]>`
		select distinct folder from kernel.item
		where ${about.space ? carrier()`space = ${about.space}` : carrier()`owner = ${about.owner} and space is null`}
			and folder is not null and trashed_at is null
		order by folder limit 100`;
	return rows.map(({ folder }) => folder);
}
