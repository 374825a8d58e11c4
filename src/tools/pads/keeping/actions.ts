/** Settings and life of a pad. */
import { z } from 'zod';
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
