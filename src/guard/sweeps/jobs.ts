/** Later work of sweeps: one turn after the other, and a look every minute at what stands still. */
import { z } from 'zod';
import { job } from '#kernel/jobs/job.ts';
import { forgetRulesTold } from '../rules/telling.ts';
import { oneTurn, perTurn, secondsBetween } from './batch.ts';
import { goOnLater } from './later.ts';
import { partsTurn } from './parts.ts';
import { factsOf, forgetSweeps, type Sweep, stalled, sweepById } from './store.ts';
import { stateOf } from './sweep.ts';
import { tellSome } from './telling.ts';
import { scanInThread } from './thread.ts';

/** @returns whether there is more to do. */
async function oneTurnOf({ id, perMinute, telling }: Sweep): Promise<boolean> {
	const state = stateOf(await factsOf(id));
	// The thread goes on by itself; a place among the jobs is not taken for a minute.
	if (state === 'looking') void scanInThread(id);
	const isUndoing = state === 'undoing';
	if (state === 'running' || isUndoing) {
		await oneTurn(id, perMinute, isUndoing);
		return true;
	}
	const isMoving = await partsTurn(id);
	return telling === null ? isMoving : (await tellSome(id, perTurn(perMinute), new Date())) || isMoving;
}

export async function goOn(id: string): Promise<void> {
	const sweep = await sweepById(id);
	if (sweep && (await oneTurnOf(sweep))) await goOnLater(id, secondsBetween);
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
			await forgetRulesTold(new Date());
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
