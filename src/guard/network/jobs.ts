import { job } from '#kernel/jobs/job.ts';
import { fetchDue } from '../lists/mirrors.ts';
import { readNetworks } from './lists.ts';

const fetchNetworkLists = job({
	name: 'guard.fetch-networks',
	every: '*/10 * * * *',
	run: async () => {
		await fetchDue('networks', readNetworks, new Date());
	}
});

export const networkJobs = [fetchNetworkLists];
