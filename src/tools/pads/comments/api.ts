/** Comments and suggestions over REST. */
import { z } from 'zod';
import type { ItemPass } from '#kernel/access/pass.ts';
import { pageOf, pageQuery } from '#kernel/web/api/listing.ts';
import { type ApiAsk, type Route, reads } from '#kernel/web/api/route.ts';
import {
	type Answered,
	acceptSuggestion,
	amendComment,
	answer,
	comment,
	declineSuggestion,
	removeComment,
	reopenThread,
	resolveThread,
	setCommenting,
	suggest
} from './actions.ts';
import type { Place } from './anchor.ts';
import { answerInput, commentInput, commentingInput, suggestionInput } from './input.ts';
import { rightsOf } from './rights.ts';
import { type ShownThread, shownThread } from './shown.ts';
import { type Text, textOf } from './standing.ts';
import * as store from './store.ts';
import { type Thread, whoChoices } from './thread.ts';

const deed = z.object({ name: z.string(), at: z.string() });
const shape = z.object({
	id: z.string(),
	quote: z.string().describe('The words it stood on; empty on the whole pad.'),
	standsOn: z
		.object({ from: z.number().int(), to: z.number().int(), text: z.string() })
		.nullable()
		.describe('Where it stands in the text alone, in UTF-16 units; null on the whole pad or where the words are gone.'),
	comments: z.array(
		z.object({ id: z.string(), name: z.string(), at: z.string(), text: z.string(), edited: z.boolean() })
	),
	resolved: deed.nullable(),
	suggestion: z
		.object({ words: z.string(), answer: deed.extend({ how: z.enum(['accepted', 'declined']) }).nullable() })
		.nullable()
});

function standsOn(text: Text, { anchor }: Thread): (Place & { text: string }) | null {
	const place = anchor && text.place(anchor);
	return place && { ...place, text: text.flat(anchor.field).text.slice(place.from, place.to) };
}

const bare = ({ id, quote, comments, resolved, suggestion }: ShownThread) => ({
	id,
	quote,
	comments: comments.map(({ mine, mayRemove, ...said }) => said),
	resolved,
	suggestion
});

async function shownTo(pass: ItemPass, threads: Thread[]) {
	const [authors, rights, text] = await Promise.all([store.authorsFor(pass), rightsOf(pass), textOf(pass.item)]);
	return threads.map((thread) => ({
		...bare(shownThread(thread, authors, rights)),
		standsOn: standsOn(text, thread)
	}));
}

const lengths = { usual: 100, most: 500 };

async function pageOfThreads(pass: ItemPass, query: URLSearchParams) {
	const { items, next } = pageOf(await store.threadsFor(pass), query, lengths);
	return { threads: await shownTo(pass, items), next };
}

const made = ({ id, comments }: Thread) => ({ id, comment: comments[0]!.id });
const madeShape = z.object({ id: z.string(), comment: z.string() });
const named =
	(name: string) =>
	(body: Record<string, unknown>, { params }: ApiAsk) => ({
		...body,
		[name]: params[name]
	});
const none = z.strictObject({});

const settings = z.object({ who: z.enum(whoChoices), guests: z.boolean() });

export const commentsApi: Route[] = [
	reads('/pads/{item}/threads', {
		says: 'The comments and suggestions of a pad, oldest thread first, page by page.',
		query: pageQuery(lengths.most),
		answers: z.object({ threads: z.array(shape), next: z.string().nullable() }),
		reads: ({ pass, query }) => pageOfThreads(pass, query)
	}),
	{
		method: 'post',
		path: '/pads/{item}/threads',
		says: 'Comments on words of the text, or on the whole pad where no words are quoted.',
		calls: comment,
		body: commentInput,
		answers: madeShape,
		example: { text: 'Is that the right day?', name: 'Chloe' },
		show: made
	},
	{
		method: 'post',
		path: '/pads/{item}/suggestions',
		says: 'Suggests other words for those quoted; none to take them away.',
		calls: suggest,
		body: suggestionInput,
		answers: madeShape,
		example: { quote: 'on Monday', words: 'on Tuesday', name: 'Chloe' },
		show: made
	},
	{
		method: 'put',
		path: '/pads/{item}/suggestions/{thread}/acceptance',
		says: 'Accepts a suggestion: the text is changed, once.',
		calls: acceptSuggestion,
		input: named('thread'),
		body: none,
		status: 204,
		show: () => null
	},
	{
		method: 'put',
		path: '/pads/{item}/suggestions/{thread}/refusal',
		says: 'Declines a suggestion.',
		calls: declineSuggestion,
		input: named('thread'),
		body: none,
		status: 204,
		show: () => null
	},
	{
		method: 'post',
		path: '/pads/{item}/threads/{thread}/comments',
		says: 'Answers in a thread.',
		calls: answer,
		input: named('thread'),
		body: answerInput,
		answers: z.object({ id: z.string() }),
		show: ({ id }: Answered) => ({ id })
	},
	{
		method: 'put',
		path: '/pads/{item}/threads/{thread}/resolution',
		says: 'Resolves a thread.',
		calls: resolveThread,
		input: named('thread'),
		body: none,
		status: 204,
		show: () => null
	},
	{
		method: 'delete',
		path: '/pads/{item}/threads/{thread}/resolution',
		says: 'Opens a resolved thread again.',
		calls: reopenThread,
		input: named('thread'),
		body: none,
		status: 204,
		show: () => null
	},
	{
		method: 'patch',
		path: '/pads/{item}/comments/{comment}',
		says: 'Changes the words of a comment of one’s own.',
		calls: amendComment,
		input: named('comment'),
		body: z.strictObject({ text: answerInput.shape.text }),
		status: 204,
		show: () => null
	},
	{
		method: 'delete',
		path: '/pads/{item}/comments/{comment}',
		says: 'Removes a comment: one’s own, or any for whoever manages the pad.',
		calls: removeComment,
		input: named('comment'),
		body: none,
		status: 204,
		show: () => null
	},
	reads('/pads/{item}/commenting', {
		says: 'Who may comment.',
		answers: settings,
		reads: ({ pass }) => store.commenting(pass)
	}),
	{
		method: 'put',
		path: '/pads/{item}/commenting',
		says: 'Sets who may comment: `readers`, `writers`, those with the `key` to comment, or `nobody`; and whether guests may.',
		calls: setCommenting,
		body: commentingInput,
		status: 204,
		example: { who: 'readers', guests: true },
		show: () => null
	}
];
