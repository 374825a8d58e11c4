import { defineTool, none } from '#kernel/tool.ts';
import { api } from './api.ts';
import countingEn from './counting/words.en.json' with { type: 'json' };
import countingFr from './counting/words.fr.json' with { type: 'json' };
import { decidingKinds } from './deciding/notices.ts';
import { decidingPages } from './deciding/pages/index.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { resultPages } from './results/pages/index.ts';
import { votePage } from './voting/pages/vote.tsx';

export const polls = defineTool({
	card: { id: 'polls', icon: 'ballot', drawing: 'meeting-tree', path: '/polls', start: '/polls/new' },
	pages: [votePage, ...decidingPages, ...resultPages],
	words: { en: { ...en, counting: countingEn }, fr: { ...fr, counting: countingFr } },
	jobs: [],
	notices: decidingKinds,
	api,
	schema: {
		owner: 'polls',
		files: import.meta.glob<string>('./schema/*.sql', { query: '?raw', import: 'default', eager: true })
	},
	live: none('to come'),
	review: { kinds: ['title', 'description', 'option', 'comment'] },
	portable: {
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
		open: ['text/csv', 'text/calendar']
	},
	limits: { itemsPerGuestPerDay: 20, bytes: 1024 * 1024 },
	searched: none('to come')
});
