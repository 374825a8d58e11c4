/** Every query of polls. Reads take a pass; what somebody may see of it is decided in `sight.ts`. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { carrier, sendAlong, tables } from '#kernel/database/connection.ts';
import type { Ballot } from './ballot.ts';
import type { Comment } from './comment.ts';
import type { Ending } from './decision.ts';
import type { Policy } from './policy.ts';
import type { Decision, Option, Poll } from './poll.ts';
import type { ProposalRules } from './proposal.ts';

type PollRow = {
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

type BallotRow = Omit<Ballot, 'changedAt'> & { item: string; changed_at: Date };

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

const db = tables<PollTables>();

/** JSON keeps moments as text. */
const moment = <Fact extends { at: Date } | null | undefined>(fact: Fact): Fact =>
	fact ? { ...fact, at: new Date(fact.at) } : fact;

const optionOf = (kept: Option): Option => ({
	...kept,
	...(kept.removed ? { removed: moment(kept.removed) } : {}),
	...(kept.proposal ? { proposal: { ...moment(kept.proposal), accepted: moment(kept.proposal.accepted) } } : {})
});

const isPlain = ({ removed, proposal }: Option): boolean => !removed && !proposal;

type Joined = PollRow & { closing: Poll['closing']; decision: Decision | null };

const pollOf = (pass: ItemPass, row: Joined): Poll => ({
	id: row.item,
	kind: row.kind,
	title: pass.about.title,
	description: row.description,
	place: row.place,
	zone: row.zone,
	method: row.method,
	scale: row.scale,
	options: row.options.map((option) => (isPlain(option) ? option : optionOf(option))),
	policy: row.policy,
	proposals: { ...row.proposals, until: row.proposals.until ? new Date(row.proposals.until) : null },
	closesAt: row.closes_at,
	closing: moment(row.closing),
	decision: moment(row.decision),
	sequence: row.sequence
});

/** The poll with its closing and its decision. */
export async function poll(pass: ItemPass): Promise<Poll> {
	const rows = await carrier()<Joined[]>`
		select p.*,
			(select json_build_object('by', c.by, 'at', c.at) from polls.closing c where c.item = p.item) as closing,
			(select json_build_object('options', d.options, 'by', d.by, 'at', d.at, 'sequence', d.sequence,
				'message', d.message)
				from polls.decision d where d.item = p.item) as decision
		from polls.poll p where p.item = ${pass.item}`;
	return pollOf(pass, rows[0]!);
}

/** Ballots are written one after another: whoever holds the poll's turn knows how many seats are left. */
export async function takeTurn(pass: ItemPass): Promise<number> {
	const [row] = await carrier()<{ turn: number }[]>`
		update polls.poll set turn = turn + 1 where item = ${pass.item} returning turn`;
	return row!.turn;
}

/** Others who want to write this poll wait until this transaction ends. */
export const hold = (pass: ItemPass) => carrier()`select 1 from polls.poll where item = ${pass.item} for update`;

export const keepPoll = ({ id, title, closing, decision, closesAt, ...kept }: Poll) =>
	db
		.insertInto('polls.poll')
		.values({ ...kept, item: id, closes_at: closesAt, turn: 0, options: kept.options as never })
		.execute();

export type Change = Partial<
	Pick<Poll, 'description' | 'place' | 'zone' | 'method' | 'scale' | 'options' | 'policy' | 'proposals' | 'closesAt'>
>;

export async function changePoll(pass: ItemPass, { closesAt, ...change }: Change): Promise<void> {
	const set = { ...change, ...(closesAt === undefined ? {} : { closes_at: closesAt }) };
	await db
		.updateTable('polls.poll')
		.set(set as never)
		.where('item', '=', pass.item)
		.execute();
}

export const rename = (pass: ItemPass, title: string) =>
	carrier()`update kernel.item set title = ${title} where id = ${pass.item}`;

/** Keeps how a poll ended, or that it goes on. */
export async function keepEnding(pass: ItemPass, { closing, closesAt, decision, sequence }: Ending): Promise<void> {
	const { item } = pass;
	await db.updateTable('polls.poll').set({ closes_at: closesAt, sequence }).where('item', '=', item).execute();
	await db.deleteFrom('polls.closing').where('item', '=', item).execute();
	await db.deleteFrom('polls.decision').where('item', '=', item).execute();
	if (closing)
		await db
			.insertInto('polls.closing')
			.values({ item, ...closing })
			.execute();
	if (decision) {
		await db
			.insertInto('polls.decision')
			.values({ item, ...decision, options: decision.options as never })
			.execute();
	}
}

