/** The guard as a room of the house. */

import { job } from '#kernel/jobs/job.ts';
import { defineRoom } from '#kernel/tool.ts';
import { appealKind } from './appeals/outcome.ts';
import { decisionKind } from './decisions/telling.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { reportKind } from './reports/outcome.ts';
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
	jobs: [forgetPastEvents],
	notices: [
		{ id: decisionKind, refusable: false },
		{ id: appealKind, refusable: false },
		{ id: reportKind, refusable: false }
	],
	schema: {
		owner: 'guard',
		files: import.meta.glob<string>('./schema/*.sql', { query: '?raw', import: 'default', eager: true })
	}
});
