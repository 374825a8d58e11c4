/** What the settings of an item show, whatever its tool. */
import { keepersOf } from '#kernel/access/keepers.ts';
import { keyFor } from '#kernel/access/keys.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { contactOf } from '#kernel/items/contact.ts';
import { pathOf } from '#kernel/items/item.ts';
import { keepsLong } from '#kernel/items/long.ts';
import type { Ask } from '#kernel/web/page.ts';
import { historyOf } from './history.ts';
import * as store from './store.ts';

export const seenOf = async ({ pass, actor, base, query, now }: Ask<ItemPass>) => ({
	item: pass.about,
	keepsLong: keepsLong(actor?.kind === 'account' || pass.about.space !== null),
	link: base + pathOf(pass.about),
	base,
	manageKey: await keyFor(pass.item, 'manage'),
	contact: await contactOf(pass.item),
	folders: await store.foldersBeside(pass),
	keepers: await keepersOf(pass.item),
	offers: await store.openOffers(pass, now),
	spaces: actor?.kind === 'account' ? await store.spacesToAddTo(actor.id) : [],
	history: await historyOf(pass),
	done: query.get('done')
});

export type Seen = Awaited<ReturnType<typeof seenOf>>;
