/** A pad that was just made, as programs are told: the link that opens its settings is shown this once. */
import { z } from 'zod';
import { keyFor } from '#kernel/access/keys.ts';
import { type Item, nameOf } from '#kernel/items/item.ts';
import { keyLink } from '#kernel/web/key-link.tsx';

export const madeShape = z.object({ id: z.string(), url: z.string(), manageUrl: z.string() });

export const addressOf = (base: string, item: Pick<Item, 'id' | 'address'>): string => `${base}/pads/${nameOf(item)}`;

export const shownOnce = async ({ item }: { item: Item }, { base }: { base: string }) => ({
	id: item.id,
	url: addressOf(base, item),
	manageUrl: keyLink(base, 'pads', item.id, await keyFor(item.id, 'manage'))
});
