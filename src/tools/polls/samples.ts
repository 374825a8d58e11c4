/** One valid example of everything; tests change what they are about. */
import type { Ballot, Choices } from './ballot.ts';
import type { Comment } from './comment.ts';
import type { Who } from './may.ts';
import { noProposals, type Policy, usualPolicy } from './policy.ts';
import type { Option, Poll } from './poll.ts';

export const noon = new Date('2026-05-04T12:00:00Z');

export const minutesAfter = (minutes: number, start = noon): Date => new Date(start.getTime() + minutes * 60_000);

export const labelled = (...labels: string[]): Option[] =>
	labels.map((label, place) => ({ id: String(place + 1), label, capacity: null }));

type PollChange = Omit<Partial<Poll>, 'policy'> & { policy?: Partial<Policy> };

export const samplePoll = ({ policy, ...change }: PollChange = {}): Poll => ({
	id: '1111111111111111111111',
	kind: 'choice',
	title: 'Who brings what?',
	description: '',
	place: '',
	zone: 'Europe/Paris',
	method: 'yes-maybe',
	scale: { maxScore: null, dots: null, dotsPerOption: null },
	options: labelled('Bread', 'Cheese', 'Wine'),
	policy: { ...usualPolicy, ...policy },
	proposals: noProposals,
	closesAt: null,
	closing: null,
	decision: null,
	sequence: null,
	...change
});

/** A ballot whose yes were all said at `turn`. */
export function sampleBallot(name: string, choices: Choices, turn = 1, change: Partial<Ballot> = {}): Ballot {
	const yes = Object.keys(choices).filter((option) => choices[option] === 'yes');
	return {
		id: `ballot-${name.toLowerCase()}`,
		name,
		choices,
		turns: Object.fromEntries(yes.map((option) => [option, turn])),
		at: minutesAfter(turn),
		changedAt: minutesAfter(turn),
		actor: `actor-${name.toLowerCase()}`,
		...change
	};
}

export const sampleComment = (change: Partial<Comment> = {}): Comment => ({
	id: 'comment-1',
	name: 'Dov',
	text: 'I come by bike.',
	private: false,
	at: noon,
	actor: 'actor-dov',
	ballot: 'ballot-dov',
	...change
});

const visitor = (right: Who['right'], name: string, ballotIds: string[] = []): Who => ({
	right,
	actor: `actor-${name}`,
	ballotIds: new Set(ballotIds)
});

/** Ana owns, Bo edits, Chloe reads, Dov is a guest who voted, Eve one who did not. */
export const ana = visitor('manage', 'ana');
export const bo = visitor('edit', 'bo');
export const chloe = visitor('read', 'chloe');
export const dov = visitor('answer', 'dov', ['ballot-dov']);
export const eve = visitor('answer', 'eve');
