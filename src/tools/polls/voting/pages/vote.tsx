/** The page of a poll: what is asked, one's answers, everybody's, what was said. */
import { page } from '#kernel/web/page.ts';
import { changeVote, withdrawVote } from '../actions.ts';
import { pollPath } from '../addresses.ts';
import { ballotFields, picked } from '../fields.ts';
import { PollPage } from '../page.tsx';
import { type Asked, postsFrom } from '../posts.ts';
import { turnsAt, visitOf } from '../visit.ts';

const here = ({ pass }: Asked): string => pollPath(pass.about);

export const votePage = page('/polls/:item', {
	load: async (ask) => ({ visit: await visitOf(ask) }),
	posts: {
		...postsFrom(here),
		change: { action: changeVote, input: ballotFields, then: (_result, ask) => `${here(ask)}?done=changed` },
		withdraw: {
			action: withdrawVote,
			input: (fields) => picked(fields, ['ballot']),
			then: (_result, ask) => `${here(ask)}?done=withdrawn`
		}
	},
	keptUntil: ({ visit }) => turnsAt(visit),
	title: ({ visit }) => visit.poll.title,
	view: ({ visit, pass, query }) => <PollPage visit={visit} pass={pass} query={query} />
});
