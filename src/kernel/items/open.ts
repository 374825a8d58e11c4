/** A new item. */
import { newId } from '#base/ids.ts';
import type { Item } from './item.ts';
import * as store from './store.ts';

const dayInMs = 86_400_000;

export type NewItem = Pick<Item, 'tool' | 'title' | 'owner' | 'language'> &
	Partial<Pick<Item, 'space' | 'visibility' | 'address' | 'keepDays' | 'keepUntil'>>;

/** When an item ends: at its date, or after so many days without a change; whichever its owner chose. */
export const expiryOf = (item: Pick<Item, 'keepDays' | 'keepUntil' | 'touchedAt'>): Date | null =>
	item.keepUntil ?? (item.keepDays === null ? null : new Date(item.touchedAt.getTime() + item.keepDays * dayInMs));

/** Makes the item and keeps it. */
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
		...wanted
	};
	item.expiresAt = expiryOf(item);
	await store.keep(item);
	return item;
}
