/** Every query of polls. Reads take a pass; what somebody may see of it is decided in `sight.ts`. */
import { forgetMakersOf } from '#guard/forgetting.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { carrier, sendAlong, tables } from '#kernel/database/connection.ts';
import { putSearch } from '#kernel/search/search.ts';
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

const facts = () => carrier()`
	(select json_build_object('by', c.by, 'at', c.at) from polls.closing c where c.item = p.item) as closing,
	(select json_build_object('options', d.options, 'by', d.by, 'at', d.at, 'sequence', d.sequence)
		from polls.decision d where d.item = p.item) as decision`;

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

/**
 * The poll, and the next of its turns. Ballots are written one after another: whoever holds the turn knows how many
 * seats are left.
 */
export async function takeTurn(pass: ItemPass): Promise<{ turn: number; found: Poll }> {
	const rows = await carrier()<Joined[]>`
		update polls.poll p set turn = turn + 1 where p.item = ${pass.item} returning p.*, ${facts()}`;
	return { turn: rows[0]!.turn, found: pollOf(pass, rows[0]!) };
}

/** Others who want to write this poll wait until this transaction ends. */
export const hold = (pass: ItemPass) => carrier()`select 1 from polls.poll where item = ${pass.item} for update`;

/** What the search finds a poll by. */
async function tellSearch(item: string): Promise<void> {
	const [row] = await carrier()<{ title: string; words: string[]; options: Option[] }[]>`
		select i.title, array[p.description, p.place] as words, p.options
		from polls.poll p join kernel.item i on i.id = p.item where p.item = ${item}`;
	const labels = row!.options.flatMap(({ label, text, removed }) => (removed ? [] : [label, text]));
	await putSearch(item, { title: row!.title, text: [...row!.words, ...labels].filter(Boolean).join(' ') });
}

export async function keepPoll({ id, title, closing, decision, closesAt, ...kept }: Poll): Promise<void> {
	const row = { ...kept, item: id, closes_at: closesAt, turn: 0, options: kept.options as never };
	await db.insertInto('polls.poll').values(row).execute();
	await tellSearch(id);
}

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
	await tellSearch(pass.item);
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

