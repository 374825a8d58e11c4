/** The letters, and what was sent where within the last hour. */
import { carrier, transaction } from '../database/connection.ts';
import type { Language } from '../words/words.ts';
import { type Limits, usualLimits } from './destination.ts';

/** A file in a letter; one with a `method` (RFC 5546) is an invitation that calendars understand. */
export type Attachment = { name: string; type: string; text: string; method?: string };

export type Letter = {
	to: string;
	language: Language;
	/** `room.what`, the kind of letter: what a reader refuses, they refuse by kind. */
	kind: string;
	subject: string;
	/** Plain text; links stand on lines of their own. */
	text: string;
	attachments?: Attachment[];
	/** The actor in whose name it is written: told when it cannot arrive. */
	writer?: string;
	/** What it is about: while that is held back, a letter in somebody's name waits. */
	item?: string | null;
};

export type KeptLetter = Required<Omit<Letter, 'writer' | 'item'>> & {
	id: string;
	destination: string;
	writer: string | null;
	item: string | null;
	/** Somebody waits for it, as for a forgotten password. */
	pressing?: boolean;
};

/** A letter with all that befell it. */
export type LetterRow = KeptLetter & {
	at: Date;
	attempts: number;
	dueAt: Date;
	firstTryAt: Date | null;
	claimedUntil: Date | null;
	sentAt: Date | null;
	givenUpAt: Date | null;
	handedOverAt: Date | null;
	problem: string | null;
};

export type ClaimedLetter = LetterRow & { firstTryAt: Date };

const columns = () => carrier()`
	l.id, l."to", l.language, l.kind, l.subject, l.text, l.attachments, l.destination, l.writer, l.item, l.at, l.attempts,
	l.due_at as "dueAt", l.first_try_at as "firstTryAt", l.claimed_until as "claimedUntil", l.sent_at as "sentAt",
	l.given_up_at as "givenUpAt", l.handed_over_at as "handedOverAt", l.problem`;

/** Not sent, not given up, not handed over: as the indexes of waiting letters say it. */
const waiting = () => carrier()`l.sent_at is null and l.given_up_at is null and l.handed_over_at is null`;

/** What presses is due since yesterday: it goes before a thousand invitations that wait for their hour. */
export const keep = ({ attachments, pressing, ...letter }: KeptLetter) => carrier()`
	insert into kernel.letter (id, "to", language, kind, subject, text, destination, writer, item, attachments, due_at)
	values (${letter.id}, ${letter.to}, ${letter.language}, ${letter.kind}, ${letter.subject}, ${letter.text},
		${letter.destination}, ${letter.writer}, ${letter.item}, ${attachments as Attachment[] as never}::jsonb,
		now() - make_interval(days => ${pressing ? 1 : 0}))`;

export type DueDestination = { name: string; limits: Limits };

/** Destinations with letters due, who waited longest first. Steps from one name to the next, not over every letter. */
export async function dueDestinations(): Promise<DueDestination[]> {
	const rows = await carrier()<{ name: string; connections: number | null; perHour: number | null }[]>`
		with recursive step as (
			(select l.destination as name from kernel.letter l where ${waiting()} order by l.destination limit 1)
			union all
			select (select l.destination from kernel.letter l where ${waiting()} and l.destination > step.name
				order by l.destination limit 1)
			from step where step.name is not null
		)
		select step.name, d.connections, d.per_hour as "perHour"
		from step
		join lateral (select l.due_at from kernel.letter l where ${waiting()} and l.destination = step.name
			order by l.due_at limit 1) first on first.due_at <= now()
		left join kernel.destination d on d.name = step.name
		order by first.due_at`;
	return rows.map(({ name, connections, perHour }) => {
		const usual = usualLimits(name);
		return { name, limits: { connections: connections ?? usual.connections, perHour: perHour ?? usual.perHour } };
	});
}

export type Claiming = { room: number; holdSeconds: number; flying: string[] };

/**
 * Takes letters that are due for one destination, as many as its limits leave room for. Two processes that claim for
 * the same destination wait for each other, so that they count what the other took.
 */
export const claim = ({ name, limits }: DueDestination, { room, holdSeconds, flying }: Claiming) =>
	transaction(async () => {
		await carrier()`select pg_advisory_xact_lock(hashtextextended('mail to ' || ${name}, 0))`;
		// Counted before the letter leaves, so a crash can only send too few.
		return carrier()<ClaimedLetter[]>`
			with used as (
				select
					(select count(*) from kernel.letter where destination = ${name} and claimed_until > now())::int as now,
					(select count(*) from kernel.sending
						where destination = ${name} and at > now() - interval '1 hour')::int as lately
			), chosen as (
				select l.id from kernel.letter l
				where ${waiting()} and l.destination = ${name} and l.due_at <= now() and l.id <> all(${flying})
				order by l.due_at
				limit (select greatest(0, least(${room}::int, ${limits.connections}::int - now,
					${limits.perHour}::int - lately)) from used)
				for update skip locked
			), counted as (
				insert into kernel.sending (letter, destination) select id, ${name} from chosen
			)
			update kernel.letter l set
				attempts = l.attempts + 1,
				first_try_at = coalesce(l.first_try_at, now()),
				claimed_until = now() + make_interval(secs => ${holdSeconds}),
				due_at = now() + make_interval(secs => ${holdSeconds})
			from chosen where l.id = chosen.id
			returning ${columns()}`;
	});

