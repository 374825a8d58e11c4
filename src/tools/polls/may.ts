/** Who may do what in a poll, and when. Each `whyNot…` gives null where it is allowed. */
import type { Right } from '#kernel/access/rights.ts';
import type { BallotId } from './ballot.ts';
import { type Actor, isOpen, type Poll } from './poll.ts';

/**
 * A visitor: the right, actor and subjects of their pass.
 * `ballotIds` are those of this poll that they cast or hold a personal link to.
 */
export type Who = { right: Right; actor: Actor | null; ballotIds: ReadonlySet<BallotId> };

/** Words stand under `polls.why-not.<reason>`; 'forbidden' and 'not-yours' answer 403, the others 409. */
export type WhyNot =
	| 'forbidden'
	| 'closed'
	| 'not-closed'
	| 'locked'
	| 'not-yours'
	| 'anonymous'
	| 'off'
	| 'too-late'
	| 'too-many';

export const statusOf = (why: WhyNot): 403 | 409 => (why === 'forbidden' || why === 'not-yours' ? 403 : 409);

/** The owner, and whoever keeps the poll with them. */
export const runsPoll = ({ right }: Pick<Who, 'right'>): boolean => right === 'edit' || right === 'manage';

export const canAnswer = ({ right }: Pick<Who, 'right'>): boolean => right !== 'read';

export function whyNotVote(poll: Poll, who: Who, now: Date): WhyNot | null {
	if (!canAnswer(who)) return 'forbidden';
	return isOpen(poll, now) ? null : 'closed';
}

export const mayVote = (poll: Poll, who: Who, now: Date): boolean => whyNotVote(poll, who, now) === null;

/** A closed poll is closed for its owner too: votes that change after the end are what nobody believes. */
export function whyNotChangeBallot(poll: Poll, ballot: { id: BallotId }, who: Who, now: Date): WhyNot | null {
	const why = whyNotVote(poll, who, now);
	const isOwn = who.ballotIds.has(ballot.id);
	if (why !== null) return why;
	if (poll.policy.anonymous && !isOwn) return 'anonymous';
	if (runsPoll(who) || poll.policy.edits === 'anyone-all') return null;
	if (poll.policy.edits === 'locked') return 'locked';
	return isOwn ? null : 'not-yours';
}

export const mayChangeBallot = (poll: Poll, ballot: { id: BallotId }, who: Who, now: Date): boolean =>
	whyNotChangeBallot(poll, ballot, who, now) === null;

/** Whoever runs the poll may always take a ballot out: a person may ask to be forgotten after the close. */
export const whyNotRemoveBallot = (poll: Poll, ballot: { id: BallotId }, who: Who, now: Date): WhyNot | null =>
	runsPoll(who) ? null : whyNotChangeBallot(poll, ballot, who, now);

export function maySeeResults(poll: Poll, who: Who, now: Date): boolean {
	if (runsPoll(who)) return true;
	switch (poll.policy.results) {
		case 'everyone':
			return true;
		case 'after-voting':
			return who.ballotIds.size > 0;
		case 'after-close':
			return !isOpen(poll, now);
		case 'owner-only':
			return false;
	}
}

/** Whose names this visitor reads. */
export function namesFor(poll: Pick<Poll, 'policy'>, who: Pick<Who, 'right'>): 'all' | 'own' | 'none' {
	if (poll.policy.anonymous) return 'none';
	return poll.policy.names === 'shown' || runsPoll(who) ? 'all' : 'own';
}
