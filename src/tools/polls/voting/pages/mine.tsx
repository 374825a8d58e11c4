/**
 * One's own ballot by its personal link alone. Nothing is kept about the browser: in an anonymous poll that would tie
 * a person to a ballot.
 */
import { type ItemPass, passFor } from '#kernel/access/pass.ts';
import { page } from '#kernel/web/page.ts';
import { changeVote, withdrawVote } from '../actions.ts';
import { minePath, pollPath } from '../addresses.ts';
import { ballotFields, picked } from '../fields.ts';
import { PollPage } from '../page.tsx';
import { type Asked, postsFrom } from '../posts.ts';
import { visitOf } from '../visit.ts';

const here = ({ pass, params }: Asked): string => minePath(pass.about, params.key!);

/** @throws kernel.wrong-key where the link opens nothing any more. */
export const holderOf = ({ pass, params }: Asked): Promise<ItemPass> =>
	passFor({ tool: 'polls', name: pass.item }, null, params.key ?? '');

export const minePage = page('/polls/:item/mine/:key', {
	async load(ask) {
		const holder = await holderOf(ask);
		return { visit: await visitOf({ ...ask, pass: holder, key: ask.params.key }) };
	},
	posts: {
		...postsFrom(here),
		change: {
			action: changeVote,
			input: (fields, { params }) => ({ ...ballotFields(fields), key: params.key }),
			then: (_result, ask) => `${here(ask)}?done=changed`
		},
		withdraw: {
			action: withdrawVote,
			input: (fields, { params }) => ({ ...picked(fields, ['ballot']), key: params.key }),
			then: (_result, { pass }) => `${pollPath(pass.about)}?done=withdrawn`
		}
	},
	title: ({ visit }) => visit.poll.title,
	view: ({ visit, pass, query }) => <PollPage visit={visit} pass={pass} query={query} />
});
