import { job } from '#kernel/jobs/job.ts';
import { learnAnew } from './current.ts';
import { pruneExamples } from './store.ts';
import { learnFromWhatStood } from './teaching.ts';

/** More than is learned from at once, so that what is taken back is followed by what came before it. */
const mostKept = 30_000;

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
