import { job } from '#kernel/jobs/job.ts';
import { forgetPast } from './store.ts';

export const forgetPastCopies = job({
	name: 'guard.forget-copies',
	every: '25 3 * * *',
	run: async () => {
		await forgetPast(new Date());
	}
});
