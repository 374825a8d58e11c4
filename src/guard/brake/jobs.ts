import { job } from '#kernel/jobs/job.ts';
import { forgetShares } from './store.ts';

export const forgetPastShares = job({
	name: 'guard.forget-shares',
	every: '30 3 * * *',
	run: async () => {
		await forgetShares(new Date());
	}
});
