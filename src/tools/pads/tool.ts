import { defineTool } from '#kernel/tool.ts';
import { api } from './api.ts';
import { chatNews } from './chat/live.ts';
import { commentNews } from './comments/live.ts';
import { commentJobs, commentKinds } from './comments/telling.ts';
import { forgetting } from './history/jobs.ts';
import { settling } from './jobs.ts';
import { padNews, padText } from './live.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { mostBytes } from './pad.ts';
import { padPages } from './pages/index.ts';
import { leaving } from './portable.ts';
import { review } from './review.ts';
import { forgetAuthor, handOver } from './store.ts';

export const pads = defineTool({
	card: { id: 'pads', icon: 'pad', drawing: 'lighthouse', path: '/pads', start: '/pads/new' },
	pages: padPages,
	words: { en, fr },
	jobs: [settling, ...commentJobs, forgetting],
	notices: commentKinds,
	api,
	schema: {
		owner: 'pads',
		files: import.meta.glob<string>('./schema/*.sql', { query: '?raw', import: 'default', eager: true })
	},
	live: { topics: [padNews, chatNews, commentNews], documents: [padText] },
	review,
	portable: {
		...leaving,
		tables: [
			...['pads.pad', 'pads.document', 'pads.change', 'pads.volume', 'pads.snapshot', 'pads.author'],
			...['pads.picture', 'pads.authorship'],
			...['pads.locking', 'pads.template', 'pads.reading'],
			...['pads.message', 'pads.chat_closing'],
			...['pads.commenting', 'pads.thread', 'pads.comment', 'pads.resolution'],
			...['pads.suggestion', 'pads.suggestion_answer'],
			...['pads.moment', 'pads.squash'],
			'pads.name'
		],
		open: [
			...['text/html', 'text/markdown', 'text/plain', 'application/vnd.oasis.opendocument.text'],
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
			'application/json'
		]
	},
	limits: { itemsPerGuestPerDay: 20, bytes: mostBytes },
	claimed: handOver,
	gone: forgetAuthor
});
