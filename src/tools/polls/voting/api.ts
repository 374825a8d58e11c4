/** Ballots, comments and proposals over REST. */
import { z } from 'zod';
import { keyFor } from '#kernel/access/keys.ts';
import { pageOf, pageQuery } from '#kernel/web/api/listing.ts';
import { type Reading, type Route, reads } from '#kernel/web/api/route.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { visibleComments } from '../comment.ts';
import { commentInput, proposalInput } from '../input.ts';
import { optionsFor } from '../proposal.ts';
import { ballotSaid, skippedSaid } from '../shown.ts';
import { visibleBallots } from '../sight.ts';
import * as store from '../store.ts';
import { seenBy, whoOf } from '../who.ts';
import { addComment, noSuchBallot, removeComment, type Voted } from './actions.ts';
import { type Proposed, proposeOptions } from './proposing/actions.ts';

const lengths = { usual: 50, most: 200 };
const query = pageQuery(lengths.most);

const listed = (item: z.ZodType) => z.object({ items: z.array(item), next: z.string().nullable() });

const commentShown = z.looseObject({ id: z.string(), name: z.string().nullable(), text: z.string() });

type Asked = Parameters<Parameters<typeof reads>[1]['reads']>[0];

async function ballotsSeen({ pass, now }: Asked) {
	const [poll, ballots] = await Promise.all([store.poll(pass), store.ballotsOf(pass)]);
	return visibleBallots(poll, ballots, whoOf(pass, ballots), now);
}

async function commentsSeen({ pass }: Asked) {
	const [poll, ballots, comments] = await Promise.all([
		store.poll(pass),
		store.ballotsOf(pass),
		store.commentsOf(pass)
	]);
	return visibleComments(poll, comments, whoOf(pass, ballots));
}

/** Anonymous ballots have no link to hand out: nobody may know whose it would be. */
async function keyOf({ pass, params, base }: Asked) {
	const [poll, found] = await Promise.all([store.poll(pass), store.ballot(pass, params.ballot ?? '')]);
	if (!found || poll.policy.anonymous) throw noSuchBallot();
	const ballotKey = await keyFor(pass.item, 'answer', found.id);
	return { ballotKey, url: keyLink(base, 'polls', pass.item, ballotKey) };
}

const readings: Reading[] = [
	reads('/polls/{item}/ballots', {
		says: 'The ballots you may see, page by page.',
		query,
		answers: listed(ballotSaid),
		reads: async (ask) => pageOf(await ballotsSeen(ask), ask.query, lengths)
	}),
	reads('/polls/{item}/ballots/{ballot}', {
		says: 'One ballot, where you may see it.',
		answers: ballotSaid,
		async reads(ask) {
			const found = (await ballotsSeen(ask)).find(({ id }) => id === ask.params.ballot);
			if (!found) throw noSuchBallot();
			return found;
		}
	}),
	reads('/polls/{item}/ballots/{ballot}/key', {
		says: 'The key of a personal link, to hand out again; for whoever runs the poll.',
		needs: 'edit',
		answers: z.object({ ballotKey: z.string(), url: z.string() }),
		reads: keyOf
	}),
	reads('/polls/{item}/comments', {
		says: 'The comments you may read, page by page.',
		query,
		answers: listed(commentShown),
		reads: async (ask) => pageOf(await commentsSeen(ask), ask.query, lengths)
	}),
	reads('/polls/{item}/proposals', {
		says: 'Options that voters brought and you may see; `waits` where whoever asks has not looked yet.',
		query,
		answers: listed(z.looseObject({ id: z.string(), waits: z.boolean() })),
		async reads(ask) {
			const poll = seenBy(ask.pass, await store.poll(ask.pass));
			const brought = new Set(poll.options.filter(({ proposal }) => proposal !== undefined).map(({ id }) => id));
			return pageOf(
				optionsFor(poll, whoOf(ask.pass)).filter(({ id }) => brought.has(id)),
				ask.query,
				lengths
			);
		}
	})
];

export const votingApi: Route[] = [
	...readings,
	{
		method: 'post',
		path: '/polls/{item}/comments',
		says: 'Adds a comment.',
		calls: addComment,
		body: commentInput,
		answers: z.object({ id: z.string() }),
		show: ({ id }: Voted) => ({ id })
	},
	{
		method: 'delete',
		path: '/polls/{item}/comments/{comment}',
		says: 'Removes a comment.',
		calls: removeComment,
		status: 204,
		input: (_body, { params }) => ({ comment: params.comment })
	},
	{
		method: 'post',
		path: '/polls/{item}/proposals',
		says: 'Proposes options.',
		calls: proposeOptions,
		body: proposalInput,
		answers: z.object({
			ids: z.array(z.string()),
			waits: z.boolean(),
			skipped: skippedSaid
		}),
		show: ({ ids, waits, skipped }: Proposed) => ({ ids, waits, skipped })
	}
];
