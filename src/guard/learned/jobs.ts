import { job } from '#kernel/jobs/job.ts';
import { learnAnew } from './current.ts';
import { pruneExamples } from './store.ts';
import { learnFromWhatStood } from './teaching.ts';

/** So many are learned from within a minute or two, and fit into memory. */
const mostKept = 20_000;

export const learnedJobs = [
	job({
		name: 'guard.learn',
		run: async () => {
			await learnAnew();
		}
	}),
	job({
		name: 'guard.learn-from-what-stood',
		every: '40 3 * * *',
		run: async () => {
			await learnFromWhatStood(new Date());
			await pruneExamples(mostKept);
		}
	})
];
