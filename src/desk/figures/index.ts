import type { Job } from '#kernel/jobs/job.ts';
import { drawAuditsWeekly } from './audits.ts';
import { forgetReportersDaily, waitingKind, writeDigestDaily } from './digest.ts';

export const figureJobs: Job[] = [drawAuditsWeekly, writeDigestDaily, forgetReportersDaily];
export const figureKinds = [waitingKind];
