/** What the settings of a pad show: what is true of every item, and what is a pad's own. */
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Ask } from '#kernel/web/page.ts';
import { seenOf as itemSeen } from '#portal/items/seen.ts';
import * as pads from '../store.ts';
import { embeddingOf } from './embedding.ts';
import * as store from './store.ts';

export async function seenOf(ask: Ask<ItemPass>) {
	const { pass, query } = ask;
	const bars = query.has('bare') ? 'off' : query.get('bars');
	return {
		...(await itemSeen(ask)),
		pad: await pads.pad(pass),
		standing: await store.standing(pass),
		isEmbedding: query.has('embed'),
		embedding: embeddingOf({ get: (name) => (name === 'bars' ? bars : query.get(name)) })
	};
}

export type SeenPad = Awaited<ReturnType<typeof seenOf>>;