const ballotOf = ({ item, changed_at, ...row }: BallotRow): Ballot => ({ ...row, changedAt: changed_at });

/** In the order they were first cast. */
export async function ballotsOf(pass: ItemPass): Promise<Ballot[]> {
	const rows = await db
		.selectFrom('polls.ballot')
		.selectAll()
		.where('item', '=', pass.item)
		.orderBy('at')
		.orderBy('id')
		.execute();
	return rows.map(ballotOf);
}

export async function ballot(pass: ItemPass, id: string): Promise<Ballot | null> {
	const row = await db
		.selectFrom('polls.ballot')
		.selectAll()
		.where('item', '=', pass.item)
		.where('id', '=', id)
		.executeTakeFirst();
	return row ? ballotOf(row) : null;
}

export async function countBallots(pass: ItemPass): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from polls.ballot where item = ${pass.item}`;
	return row!.count;
}

/** The same id again replaces the ballot; when it was first cast stays. */
export const keepBallot = (
	{ item }: ItemPass,
	{ id, name, choices, turns, actor, at, changedAt }: Ballot
): Promise<void> =>
	sendAlong(carrier()`
		insert into polls.ballot (item, id, name, choices, turns, actor, at, changed_at)
		values (${item}, ${id}, ${name}, ${choices as never}::jsonb, ${turns as never}::jsonb, ${actor}, ${at}, ${changedAt})
		on conflict (item, id) do update set
			name = excluded.name, choices = excluded.choices, turns = excluded.turns,
			actor = excluded.actor, changed_at = excluded.changed_at`);

export const removeBallot = (pass: ItemPass, id: string) =>
	db.deleteFrom('polls.ballot').where('item', '=', pass.item).where('id', '=', id).execute();

export async function commentsOf(pass: ItemPass): Promise<Comment[]> {
	const rows = await db
		.selectFrom('polls.comment')
		.selectAll()
		.where('item', '=', pass.item)
		.orderBy('at')
		.orderBy('id')
		.execute();
	return rows.map(({ item, ...comment }) => comment);
}

export const keepComment = (pass: ItemPass, comment: Comment) =>
	db
		.insertInto('polls.comment')
		.values({ item: pass.item, ...comment })
		.execute();

export const removeComment = (pass: ItemPass, id: string) =>
	db.deleteFrom('polls.comment').where('item', '=', pass.item).where('id', '=', id).execute();

/** The poll became anonymous: nothing ties a ballot or a comment to anybody any more. */
export async function forgetVoters({ item }: ItemPass): Promise<void> {
	await carrier()`update polls.ballot set actor = null, name = '', invitation = null where item = ${item}`;
	await carrier()`update polls.comment set actor = null, name = '', ballot = null where item = ${item}`;
}

/** Whoever voted as a guest is found again as the account that claimed it. */
export async function handOver(from: string, to: string): Promise<void> {
	await carrier()`update polls.ballot set actor = ${to} where actor = ${from}`;
	await carrier()`update polls.comment set actor = ${to} where actor = ${from}`;
}

type Brought = { ballots: Ballot[]; comments: Comment[]; turn: number };

/** Rows per statement: PostgreSQL takes 65,535 values at once. */
const perStatement = 2_000;

function* slicesOf<Row>(rows: Row[]): Generator<Row[]> {
	for (let at = 0; at < rows.length; at += perStatement) yield rows.slice(at, at + perStatement);
}

/** What came with a poll from elsewhere, and how it ended there. */
export async function keepImported({ id: item, closing, decision }: Poll, brought: Brought): Promise<void> {
	await db.updateTable('polls.poll').set({ turn: brought.turn }).where('item', '=', item).execute();
	if (closing)
		await db
			.insertInto('polls.closing')
			.values({ item, ...closing })
			.execute();
	if (decision)
		await db
			.insertInto('polls.decision')
			.values({ item, ...decision, options: decision.options as never })
			.execute();
	for (const ballots of slicesOf(brought.ballots)) {
		const rows = ballots.map(({ changedAt, ...ballot }) => ({ item, ...ballot, changed_at: changedAt }));
		await db.insertInto('polls.ballot').values(rows).execute();
	}
	for (const comments of slicesOf(brought.comments))
		await db
			.insertInto('polls.comment')
			.values(comments.map((comment) => ({ item, ...comment })))
			.execute();
}
