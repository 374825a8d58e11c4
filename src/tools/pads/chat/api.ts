/** The chat over REST. */
import { z } from 'zod';
import { type Route, reads } from '#kernel/web/api/route.ts';
import { closeChat, messageInput, reopenChat, say, unsay } from './actions.ts';
import * as store from './store.ts';

const number = z
	.string()
	.regex(/^\d{1,9}$/)
	.optional();

const shape = z.object({ n: z.number().int(), name: z.string(), at: z.string(), text: z.string() });
const none = z.strictObject({});

const numberIn = (query: URLSearchParams, name: string): number | null =>
	/^\d{1,9}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : null;

export const chatApi: Route[] = [
	reads('/pads/{item}/chat', {
		says: 'What is said beside the text: the last messages, those `after` or those `before` a number, oldest first.',
		query: z.object({ after: number, before: number }),
		answers: z.object({ closed: z.boolean(), messages: z.array(shape) }),
		reads: async ({ pass, query }) => ({
			closed: await store.isClosed(pass),
			messages: (
				await store.seenMessages(pass, { after: numberIn(query, 'after') ?? 0, before: numberIn(query, 'before') })
			).map(({ n, name, at, text }) => ({ n, name, at: at.toISOString(), text }))
		})
	}),
	{
		method: 'post',
		path: '/pads/{item}/chat',
		says: 'Says something in the chat.',
		calls: say,
		body: messageInput,
		answers: z.object({ n: z.number().int() }),
		example: { text: 'I am writing the last paragraph.', name: 'Chloe' },
		show: ({ n }: { n: number }) => ({ n })
	},
	{
		method: 'delete',
		path: '/pads/{item}/chat/{message}',
		says: 'Removes a message: one’s own, or any for whoever manages the pad.',
		calls: unsay,
		input: (_body, { params }) => ({ message: params.message }),
		body: none,
		status: 204,
		show: () => null
	},
	{
		method: 'put',
		path: '/pads/{item}/chat-closing',
		says: 'Closes the chat; what was said stays.',
		calls: closeChat,
		body: none,
		status: 204,
		show: () => null
	},
	{
		method: 'delete',
		path: '/pads/{item}/chat-closing',
		says: 'Opens the chat again.',
		calls: reopenChat,
		body: none,
		status: 204,
		show: () => null
	}
];
