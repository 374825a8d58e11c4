/** What comes round by itself at the end of a poll. */
import { invitingJobs } from './inviting/jobs.ts';
import { noticingJobs } from './noticing/jobs.ts';

export const decidingJobs = [...invitingJobs, ...noticingJobs];
