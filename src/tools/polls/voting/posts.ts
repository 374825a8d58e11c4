/** What people send from the page of a poll, by whatever address they opened it. */
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Fields } from '#kernel/web/forms.ts';
import type { Ask } from '#kernel/web/page.ts';
import { tellingSkipped } from '../asking/parts/to-check.tsx';
import { addComment, type Cast, castVote, removeComment } from './actions.ts';
import { pollPath } from './addresses.ts';
import { ballotFields, commentFields, picked, proposalFields } from './fields.ts';
import { type Proposed, proposeOptions } from './proposing/actions.ts';

export type Asked = Ask<ItemPass>;

/** @param here the page they stay on. */
export function postsFrom(here: (ask: Asked) => string) {
	const back = (done: string) => (_result: unknown, ask: Asked) => `${here(ask)}?done=${done}`;
	return {
		vote: {
			action: castVote,
			once: true as const,
			input: ballotFields,
			then: ({ key }: Cast, { pass }: Asked) => `${pollPath(pass.about)}/voted/${key}`
		},
		say: { action: addComment, once: true as const, input: commentFields, then: back('said') },
		unsay: { action: removeComment, input: (fields: Fields) => picked(fields, ['comment']), then: back('unsaid') },
		propose: {
			action: proposeOptions,
			once: true as const,
			input: proposalFields,
			then: (proposed: Proposed, ask: Asked) => tellingSkipped(back('proposed')(proposed, ask), proposed.skipped)
		}
	};
}