/** In the order they were first cast, but for those held back. */
export async function ballotsOf(pass: ItemPass): Promise<Ballot[]> {
	const rows = await db
		.selectFrom('polls.ballot')
		.selectAll()
		.where('item', '=', pass.item)
		.orderBy('at')
		.orderBy('id')
		.execute();
	return rows.map(ballotOf).filter(({ id }) => pass.sees(`ballot:${id}`));
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
	{ id, name, choices, turns, actor, at, changedAt, invitation = null }: Ballot
): Promise<void> =>
	sendAlong(carrier()`
		insert into polls.ballot (item, id, name, choices, turns, actor, at, changed_at, invitation)
		values (${item}, ${id}, ${name}, ${choices as never}::jsonb, ${turns as never}::jsonb, ${actor}, ${at}, ${changedAt},
			${invitation})
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
	return rows
		.filter(({ id, ballot }) => pass.sees(`comment:${id}`) && (ballot === null || pass.sees(`ballot:${ballot}`)))
		.map(({ item, ...comment }) => comment);
}

export const keepComment = (pass: ItemPass, comment: Comment) =>
	db
		.insertInto('polls.comment')
		.values({ item: pass.item, ...comment })
		.execute();

export const removeComment = (pass: ItemPass, id: string) =>
	db.deleteFrom('polls.comment').where('item', '=', pass.item).where('id', '=', id).execute();

const votersActs = ['cast-vote', 'change-vote', 'withdraw-vote', 'add-comment', 'propose-options'].map(
	(act) => `polls.${act}`
);

/**
 * The poll became anonymous: nothing ties a ballot, a comment or a proposal to anybody any more. Lines of activity go, since their
 * minute names the ballot; so does what let a browser in as the voter of one.
 */
export async function forgetVoters({ item }: ItemPass): Promise<void> {
	// That somebody answered may stay known; which ballot is theirs may not.
	await carrier()`
		update polls.invitation i set answered = true
		where i.item = ${item} and exists (select 1 from polls.ballot b where b.item = i.item and b.invitation = i.id)`;
	await carrier()`update polls.ballot set actor = null, name = '', invitation = null where item = ${item}`;
	await carrier()`
		update polls.ballot set at = date_trunc('hour', at), changed_at = date_trunc('hour', changed_at) where item = ${item}`;
	await carrier()`
		update polls.comment set actor = null, name = '', ballot = null, at = date_trunc('hour', at) where item = ${item}`;
	await carrier()`delete from kernel.activity where item = ${item} and act = any(${votersActs})`;
	await carrier()`update polls.poll set options = polls.unnamed(options) where item = ${item}`;
	await forgetMakersOf(item, ['ballot', 'comment', 'option']);
	const voters = carrier()`item = ${item} and subject in (select id from polls.ballot where item = ${item})`;
	await carrier()`update kernel.key set bearer = true where ${voters}`;
	await carrier()`delete from kernel.permit where ${voters}`;
}

/** Whoever voted as a guest is found again as the account that claimed these items. */
export async function handOver(guest: string, account: string, items: string[]): Promise<void> {
	await carrier()`update polls.ballot set actor = ${account} where actor = ${guest} and item = any(${items})`;
	await carrier()`update polls.comment set actor = ${account} where actor = ${guest} and item = any(${items})`;
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

/** Whether a poll goes by this address. */
export async function hasAddress(address: string): Promise<boolean> {
	const rows = await carrier()`select 1 from kernel.item where tool = 'polls' and address = ${address}`;
	return rows.length > 0;
}

/** How long the poll is kept, from its last touch or until a day. */
export const keepFor = (
	{ item }: ItemPass,
	{ keepDays, keepUntil }: { keepDays: number | null; keepUntil: Date | null }
) =>
	carrier()`
		update kernel.item set keep_days = ${keepDays}, keep_until = ${keepUntil}, warned_at = null,
			expires_at = coalesce(${keepUntil}::timestamptz, touched_at + make_interval(days => ${keepDays}::int))
		where id = ${item}`;

/** The pictures of these options with their sizes, as the item owns them. */
export async function picturesOf({ item }: ItemPass, { options }: Pick<Poll, 'options'>) {
	const ids = options.flatMap(({ picture }) => picture ?? []);
	const rows = await carrier()<{ id: string; bytes: string }[]>`
		select blob as id, bytes from kernel.item_blob where item = ${item} and blob = any(${ids})`;
	return rows.map(({ id, bytes }) => ({ id, bytes: Number(bytes) }));
}

/** @returns how many there were. */
export async function removeBallots({ item }: ItemPass): Promise<number> {
	const gone = await carrier()`delete from polls.ballot where item = ${item}`;
	await carrier()`update polls.comment set ballot = null where item = ${item}`;
	return gone.count;
}

export async function comment(pass: ItemPass, id: string): Promise<Comment | null> {
	const row = await db
		.selectFrom('polls.comment')
		.selectAll()
		.where('item', '=', pass.item)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return null;
	const { item, ...found } = row;
	return found;
}

export async function countComments(pass: ItemPass): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from polls.comment where item = ${pass.item}`;
	return row!.count;
}

/** The first ballot that somebody cast in this poll. */
export async function ballotBy(pass: ItemPass, actor: string): Promise<string | null> {
	const [row] = await carrier()<{ id: string }[]>`
		select id from polls.ballot where item = ${pass.item} and actor = ${actor} order by at limit 1`;
	return row?.id ?? null;
}

/** How many ballots answer each option. */
export async function answersByOption({ item }: ItemPass): Promise<Map<string, number>> {
	const rows = await carrier()<{ option: string; count: number }[]>`
		select option, count(*)::int as count
		from polls.ballot b, jsonb_object_keys(b.choices) as option where b.item = ${item} group by option`;
	return new Map(rows.map(({ option, count }) => [option, count]));
}
