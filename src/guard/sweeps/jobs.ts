/** Later work of sweeps: one turn after the other, and a look every minute at what stands still. */
import { z } from 'zod';
import { job } from '#kernel/jobs/job.ts';
import { queue } from '#kernel/jobs/queue.ts';
import { oneTurn, secondsBetween } from './batch.ts';
import { factsOf, forgetSweeps, stalled, sweepById } from './store.ts';
import { stateOf } from './sweep.ts';
import { scanInThread } from './thread.ts';

/** In the transaction that makes it go on. */
export const goOnLater = (sweep: string, seconds = 0): Promise<void> =>
	queue(
		'guard.sweep',
		{ sweep },
		{ key: `guard.sweep ${sweep}`, ...(seconds > 0 ? { at: new Date(Date.now() + seconds * 1000) } : {}) }
	);

export async function goOn(id: string): Promise<void> {
	const sweep = await sweepById(id);
	if (!sweep) return;
	const state = stateOf(await factsOf(id));
	// The thread goes on by itself; a place among the jobs is not taken for a minute.
	if (state === 'looking') void scanInThread(id);
	const isUndoing = state === 'undoing';
	if ((state === 'running' || isUndoing) && (await oneTurn(id, sweep.perMinute, isUndoing)))
		await goOnLater(id, secondsBetween);
}

const secondsOfQuiet = 30;

export const sweepJobs = [
	job({
		name: 'guard.sweep',
		payload: z.object({ sweep: z.string() }),
		run: ({ sweep }) => goOn(sweep)
	}),
	job({
		name: 'guard.forget-sweeps',
		every: '40 3 * * *',
		run: async () => {
			await forgetSweeps(new Date());
		}
	}),
	job({
		name: 'guard.sweeps',
		every: '* * * * *',
		async run() {
			for (const { id } of await stalled(new Date(Date.now() - secondsOfQuiet * 1000))) await goOnLater(id);
		}
	})
];
