/** A new item. */
import { newId } from '#base/ids.ts';
import { checkHolder, spendItem } from '../limits/quota.ts';
import type { Item } from './item.ts';
import { expiryOf } from './keeping.ts';
import * as store from './store.ts';

export type NewItem = Pick<Item, 'tool' | 'title' | 'owner' | 'language'> &
	Partial<Pick<Item, 'space' | 'visibility' | 'address' | 'keepDays' | 'keepUntil'>>;

/**
 * Makes the item and keeps it, within a transaction.
 * @throws kernel.too-many-items, kernel.quota-full.
 */
export async function openItem(wanted: NewItem, now: Date): Promise<Item> {
	const item: Item = {
		id: newId(),
		space: null,
		visibility: 'link',
		passwordGuards: null,
		address: null,
		folder: null,
		bytes: 0,
		version: 1,
		at: now,
		touchedAt: now,
		keepDays: null,
		keepUntil: null,
		expiresAt: null,
		trashedAt: null,
		movedTo: null,
		...wanted
	};
	item.expiresAt = expiryOf(item);
	await spendItem(item.owner, item.tool, now);
	await store.keep(item);
	await checkHolder(item.id);
	return item;
}
