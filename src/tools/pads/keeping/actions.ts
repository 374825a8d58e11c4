/** Settings and life of a pad. */
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { action } from '#kernel/actions/action.ts';
import * as store from './store.ts';

const pad = z.string().max(100);
const ticked = z.preprocess((value) => (typeof value === 'string' ? value === 'on' : value), z.boolean());

/** Nobody but those who manage it writes, until it is unlocked. */
export const lockPad = action({
	name: 'pads.lock',
	on: 'pad',
	needs: 'manage',
	input: z.strictObject({ pad, locked: ticked }),
	may: () => true,
	async run({ pass, input, actor, now }): Promise<void> {
		await (input.locked ? store.lock(pass, actor.id, now) : store.unlock(pass));
	},
	about: ({ input }) => ({ locked: input.locked })
});

/** Whether others find it among what a new pad can begin with. */
export const offerAsTemplate = action({
	name: 'pads.offer-as-template',
	on: 'pad',
	needs: 'manage',
	input: z.strictObject({ pad, offered: ticked }),
	may: () => true,
	async run({ pass, input, actor, now }): Promise<void> {
		await (input.offered ? store.offer(pass, actor.id, now) : store.withdraw(pass));
	},
	about: ({ input }) => ({ offered: input.offered })
});

/** A link that only reads: made, replaced by a new one, or taken away. */
export const shareReading = action({
	name: 'pads.share-reading',
	on: 'pad',
	needs: 'manage',
	input: z.strictObject({ pad, wish: z.enum(['make', 'replace', 'end']) }),
	may: () => true,
	async run({ pass, input: { wish }, actor, now }): Promise<string | null> {
		if (wish !== 'make') await store.endReading(pass);
		return wish === 'end' ? null : store.openReading(pass, newId(), actor.id, now);
	},
	about: ({ input }) => ({ wish: input.wish })
});
