/** Polls themselves, and how they ended. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';
import { askedTogether } from '#kernel/database/gathered.ts';
import { putSearch } from '#kernel/search/search.ts';
import type { Ending } from '../decision.ts';
import type { Decision, Option, Poll } from '../poll.ts';
import { db, type PollRow } from './rows.ts';

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
	const row = await turnOf(pass.item);
	return { turn: row.turn, found: pollOf(pass, row) };
}

/** Each takes hold of polls in the same order, so that nobody waits for each other. */
const turnOf = askedTogether(async (items: string[]) => {
	const rows = await carrier()<Joined[]>`
		with held as materialized (select item from polls.poll where item = any(${items}) order by item for update)
		update polls.poll p set turn = turn + 1 from held where p.item = held.item returning p.*, ${facts()}`;
	const byItem = new Map(rows.map((row) => [row.item, row]));
	return items.map((item) => byItem.get(item)!);
});

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
