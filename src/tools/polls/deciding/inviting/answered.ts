/** Which invitation somebody answers by: asked before a first vote, told when it is cast. */
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Poll } from '../../poll.ts';
import { subjectOf } from '../house.ts';
import * as store from './store.ts';

const start = subjectOf('');

async function openedBy(pass: ItemPass) {
	const opened = [...pass.subjects].filter((subject) => subject.startsWith(start));
	if (opened.length === 0) return null;
	return store.unanswered(
		pass,
		opened.map((subject) => subject.slice(start.length))
	);
}

/** As whoever opened a personal link was invited; nobody where they were invited by their address alone. */
export const invitedName = async (pass: ItemPass): Promise<string> => (await openedBy(pass))?.name ?? '';

/**
 * The invitation whose personal link this visitor opened. In an anonymous poll it is marked as answered and forgotten:
 * null is then all the ballot may keep.
 */
export async function answeringInvitation(pass: ItemPass, { policy }: Pick<Poll, 'policy'>): Promise<string | null> {
	const { id = null } = (await openedBy(pass)) ?? {};
	if (id === null || !policy.anonymous) return id;
	await store.markAnswered(pass, id);
	return null;
}
