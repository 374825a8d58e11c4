/** The tables of polls. */
import { tables } from '#kernel/database/connection.ts';
import type { Ballot } from '../ballot.ts';
import type { Comment } from '../comment.ts';
import type { Policy, ProposalRules } from '../policy.ts';
import type { Option, Poll } from '../poll.ts';

export type PollRow = {
	item: string;
	kind: Poll['kind'];
	description: string;
	place: string;
	zone: string;
	method: Poll['method'];
	scale: Poll['scale'];
	options: Option[];
	policy: Policy;
	proposals: ProposalRules;
	closes_at: Date | null;
	turn: number;
	sequence: number | null;
};

export type BallotRow = Omit<Ballot, 'changedAt'> & { item: string; changed_at: Date };

type PollTables = {
	'polls.poll': PollRow;
	'polls.closing': { item: string; by: string | null; at: Date };
	'polls.decision': {
		item: string;
		options: string[];
		by: string | null;
		at: Date;
		sequence: number;
		message?: string;
	};
	'polls.ballot': BallotRow;
	'polls.comment': Comment & { item: string };
};

export const db = tables<PollTables>();
