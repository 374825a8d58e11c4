/** Runs what was queued (graphile-worker, on a few connections of its own). */
import { Logger, parseCronItems, type Runner, run, runMigrations, type TaskList } from 'graphile-worker';
import type { DatabaseAddress } from '../database/address.ts';
import { log } from '../settings/log.ts';
import type { Job } from './job.ts';
import { poolFor } from './pool.ts';

const quiet = new Logger(() => (level, message) => {
	if (level === 'error') log().error({ part: 'jobs' }, message);
});

const tasksOf = (jobs: Job[]): TaskList =>
	Object.fromEntries(
		jobs.map((job) => [job.name, async (payload) => job.run(job.payload ? job.payload.parse(payload) : payload)])
	);

const dayMs = 86_400_000;

/** Work of the night is done at the next start where the machine was off; what comes every few minutes comes again. */
function caughtUpMs(every: string): number {
	const [, hour, , , weekday] = every.split(' ');
	if (hour === '*') return 0;
	return weekday === '*' ? dayMs : 7 * dayMs;
}

const roundsOf = (jobs: Job[]) =>
	parseCronItems(
		jobs
			.filter((job) => job.every)
			.map((job) => ({ task: job.name, match: job.every!, options: { backfillPeriod: caughtUpMs(job.every!) } }))
	);

/** The queue's own tables; before anything is queued. */
export async function prepareQueue(address: DatabaseAddress): Promise<void> {
	const pool = poolFor(address);
	try {
		await runMigrations({ pgPool: pool, logger: quiet });
	} finally {
		await pool.end();
	}
}

export type Worker = { stop(): Promise<void> };

export async function startWorker(address: DatabaseAddress, jobs: Job[]): Promise<Worker> {
	const pool = poolFor(address);
	const runner: Runner = await run({
		pgPool: pool,
		taskList: tasksOf(jobs),
		parsedCronItems: roundsOf(jobs),
		concurrency: 2,
		noHandleSignals: true,
		logger: quiet
	});
	return {
		async stop() {
			await runner.stop();
			// The listener of the queue ends with the database, as it should.
			pool.removeAllListeners('error').on('error', () => {});
			await pool.end();
		}
	};
}
