/** Every round of the guard, room by room. */
import { type Job, job } from '#kernel/jobs/job.ts';
import { forgetPastShares } from './brake/jobs.ts';
import { challengeJobs } from './challenge/index.ts';
import { exchangeJobs } from './exchange/index.ts';
import { forgetPastCopies } from './form/jobs.ts';
import { learnedJobs } from './learned/jobs.ts';
import { linkJobs } from './links/jobs.ts';
import { forgetOldMail } from './mail/store.ts';
import { networkJobs } from './network/jobs.ts';
import { peopleJobs } from './people/jobs.ts';
import { forgetEvents } from './store.ts';
import { sweepJobs } from './sweeps/jobs.ts';

const forgetPastEvents = job({
	name: 'guard.forget-events',
	every: '20 3 * * *',
	run: async () => {
		await forgetEvents(new Date());
	}
});

const forgetPastMail = job({
	name: 'guard.forget-mail',
	every: '40 3 * * *',
	run: () => forgetOldMail(new Date())
});

export const jobs: Job[] = [
	forgetPastEvents,
	forgetPastMail,
	forgetPastCopies,
	forgetPastShares,
	...learnedJobs,
	...linkJobs,
	...networkJobs,
	...challengeJobs,
	...exchangeJobs,
	...sweepJobs,
	...peopleJobs
];
