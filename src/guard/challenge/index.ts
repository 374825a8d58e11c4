/** The room of the challenge: its pages, and the way from a refusal to them. */
import { job } from '#kernel/jobs/job.ts';
import { seatSecondPage } from '#kernel/web/second.tsx';
import { showLaterJob } from './later.ts';
import { confirmPage } from './pages/confirm.tsx';
import { challengePage } from './pages/step.tsx';
import { waitPage } from './pages/wait.tsx';
import { challenged, slowDown } from './settle.ts';
import { forgetSpent } from './store.ts';

seatSecondPage(slowDown().code, waitPage);
seatSecondPage(challenged().code, challengePage);

export const challengePages = [confirmPage];

export const challengeJobs = [
	job({ name: 'guard.forget-spent', every: '50 * * * *', run: () => forgetSpent(new Date()) }),
	showLaterJob
];
