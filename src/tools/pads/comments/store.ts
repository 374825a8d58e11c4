/** Every query of comments. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Anchor } from './anchor.ts';
import { type Author, type Comment, type Commenting, type Thread, usualCommenting } from './thread.ts';

export async function commenting({ item }: Pick<ItemPass, 'item'>): Promise<Commenting> {
	const [row] = await carrier()<Commenting[]>`select who, guests from pads.commenting where item = ${item}`;
	return row ?? usualCommenting;
}

export const keepCommenting = ({ item }: ItemPass, { who, guests }: Commenting) =>
	carrier()`
		insert into pads.commenting (item, who, guests) values (${item}, ${who}, ${guests})
		on conflict (item) do update set who = excluded.who, guests = excluded.guests`;

/** Who wrote anything in the pad, as this reader sees them. */
export async function authorsFor({ item, actor }: Pick<ItemPass, 'item' | 'actor'>): Promise<Author[]> {
	const rows = await carrier()<(Omit<Author, 'mine'> & { actor: string })[]>`
		select n, name, colour, actor from pads.author where item = ${item} order by n`;
	return rows.map(({ actor: id, ...author }) => ({ ...author, mine: id === actor?.id }));
}

/** Which actor each author is. */
export const actorsOf = (item: string): Promise<{ n: number; actor: string }[]> =>
	carrier()<{ n: number; actor: string }[]>`
		select n, actor from pads.author where item = ${item}`.then((rows) => [...rows]);

type ThreadRow = {
	id: string;
	field: string | null;
	start: Uint8Array | null;
	stop: Uint8Array | null;
	quote: string;
	before: string;
	after: string;
	resolvedBy: number | null;
	resolvedAt: Date | null;
	words: string | null;
	how: 'accepted' | 'declined' | null;
	answeredBy: number | null;
	answeredAt: Date | null;
};

const anchorOf = ({ field, start, stop, quote, before, after }: ThreadRow): Anchor | null =>
	field === null
		? null
		: {
				field,
				start: Buffer.from(start!).toString('base64url'),
				stop: Buffer.from(stop!).toString('base64url'),
				...{ quote, before, after }
			};

const threadFrom = (row: ThreadRow, comments: Comment[]): Thread => ({
	id: row.id,
	anchor: anchorOf(row),
	quote: row.quote,
	comments,
	resolved: row.resolvedBy === null ? null : { by: row.resolvedBy, at: row.resolvedAt! },
	suggestion:
		row.words === null
			? null
			: {
					words: row.words,
					answer: row.how && { how: row.how, by: row.answeredBy!, at: row.answeredAt! }
				}
});

const threadRows = (item: string, id: string | null) => carrier()<ThreadRow[]>`
	select t.id, t.field, t.start, t.stop, t.quote, t.before, t.after, r.by as "resolvedBy", r.at as "resolvedAt",
		s.words, a.how, a.by as "answeredBy", a.at as "answeredAt"
	from pads.thread t
	left join pads.resolution r on r.item = t.item and r.thread = t.id
	left join pads.suggestion s on s.item = t.item and s.thread = t.id
	left join pads.suggestion_answer a on a.item = t.item and a.thread = t.id
	where t.item = ${item} and (${id}::text is null or t.id = ${id})`;

const commentRows = (item: string, thread: string | null) => carrier()<(Comment & { thread: string })[]>`
	select id, thread, author, at, text, edited from pads.comment
	where item = ${item} and (${thread}::text is null or thread = ${thread}) order by at, id`;

async function read(item: string, id: string | null): Promise<Thread[]> {
	const [rows, comments] = await Promise.all([threadRows(item, id), commentRows(item, id)]);
	const byThread = Map.groupBy(comments, ({ thread }) => thread);
	return rows
		.map((row) =>
			threadFrom(
				row,
				(byThread.get(row.id) ?? []).map(({ thread, ...comment }) => comment)
			)
		)
		.filter((thread) => thread.comments.length > 0)
		.sort((one, other) => Number(one.comments[0]!.at) - Number(other.comments[0]!.at));
}

/** All threads, oldest first; for files and those who look after the pad. */
export const allThreads = (item: string): Promise<Thread[]> => read(item, null);

/** Where what opens a thread is held back, all of it is: the words it stands on and those it suggests too. */
const seenBy =
	(pass: ItemPass) =>
	(thread: Thread): Thread[] =>
		pass.sees(`comment:${thread.comments[0]!.id}`)
			? [{ ...thread, comments: thread.comments.filter(({ id }) => pass.sees(`comment:${id}`)) }]
			: [];

export const threadsFor = async (pass: ItemPass): Promise<Thread[]> =>
	(await allThreads(pass.item)).flatMap(seenBy(pass));

export async function thread(pass: ItemPass, id: string): Promise<Thread | null> {
	return (await read(pass.item, id)).flatMap(seenBy(pass))[0] ?? null;
}

