/** What is news about comments, and whatever may change who comments. */
import { topic } from '#live/topic.ts';

const deeds = [
	'comment',
	'suggest',
	'answer',
	'amend-comment',
	'remove-comment',
	'resolve',
	'reopen',
	'accept',
	'decline'
];
const rights = ['set-commenting', 'renew-comment-link', 'change'];

export const commentNews = topic({
	name: 'pads.comments',
	acts: [...[...deeds, ...rights].map((what) => `pads.${what}`), 'items.*', 'desk.*', 'guard.*', 'portal.*'],
	hears: (pass) => pass.can('read')
});
