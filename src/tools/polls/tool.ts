import { defineTool } from '#kernel/tool.ts';
import { api } from './api.ts';
import { askingPages } from './asking/pages/index.ts';
import { pollDates } from './deciding/feeding/feed.ts';
import { decidingJobs } from './deciding/jobs.ts';
import { decidingKinds } from './deciding/notices.ts';
import { decidingPages } from './deciding/pages/index.ts';
import { ballots } from './live.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { leaving } from './portable.ts';
import { resultPages } from './results/pages/index.ts';
import { review } from './review.ts';
import { handOver } from './store.ts';
import { votingKinds } from './voting/moved-seats.ts';
import { votingPages } from './voting/pages/index.ts';

export const polls = defineTool({
	card: {
		id: 'polls',
		icon: 'ballot',
		drawing: 'meeting-tree',
		path: '/polls',
		start: '/polls/new',
		dates: '/polls/feed'
	},
	pages: [...askingPages, ...votingPages, ...decidingPages, ...resultPages],
	words: { en, fr },
	jobs: [...decidingJobs],
	feeds: pollDates,
	notices: [...decidingKinds, ...votingKinds],
	api,
	schema: {
		owner: 'polls',
		files: import.meta.glob<string>('./schema/*.sql', { query: '?raw', import: 'default', eager: true })
	},
	live: { topics: [ballots] },
	review,
	portable: {
		...leaving,
		tables: [
			'polls.poll',
			'polls.closing',
			'polls.decision',
			'polls.ballot',
			'polls.comment',
			'polls.invitation',
			'polls.reminding',
			'polls.told',
			'polls.owner_told'
		],
		open: [
			'text/csv',
			'application/json',
			'application/vnd.oasis.opendocument.spreadsheet',
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'text/calendar'
		]
	},
	limits: { itemsPerGuestPerDay: 20, bytes: 40 * 1024 * 1024 },
	claimed: handOver
});
