/** The guard as a room of the house. */
import { job } from '#kernel/jobs/job.ts';
import { defineRoom } from '#kernel/tool.ts';
import { linkJobs } from './links/jobs.ts';
import { forgetOldMail } from './mail/store.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { networkJobs } from './network/jobs.ts';
import { forgetEvents } from './store.ts';

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

export const guard = defineRoom({
	id: 'guard',
	words: { en, fr },
	jobs: [forgetPastEvents, ...linkJobs, ...networkJobs, forgetPastMail],
	schema: {
		owner: 'guard',
		files: import.meta.glob<string>('./schema/*.sql', { query: '?raw', import: 'default', eager: true })
	}
});