export async function threadOfComment({ item }: Pick<ItemPass, 'item'>, comment: string): Promise<Thread | null> {
	const [row] = await carrier()<{ thread: string }[]>`
		select thread from pads.comment where item = ${item} and id = ${comment}`;
	return row ? ((await read(item, row.thread))[0] ?? null) : null;
}

export async function countComments({ item }: ItemPass): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from pads.comment where item = ${item}`;
	return row!.count;
}

export type AcceptedChange = { sequence: number; suggester: number };

/** The changes of the text by which suggestions were accepted, and who (of pads.author) had suggested each. */
export async function acceptedChanges(item: string): Promise<AcceptedChange[]> {
	const rows = await carrier()<{ sequence: string; suggester: number }[]>`
		select a.sequence, (select c.author from pads.comment c where c.item = a.item and c.thread = a.thread
			order by c.at, c.id limit 1) as suggester
		from pads.suggestion_answer a where a.item = ${item} and a.sequence is not null order by a.sequence`;
	return rows.map(({ sequence, suggester }) => ({ sequence: Number(sequence), suggester }));
}

/** How many threads are not resolved, and how many there are. */
export async function countThreads({ item }: Pick<ItemPass, 'item'>): Promise<{ open: number; all: number }> {
	const [row] = await carrier()<{ open: number; all: number }[]>`
		select count(*)::int as all, count(*) filter (where r.item is null)::int as open from pads.thread t
		left join pads.resolution r on r.item = t.item and r.thread = t.id where t.item = ${item}`;
	return row!;
}

/** Within a transaction; held back parts of it are the guard's matter. */
export async function keepThread(item: string, { id, anchor, quote, suggestion, resolved, comments }: Thread) {
	const bytes = (text: string | undefined) => (text === undefined ? null : Buffer.from(text, 'base64url'));
	await carrier()`
		insert into pads.thread (item, id, field, start, stop, quote, before, after)
		values (${item}, ${id}, ${anchor?.field ?? null}, ${bytes(anchor?.start)}, ${bytes(anchor?.stop)}, ${quote},
			${anchor?.before ?? ''}, ${anchor?.after ?? ''})`;
	for (const comment of comments) await keepComment(item, id, comment);
	if (resolved) await resolve(item, id, resolved);
	if (!suggestion) return;
	await carrier()`insert into pads.suggestion (item, thread, words) values (${item}, ${id}, ${suggestion.words})`;
	if (suggestion.answer) await answerSuggestion(item, id, { ...suggestion.answer, sequence: null });
}

export const keepComment = (item: string, thread: string, { id, author, at, text, edited }: Comment) =>
	carrier()`
		insert into pads.comment (item, id, thread, author, at, text, edited)
		values (${item}, ${id}, ${thread}, ${author}, ${at}, ${text}, ${edited})`;

export const changeComment = ({ item }: ItemPass, id: string, text: string, edited: Date) =>
	carrier()`update pads.comment set text = ${text}, edited = ${edited} where item = ${item} and id = ${id}`;

export const removeComment = ({ item }: ItemPass, id: string) =>
	carrier()`delete from pads.comment where item = ${item} and id = ${id}`;

export const removeThread = ({ item }: ItemPass, id: string) =>
	carrier()`delete from pads.thread where item = ${item} and id = ${id}`;

export const resolve = (item: string, thread: string, { by, at }: { by: number; at: Date }) =>
	carrier()`
		insert into pads.resolution (item, thread, by, at) values (${item}, ${thread}, ${by}, ${at})
		on conflict (item, thread) do nothing`;

export const reopen = ({ item }: ItemPass, thread: string) =>
	carrier()`delete from pads.resolution where item = ${item} and thread = ${thread}`;

/** The words it stands on are others now; those it stood on first are remembered. */
export const moveThread = ({ item }: ItemPass, id: string, { field, start, stop, before, after }: Anchor) =>
	carrier()`
		update pads.thread set field = ${field}, start = ${Buffer.from(start, 'base64url')},
			stop = ${Buffer.from(stop, 'base64url')}, before = ${before}, after = ${after}
		where item = ${item} and id = ${id}`;

type Answering = { how: 'accepted' | 'declined'; by: number; at: Date; sequence: number | null };

/** @returns whether this was the first answer: of two at once, one. */
export async function answerSuggestion(item: string, thread: string, { how, by, at, sequence }: Answering) {
	const rows = await carrier()`
		insert into pads.suggestion_answer (item, thread, how, by, at, sequence)
		values (${item}, ${thread}, ${how}, ${by}, ${at}, ${sequence})
		on conflict (item, thread) do nothing returning 1`;
	return rows.length > 0;
}

export const noteChange = ({ item }: ItemPass, thread: string, sequence: number) =>
	carrier()`
		update pads.suggestion_answer set sequence = ${sequence} where item = ${item} and thread = ${thread}`;
