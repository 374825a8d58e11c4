/** Polls over REST. */
import { z } from 'zod';
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Route, reads } from '#kernel/web/api/route.ts';
import { askingApi } from './asking/api.ts';
import { closePoll, reopenPoll } from './deciding/actions.ts';
import { decidingApi } from './deciding/api.ts';
import { isOpen, kinds, methods } from './poll.ts';
import { optionsFor } from './proposal.ts';
import { resultsApi } from './results/api.ts';
import { ballotSaid, optionSaid, optionShown } from './shown.ts';
import { sightOf } from './sight.ts';
import * as store from './store.ts';
import { type Cast, castVote, changeVote, type Voted, voteInput, withdrawVote } from './voting/actions.ts';
import { votingApi } from './voting/api.ts';
import { mindName } from './voting/nameless.ts';
import { seenBy, whoOf } from './who.ts';

const addressOf = (base: string, pass: { id: string; address: string | null }) => `${base}/polls/${nameOf(pass)}`;

async function pollShown(pass: ItemPass, base: string, now: Date) {
	const poll = seenBy(pass, await store.poll(pass));
	const ballots = await store.ballotsOf(pass);
	const who = whoOf(pass, ballots);
	const seen = sightOf(poll, ballots, who, now);
	return {
		id: poll.id,
		url: addressOf(base, pass.about),
		title: poll.title,
		kind: poll.kind,
		description: poll.description,
		place: poll.place,
		zone: poll.zone,
		method: poll.method,
		scale: poll.scale,
		open: isOpen(poll, now),
		closesAt: poll.closesAt,
		closing: poll.closing && { at: poll.closing.at },
		decision: poll.decision && { options: poll.decision.options, message: poll.decision.message, at: poll.decision.at },
		expiresAt: pass.about.expiresAt,
		policy: poll.policy,
		options: optionsFor(poll, who).map(optionShown),
		ballots: seen.ballots,
		voters: seen.voters,
		tally: seen.tally
	};
}

const time = z.iso.datetime();
const ended = z.object({ at: time }).nullable();

const shownPoll = z.looseObject({
	id: z.string(),
	url: z.string(),
	title: z.string(),
	kind: z.enum(kinds),
	description: z.string().describe('Markdown.'),
	place: z.string(),
	zone: z.string().describe('Where the hours of the options are meant.'),
	method: z.enum(methods),
	scale: z.looseObject({}).describe('How far scores and dots go; null is what the method takes by itself.'),
	open: z.boolean(),
	closesAt: time.nullable(),
	closing: ended,
	decision: z.object({ options: z.array(z.string()), message: z.string().optional(), at: time }).nullable(),
	expiresAt: time.nullable(),
	policy: z.looseObject({}),
	options: z.array(optionSaid),
	ballots: z.array(ballotSaid),
	voters: z.number(),
	tally: z.looseObject({}).nullable().describe('Null where you may not see results.')
});

export const api: Route[] = [
	...askingApi,
	reads('/polls/{item}', {
		says: 'The poll, its options, and what you may see of its ballots.',
		answers: shownPoll,
		reads: ({ pass, base, now }) => pollShown(pass, base, now)
	}),
	{
		method: 'post',
		path: '/polls/{item}/ballots',
		says: 'Votes; the ballot key changes or withdraws this vote.',
		calls: castVote,
		body: voteInput,
		example: { name: 'Ana', choices: { '1': 'yes', '2': 'maybe' } },
		answers: z.object({ id: z.string(), ballotKey: z.string() }),
		show: ({ id, key }: Cast) => ({ id, ballotKey: key }),
		async input(body, ask) {
			await mindName(body, ask);
			return body;
		}
	},
	{
		method: 'put',
		path: '/polls/{item}/ballots/{ballot}',
		says: 'Changes a vote.',
		calls: changeVote,
		body: voteInput,
		answers: z.object({ id: z.string() }),
		show: ({ id }: Voted) => ({ id }),
		async input(body, ask) {
			await mindName(body, ask);
			return { ...body, ballot: ask.params.ballot };
		}
	},
	{
		method: 'delete',
		path: '/polls/{item}/ballots/{ballot}',
		says: 'Takes a vote back.',
		calls: withdrawVote,
		status: 204,
		input: (_body, { params }) => ({ ballot: params.ballot })
	},
	{
		method: 'put',
		path: '/polls/{item}/closing',
		says: 'Closes the poll; one that is closed stays as it is.',
		calls: closePoll,
		status: 204,
		body: z.strictObject({}),
		input: (body) => ({ ...body, again: true })
	},
	{
		method: 'delete',
		path: '/polls/{item}/closing',
		says: 'Opens the poll again; one that is open stays as it is.',
		calls: reopenPoll,
		status: 204,
		body: z.strictObject({}),
		input: (body) => ({ ...body, again: true })
	},
	...decidingApi,
	...resultsApi,
	...votingApi
];
