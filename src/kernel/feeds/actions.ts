/** Getting, renewing and giving up one's calendar address. */
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { opening } from '../actions/action.ts';
import type { Language } from '../words/words.ts';
import { feedSecret, hashOf } from './feed.ts';
import * as store from './store.ts';

const nothing = z.strictObject({});

async function give(actor: string, language: Language, now: Date): Promise<void> {
	const id = newId();
	await store.keep(actor, { id, language }, hashOf(feedSecret(actor, id)), now);
}

/** The first address; whoever has one keeps it. */
export const openFeed = opening({
	name: 'kernel.open-feed',
	input: nothing,
	may: () => true,
	async run({ actor, language, now }): Promise<void> {
		if (!(await store.feedOf(actor.id))) await give(actor.id, language, now);
	}
});

/** A new address: calendars that know the old one get nothing more. */
export const renewFeed = opening({
	name: 'kernel.renew-feed',
	input: nothing,
	may: () => true,
	run: ({ actor, language, now }): Promise<void> => give(actor.id, language, now)
});

export const closeFeed = opening({
	name: 'kernel.close-feed',
	input: nothing,
	may: () => true,
	async run({ actor }): Promise<void> {
		await store.forget(actor.id);
	}
});
