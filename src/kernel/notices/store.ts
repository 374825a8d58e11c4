/** The notices of accounts, and how each wants to be told. */
import { isListedFor } from '../access/withheld.ts';
import { carrier } from '../database/connection.ts';
import { hashOfMail } from '../mail/refusals.ts';
import type { Language } from '../words/words.ts';

export type NoticeWords = { key: string; gaps?: Record<string, string | number> };

export type Notice = {
	id: string;
	kind: string;
	item: string | null;
	words: NoticeWords;
	link: string | null;
	at: Date;
	readAt: Date | null;
};

const columns = () => carrier()`n.id, n.kind, n.item, n.words, n.link, n.at, n.read_at as "readAt"`;

/** SQL: whether a notice, called `n` there, is told: the title of what is held back stands in its words. */
export const isTold = (actor: string) => carrier()`
	not exists (select 1 from kernel.item i where i.id = n.item and not ${isListedFor(actor)})`;

export const keep = (notice: Omit<Notice, 'at' | 'readAt'> & { actor: string; gathers: boolean }) => carrier()`
	insert into kernel.notice (id, actor, kind, item, words, link, gathers)
	values (${notice.id}, ${notice.actor}, ${notice.kind}, ${notice.item}, ${notice.words as never}::jsonb, ${notice.link},
		${notice.gathers})`;

export type Reader = {
	mail: string;
	mailProven: boolean;
	language: Language;
	refused: boolean;
	daily: boolean;
};

/** What decides how an account is told of a kind; nothing for guests, who are told by letter alone. */
export async function readerOf(actor: string, kind: string): Promise<Reader | undefined> {
	const [row] = await carrier()<Reader[]>`
		select a.mail, a.mail_proven as "mailProven", a.language,
			exists (select 1 from kernel.refusal_of_notices r where r.actor = a.id and r.kind = ${kind}) as refused,
			exists (select 1 from kernel.daily_letter d where d.actor = a.id) as daily
		from kernel.account a where a.id = ${actor}`;
	return row;
}

/** Newest first. @param after the id of the last notice of the page before. */
export const noticesOf = (actor: string, after: string | null, most: number) => carrier()<Notice[]>`
	select ${columns()} from kernel.notice n
	where n.actor = ${actor} and ${isTold(actor)}
		${after === null ? carrier()`` : carrier()`and (n.at, n.id) < (select b.at, b.id from kernel.notice b where b.id = ${after})`}
	order by n.at desc, n.id desc limit ${most}`;

/** @returns where it leads. */
export async function read(actor: string, id: string): Promise<string | null | undefined> {
	const [row] = await carrier()<{ link: string | null }[]>`
		update kernel.notice set read_at = coalesce(read_at, now()), gathers = false
		where id = ${id} and actor = ${actor} returning link`;
	return row?.link;
}

export const readAll = (actor: string) => carrier()`
	update kernel.notice set read_at = now(), gathers = false where actor = ${actor} and read_at is null`;

export type Wishes = { daily: boolean; inApp: Set<string>; mail: Set<string> };

/** Which of the given kinds an account wants, and how. */
export async function wishesOf(actor: string, kinds: string[]): Promise<Wishes> {
	const [row] = await carrier()<{ mail: string; daily: boolean; refused: string[] | null }[]>`
		select a.mail, exists (select 1 from kernel.daily_letter d where d.actor = a.id) as daily,
			(select array_agg(r.kind) from kernel.refusal_of_notices r where r.actor = a.id) as refused
		from kernel.account a where a.id = ${actor}`;
	const unread = new Set(row!.refused ?? []);
	const rows = await carrier()<{ kind: string }[]>`
		select kind from kernel.refusal_of_letters where mail = ${hashOfMail(row!.mail)}`;
	const unsent = new Set(rows.map(({ kind }) => kind));
	return {
		daily: row!.daily,
		inApp: new Set(kinds.filter((kind) => !unread.has(kind))),
		mail: new Set(kinds.filter((kind) => !unsent.has(kind)))
	};
}

/** @param kinds those the wishes speak of; others stay as they are. */
export async function keepWishes(actor: string, mail: string, kinds: string[], wishes: Wishes): Promise<void> {
	const unread = kinds.filter((kind) => !wishes.inApp.has(kind));
	const unsent = kinds.filter((kind) => !wishes.mail.has(kind));
	const hash = hashOfMail(mail);
	await carrier()`delete from kernel.refusal_of_notices where actor = ${actor} and kind = any(${kinds})`;
	await carrier()`delete from kernel.refusal_of_letters where mail = ${hash} and kind = any(${kinds})`;
	await carrier()`
		insert into kernel.refusal_of_notices (actor, kind) select ${actor}, unnest(${unread}::text[])`;
	await carrier()`insert into kernel.refusal_of_letters (mail, kind) select ${hash}, unnest(${unsent}::text[])`;
	if (wishes.daily) await carrier()`insert into kernel.daily_letter (actor) values (${actor}) on conflict do nothing`;
	else await carrier()`delete from kernel.daily_letter where actor = ${actor}`;
}

/** Accounts for which something was gathered. */
export async function gatheredFor(most: number): Promise<string[]> {
	const rows = await carrier()<{ actor: string }[]>`
		select distinct actor from kernel.notice where gathers limit ${most}`;
	return rows.map(({ actor }) => actor);
}

/** Takes what was gathered for an account, oldest first; what was read meanwhile needs no letter. */
export async function takeGathered(actor: string): Promise<Notice[]> {
	const taken = await carrier()<(Notice & { told: boolean })[]>`
		update kernel.notice n set gathers = false where n.actor = ${actor} and n.gathers
		returning ${columns()}, ${isTold(actor)} as told`;
	return taken
		.filter(({ readAt, told }) => readAt === null && told)
		.sort((one, other) => Number(one.at) - Number(other.at));
}

/** What is older than half a year. */
export const forgetOld = () => carrier()`delete from kernel.notice where at < now() - interval '180 days'`;