export const markSent = (id: string) => carrier()`
	update kernel.letter set sent_at = now(), claimed_until = null, problem = null where id = ${id}`;

export const markRetry = (id: string, next: Date, problem: string) => carrier()`
	update kernel.letter set due_at = ${next}, claimed_until = null, problem = ${problem} where id = ${id}`;

const minutesHeld = 15;

/**
 * Letters cannot be called back: what is written in the name of whoever is restricted, or about a thing that is held
 * back, waits, without losing patience.
 * @returns whether it waits.
 */
export async function putOffHeld(id: string): Promise<boolean> {
	const rows = await carrier()`
		update kernel.letter l set claimed_until = null, first_try_at = null, attempts = l.attempts - 1,
			due_at = now() + make_interval(mins => ${minutesHeld})
		where l.id = ${id} and (
			exists (select 1 from kernel.withheld w where w.item = l.item and w.part = '')
			or exists (select 1 from kernel.restricted r where r.actor = l.writer and (r.until is null or r.until > now())))
		returning 1`;
	return rows.length > 0;
}

export const markGivenUp = (id: string, problem: string) => carrier()`
	update kernel.letter set given_up_at = now(), claimed_until = null, problem = ${problem} where id = ${id}`;

/** Counts that are past, and letters nobody needs any more: they may hold secret links. */
export async function forgetPast(): Promise<void> {
	await carrier()`delete from kernel.sending where at < now() - interval '1 hour'`;
	await carrier()`
		delete from kernel.letter l where l.at < now() - interval '14 days'
			and coalesce(l.sent_at, l.handed_over_at) < now() - interval '14 days'`;
	await carrier()`delete from kernel.letter where given_up_at < now() - interval '60 days'`;
}

export const letterStates = ['waiting', 'sent', 'given-up'] as const;
export type StateFilter = (typeof letterStates)[number] | null;

const only = (state: StateFilter) => {
	if (state === 'waiting') return waiting();
	if (state === 'given-up') return carrier()`l.given_up_at is not null`;
	return state === 'sent' ? carrier()`(l.sent_at is not null or l.handed_over_at is not null)` : carrier()`true`;
};

export type LetterLine = Omit<LetterRow, 'text' | 'attachments'> & { files: number };

/** Newest first. @param after the id of the last letter of the page before. */
export const lettersOf = (state: StateFilter, after: string | null, most: number) => carrier()<LetterLine[]>`
	select l.id, l."to", l.language, l.kind, l.subject, l.destination, l.writer, l.item, l.at, l.attempts, l.due_at as "dueAt",
		l.first_try_at as "firstTryAt", l.claimed_until as "claimedUntil", l.sent_at as "sentAt",
		l.given_up_at as "givenUpAt", l.handed_over_at as "handedOverAt", l.problem,
		jsonb_array_length(l.attachments) as files
	from kernel.letter l
	where ${only(state)}
		${after === null ? carrier()`` : carrier()`and (l.at, l.id) < (select b.at, b.id from kernel.letter b where b.id = ${after})`}
	order by l.at desc, l.id desc limit ${most}`;

export async function letterById(id: string): Promise<LetterRow | undefined> {
	const [row] = await carrier()<LetterRow[]>`select ${columns()} from kernel.letter l where l.id = ${id}`;
	return row;
}

/** Letters to deal with, 1,000 at most: the desk shows "999+". */
export async function openCounts(): Promise<{ waiting: number; givenUp: number }> {
	const [row] = await carrier()<{ waiting: number; givenUp: number }[]>`
		select
			(select count(*)::int from (select 1 from kernel.letter l where ${waiting()} limit 1000) w) as waiting,
			(select count(*)::int from (select 1 from kernel.letter l where l.given_up_at is not null limit 1000) g)
				as "givenUp"`;
	return row!;
}

export type Standstill = { since: Date; waiting: number; problem: string };

const minutesOfStandstill = 60;

/** Letters have been tried for an hour and none left since: then it is not about one reader. */
export async function standstill(now: Date): Promise<Standstill | null> {
	const [row] = await carrier()<Standstill[]>`
		select l.first_try_at as since, l.problem,
			(select count(*)::int from (select 1 from kernel.letter l where ${waiting()} limit 1000) w) as waiting
		from kernel.letter l
		where ${waiting()} and l.problem is not null
			and l.first_try_at < ${now}::timestamptz - make_interval(mins => ${minutesOfStandstill})
			and not exists (select 1 from kernel.letter s where s.sent_at > l.first_try_at)
		order by l.first_try_at limit 1`;
	return row ?? null;
}

/** @returns whether it was still there to hand over: not sent, and not leaving just now. */
export async function handOver(id: string, by: string): Promise<boolean> {
	const rows = await carrier()`
		update kernel.letter l set handed_over_at = now(), handed_over_by = ${by}, given_up_at = null, claimed_until = null
		where l.id = ${id} and l.sent_at is null and l.handed_over_at is null
			and (l.claimed_until is null or l.claimed_until < now())
		returning id`;
	return rows.length > 0;
}

/** Begins anew with full patience. */
export async function tryAgain(id: string): Promise<boolean> {
	const rows = await carrier()`
		update kernel.letter l set given_up_at = null, attempts = 0, first_try_at = null, due_at = now()
		where l.id = ${id} and l.sent_at is null and l.handed_over_at is null
			and (l.claimed_until is null or l.claimed_until < now())
		returning id`;
	return rows.length > 0;
}
