/** The queue's own housekeeping. */
import { job } from './job.ts';
import { forgetGivenUp } from './store.ts';

/** The host has read of it every morning; work that comes round and still fails is told anew. */
export const forgetWork = job({
	name: 'kernel.forget-work',
	every: '30 4 * * *',
	run: () => forgetGivenUp(new Date())
});
