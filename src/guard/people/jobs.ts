import { job } from '#kernel/jobs/job.ts';
import { removeUnused } from './unused.ts';

export const peopleJobs = [
	job({
		name: 'guard.remove-unused',
		every: '10 4 * * *',
		run: async () => {
			await removeUnused(new Date());
		}
	})
];
