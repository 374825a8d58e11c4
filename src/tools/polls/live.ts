/** What is news on the page of a poll. */
import { topic } from '#live/topic.ts';

export const ballots = topic({
	name: 'polls.ballots',
	/** Every deed on a poll, and on it as an item: one that ended must not stay on screen. */
	acts: ['polls.*', 'items.*'],
	hears: (pass) => pass.can('read')
});
