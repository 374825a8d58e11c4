/** Every query of the chat. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';
import { limits, type Message, type Said } from './message.ts';

/**
 * Adds messages at the end, in their order, within a transaction.
 * @param author of each: `n` in pads.author.
 * @returns the number of the last one.
 */
export async function addMessages(item: string, messages: Omit<Message, 'n'>[]): Promise<number> {
	// Whoever speaks at the same moment waits: numbers are given one after another.
	await carrier()`select 1 from pads.pad where item = ${item} for update`;
	const [row] = await carrier()<{ last: number }[]>`
		with kept as (
			insert into pads.message (item, n, author, at, text)
			select ${item}, m.n + (select coalesce(max(n), 0) from pads.message where item = ${item}), m.author, m.at, m.text
			from unnest(${messages.map(({ author }) => author)}::int[],
				${messages.map(({ at }) => at.toISOString())}::timestamptz[],
				${messages.map(({ text }) => text)}::text[]) with ordinality as m (author, at, text, n)
			returning n
		)
		select coalesce(max(n), 0) as last from kept`;
	return row!.last;
}

/** All that was said, oldest first; for files and those who look after the pad. */
export const messagesOf = (item: string): Promise<Message[]> =>
	carrier()<Message[]>`
		select n, author, at, text from pads.message where item = ${item} and text <> '' order by n`.then((rows) => [
		...rows
	]);

type Row = Message & { name: string | null; colour: string | null; actor: string | null };

const shown = ({ actor, name, colour, ...message }: Row, pass: ItemPass): Said => ({
	...message,
	name: name ?? '',
	colour: colour ?? '',
	mine: actor !== null && actor === pass.actor?.id
});

const isSeen =
	(pass: ItemPass) =>
	({ n }: Message): boolean =>
		pass.sees(`message:${n}`);

/** The last ones, oldest first: those after one, or those before another. */
export async function seenMessages(
	pass: ItemPass,
	{ after = 0, before = null }: { after?: number; before?: number | null } = {}
): Promise<Said[]> {
	const rows = await carrier()<Row[]>`
		select m.n, m.author, m.at, m.text, a.name, a.colour, a.actor from pads.message m
		left join pads.author a on a.item = m.item and a.n = m.author
		where m.item = ${pass.item} and m.text <> '' and m.n > ${after} and (${before}::int is null or m.n < ${before})
		order by m.n desc limit ${limits.shown}`;
	return rows
		.filter(isSeen(pass))
		.map((row) => shown(row, pass))
		.reverse();
}

export async function message(pass: ItemPass, n: number): Promise<Said | null> {
	const [row] = await carrier()<Row[]>`
		select m.n, m.author, m.at, m.text, a.name, a.colour, a.actor from pads.message m
		left join pads.author a on a.item = m.item and a.n = m.author
		where m.item = ${pass.item} and m.n = ${n} and m.text <> ''`;
	return row ? shown(row, pass) : null;
}

export async function makerOf({ item }: ItemPass, n: number): Promise<string | null> {
	const [row] = await carrier()<{ actor: string }[]>`
		select a.actor from pads.message m join pads.author a on a.item = m.item and a.n = m.author
		where m.item = ${item} and m.n = ${n}`;
	return row?.actor ?? null;
}

export async function spanOf({
	item
}: Pick<ItemPass, 'item'>): Promise<{ first: number; last: number; count: number }> {
	const [row] = await carrier()<{ first: number; last: number; count: number }[]>`
		select coalesce(min(n), 0) as first, coalesce(max(n), 0) as last, count(*)::int as count
		from pads.message where item = ${item}`;
	return row!;
}

/** Its number stays taken, so that nobody takes another message for it. */
export const removeMessage = ({ item }: ItemPass, n: number) =>
	carrier()`update pads.message set text = '', author = 0 where item = ${item} and n = ${n}`;

export async function isClosed({ item }: ItemPass): Promise<boolean> {
	const [row] = await carrier()`select 1 from pads.chat_closing where item = ${item}`;
	return row !== undefined;
}

export const close = ({ item }: ItemPass, by: string) =>
	carrier()`insert into pads.chat_closing (item, by) values (${item}, ${by}) on conflict (item) do nothing`;

export const reopen = ({ item }: ItemPass) => carrier()`delete from pads.chat_closing where item = ${item}`;
