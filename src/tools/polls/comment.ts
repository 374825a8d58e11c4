/** What people say beside their ballots. */
import type { BallotId } from './ballot.ts';
import { canAnswer, namesFor, runsPoll, type Who, type WhyNot } from './may.ts';
import { type Actor, limits, type Poll } from './poll.ts';

export type Comment = {
	id: string;
	/** '' in an anonymous poll. */
	name: string;
	text: string;
	/** For the owner alone. */
	private: boolean;
	at: Date;
	actor: Actor | null;
	/** The ballot it came with; null where the poll is anonymous: it would name the ballot. */
	ballot: BallotId | null;
};

export type VisibleComment = Pick<Comment, 'id' | 'text' | 'private' | 'at'> & {
	/** null where it may not be known. */
	name: string | null;
	mine: boolean;
	mayRemove: boolean;
};

/** The close does not silence anybody: "where do we meet?" comes after it. */
export function whyNotComment(poll: Pick<Poll, 'policy'>, who: Who, comments: number): WhyNot | null {
	if (!canAnswer(who)) return 'forbidden';
	if (poll.policy.comments === 'off') return 'off';
	return comments < limits.comments ? null : 'too-many';
}

export const isMine = (comment: Pick<Comment, 'actor' | 'ballot'>, who: Who): boolean =>
	(comment.actor !== null && comment.actor === who.actor) ||
	(comment.ballot !== null && who.ballotIds.has(comment.ballot));

export const mayRemoveComment = (comment: Pick<Comment, 'actor' | 'ballot'>, who: Who): boolean =>
	runsPoll(who) || isMine(comment, who);

/** What this visitor reads, in the order given; neither actor nor ballot goes out. */
export function visibleComments(poll: Pick<Poll, 'policy'>, comments: Comment[], who: Who): VisibleComment[] {
	const names = namesFor(poll, who);
	const closed = poll.policy.comments !== 'everyone' && !runsPoll(who);
	return comments
		.map((comment) => ({ comment, mine: isMine(comment, who) }))
		.filter(({ comment, mine }) => mine || runsPoll(who) || !(closed || comment.private))
		.map(({ comment, mine }) => ({
			id: comment.id,
			text: comment.text,
			private: comment.private,
			at: comment.at,
			name: names === 'all' || (names === 'own' && mine) ? comment.name : null,
			mine,
			mayRemove: mine || runsPoll(who)
		}));
}
