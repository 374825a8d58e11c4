/** The page of a poll: what is asked, one's answers, everybody's, what was said. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { tellingSkipped } from '../../asking/parts/to-check.tsx';
import { addComment, type Cast, castVote, changeVote, removeComment, withdrawVote } from '../actions.ts';
import { pollPath } from '../addresses.ts';
import { ballotFields, commentFields, picked, proposalFields } from '../fields.ts';
import { PollPage } from '../page.tsx';
import { type Proposed, proposeOptions } from '../proposing/actions.ts';
import { turnsAt, visitOf } from '../visit.ts';

type Asked = Ask<ItemPass>;

const back =
	(done: string) =>
	(_result: unknown, { pass }: Asked): string =>
		`${pollPath(pass.about)}?done=${done}`;

export const votePage = page('/polls/:item', {
	load: async (ask) => ({ visit: await visitOf(ask) }),
	posts: {
		vote: {
			action: castVote,
			input: ballotFields,
			then: ({ key }: Cast, { pass }) => `${pollPath(pass.about)}/voted/${key}`
		},
		change: { action: changeVote, input: ballotFields, then: back('changed') },
		withdraw: { action: withdrawVote, input: (fields) => picked(fields, ['ballot']), then: back('withdrawn') },
		say: { action: addComment, input: commentFields, then: back('said') },
		unsay: { action: removeComment, input: (fields) => picked(fields, ['comment']), then: back('unsaid') },
		propose: {
			action: proposeOptions,
			input: proposalFields,
			then: (proposed: Proposed, ask) => tellingSkipped(back('proposed')(proposed, ask), proposed.skipped)
		}
	},
	keptUntil: ({ visit }) => turnsAt(visit),
	title: ({ visit }) => visit.poll.title,
	view: ({ visit, pass, query }) => <PollPage visit={visit} pass={pass} query={query} />
});
