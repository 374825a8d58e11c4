/** The guard as a room of the house. */
import { job } from '#kernel/jobs/job.ts';
import { defineRoom } from '#kernel/tool.ts';
import { challengeJobs, challengePages } from './challenge/index.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { forgetEvents } from './store.ts';

const forgetPastEvents = job({
	name: 'guard.forget-events',
	every: '20 3 * * *',
	run: async () => {
		await forgetEvents(new Date());
	}
});

export const guard = defineRoom({
	id: 'guard',
	words: { en, fr },
	pages: [...challengePages],
	jobs: [forgetPastEvents, ...challengeJobs],
	schema: {
		owner: 'guard',
		files: import.meta.glob<string>('./schema/*.sql', { query: '?raw', import: 'default', eager: true })
	}
});
