/** The end of a poll: close, open again. */
import { z } from 'zod';
import { action } from '#kernel/actions/action.ts';
import { close, reopen, whyNotClose, whyNotReopen } from '../decision.ts';
import * as store from '../store.ts';
import { unless, whoOf } from '../who.ts';

const poll = z.string().max(100);

export const closePoll = action({
	name: 'polls.close',
	on: 'poll',
	needs: 'edit',
	input: z.strictObject({ poll }),
	may: () => true,
	async run({ pass, actor, now }): Promise<void> {
		await store.hold(pass);
		const found = await store.poll(pass);
		unless(whyNotClose(found, whoOf(pass), now));
		await store.keepEnding(pass, close(found, actor.id, now));
	}
});

/** Votes are taken again, without a deadline. */
export const reopenPoll = action({
	name: 'polls.reopen',
	on: 'poll',
	needs: 'edit',
	input: z.strictObject({ poll }),
	may: () => true,
	async run({ pass, now }): Promise<void> {
		await store.hold(pass);
		const found = await store.poll(pass);
		unless(whyNotReopen(found, whoOf(pass), now));
		await store.keepEnding(pass, reopen(found, null));
	}
});
