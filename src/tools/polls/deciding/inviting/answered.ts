/** Which invitation somebody answers by, told when a first vote is cast. */
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Poll } from '../../poll.ts';
import { subjectOf } from '../house.ts';
import * as store from './store.ts';

const start = subjectOf('');

/**
 * The invitation whose personal link this visitor opened. In an anonymous poll it is marked as answered and forgotten:
 * null is then all the ballot may keep.
 */
export async function answeringInvitation(pass: ItemPass, { policy }: Pick<Poll, 'policy'>): Promise<string | null> {
	const opened = [...pass.subjects].filter((subject) => subject.startsWith(start));
	if (opened.length === 0) return null;
	const id = await store.unanswered(
		pass,
		opened.map((subject) => subject.slice(start.length))
	);
	if (id === null || !policy.anonymous) return id;
	await store.markAnswered(pass, id);
	return null;
}
