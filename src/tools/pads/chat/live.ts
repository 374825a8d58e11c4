/** What is news in the chat. */
import { topic } from '#live/topic.ts';

export const chatNews = topic({
	name: 'pads.chat',
	acts: ['pads.say', 'pads.unsay', 'pads.close-chat', 'pads.reopen-chat', 'items.*', 'desk.*', 'guard.*'],
	hears: (pass) => pass.can('read')
});
