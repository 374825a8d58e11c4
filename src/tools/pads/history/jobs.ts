/** What its owner gave up of a history goes for good when it is due. */
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { job } from '#kernel/jobs/job.ts';
import { forget } from './actions.ts';
import { dueSquashes } from './store.ts';

export const forgetting = job({
	name: 'pads.forget',
	every: '35 * * * *',
	async run(): Promise<void> {
		for (const pad of await dueSquashes(new Date())) await perform(forget, { pad }, houseCaller);
	}
});
