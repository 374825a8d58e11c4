/** Reminders that owners planned. */
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { job } from '#kernel/jobs/job.ts';
import { log } from '#kernel/settings/log.ts';
import { remindBeforeDeadline } from './actions.ts';
import * as store from './store.ts';

const mostPerRound = 500;

/** @returns how many polls reminded somebody. */
export async function remindWhereDue(now: Date): Promise<number> {
	let done = 0;
	for (const poll of await store.dueReminders(now, mostPerRound)) {
		try {
			const { people } = await perform(remindBeforeDeadline, { poll }, { ...houseCaller, now });
			if (people > 0) done++;
		} catch (problem) {
			// One poll that cannot be reminded must not keep the others waiting.
			log().error({ part: 'polls', poll, err: problem }, 'reminder not written');
		}
	}
	return done;
}

export const invitingJobs = [
	job({
		name: 'polls.remind-where-due',
		every: '*/10 * * * *',
		run: async () => void (await remindWhereDue(new Date()))
	})
];
