/** A while after a burst of writing its new words are weighed. */
import { z } from 'zod';
import { isRefusal } from '#base/refusal.ts';
import { job } from '#kernel/jobs/job.ts';
import { settleNow } from './keeping/settling.ts';

export const settling = job({
	name: 'pads.settle',
	payload: z.object({ item: z.string() }),
	attempts: 3,
	async run({ item }): Promise<void> {
		await settleNow(item).catch((problem) => {
			// It was erased meanwhile.
			if (!isRefusal(problem)) throw problem;
		});
	}
});
