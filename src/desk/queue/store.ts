/** What the queue reads: cases with what the guard knew of them, and what is known of their makers. */
import type { CaseKind } from '#guard/cases.ts';
import type { What } from '#guard/decisions/decision.ts';
import { isLetter, type Symbol_, settledAlone } from '#guard/decisions/store.ts';
import { ofStranger } from '#guard/strangers.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Language } from '#kernel/words/words.ts';
import type { Light } from './alike.ts';
import type { Filter } from './filter.ts';
import type { DecidedKind } from './words.ts';

export type Line = Light & {
	kind: CaseKind;
	tool: string;
	title: string;
	excerpt: string;
	maker: string | null;
	isAudit: boolean;
	isAppeal: boolean;
	/** Somebody else has it open. */
	lookedAtBy: string | null;
	asked: boolean;
};

/** More wait than anybody reads in a day; the heaviest come first. */
const mostLines = 3000;

const kindOf = ({ kind }: Filter) => {
	const c = carrier();
	if (kind === 'held') return c`and c.kind in ('hold', 'quarantine') and c.about->>'appeal' is null`;
	if (kind === 'appeal') return c`and (c.kind = 'appeal' or c.about->>'appeal' is not null)`;
	if (kind === 'audit') return c`and c.about->>'audit' is not null`;
	if (kind === 'notice') return c`and c.kind = 'notice' and c.about->>'audit' is null`;
	return kind === null || kind === 'asked' || kind === 'set-aside' ? c`` : c`and c.kind = ${kind}`;
};

/** A word, a hash of an address or a network, a domain, a maker. */
const wordsOf = ({ words }: Filter) => {
	const c = carrier();
	if (words === '') return c``;
	const like = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
	return c`and (e.title ilike ${like} or e.body ilike ${like} or i.title ilike ${like} or c.about::text ilike ${like}
		or e.place = ${words} or e.network = ${words} or e.domains @> array[${words.toLowerCase()}]
		or c.actor = ${words} or c.item = ${words} or a.name ilike ${like}
		or exists (select 1 from kernel.account k where k.id = c.actor and k.mail = ${words.toLowerCase()}))`;
};

/** What one decided oneself, and what is one's own, is for somebody else, where there is somebody. */
const notMine = (moderator: string) => carrier()`
	and ((c.about->>'decidedBy' is distinct from ${moderator} and c.actor is distinct from ${moderator})
		or (select count(*) from kernel.decider) < 2)`;

/** Nothing is kept of what nothing spoke against. */
const ofNewHere = () => carrier()`
	case when e.id is null then a.kind = 'guest' and a.at > c.at - interval '1 day'
		else e.maker_days < 1 and ${ofStranger()} end`;

const reportedAsSpam = () => carrier()`
	c.kind = 'report' and not exists (
		select 1 from guard.report r where r.case_id = c.id and r.category not in ('spam', 'phishing'))`;

/** Held back of somebody nobody knew that day, or reported as spam. */
const unknown = () => carrier()`(${ofNewHere()} and (c.kind in ('hold', 'quarantine') or ${reportedAsSpam()}))`;

const waits = ({ kind }: Filter) => carrier()`c.closed_at is null and (q.case_id is not null) = ${kind === 'asked'}`;

/** The guard took it offline by itself, and it still is. */
const setAside = () => carrier()`${settledAlone()} and i.trashed_at is null
	and exists (select 1 from kernel.withheld h where h.item = c.item and h.part = c.part)`;

export const openLines = (filter: Filter, moderator: string, now: Date) => carrier()<Line[]>`
	select c.id, c.at, c.harm * (1 + c.reach) as weight, c.campaign, c.actor, e.network, coalesce(e.domains, '{}') as domains,
		c.tool || ' ' || coalesce(e.kind, c.kind) as sort, coalesce(e.maker_days, 0) < 10 as "isNew",
		coalesce(${unknown()}, false) as "isUnknown",
		c.kind = 'appeal' or (c.kind = 'notice' and c.campaign is null) or c.about->>'appeal' is not null as alone,
		c.kind, c.tool, coalesce(nullif(e.title, ''), i.title, c.about->>'title', case c.kind when 'sign-up' then a.name end, '') as title,
		left(coalesce(e.body, c.about->>'text', ''), 160) as excerpt, a.name as maker,
		c.about->>'audit' is not null as "isAudit",
		c.kind = 'appeal' or c.about->>'appeal' is not null as "isAppeal", w.name as "lookedAtBy",
		q.case_id is not null as asked
	from guard.case c
		left join guard.event e on e.id = c.event
		left join kernel.item i on i.id = c.item
		left join kernel.actor a on a.id = c.actor
		left join guard.looking l on l.case_id = c.id and l.until > ${now} and l.by <> ${moderator}
		left join kernel.actor w on w.id = l.by
		left join guard.asking q on q.case_id = c.id and q.answered_at is null
	where ${filter.kind === 'set-aside' ? setAside() : waits(filter)}
		${kindOf(filter)} ${wordsOf(filter)} ${notMine(moderator)}
	order by c.harm * (1 + c.reach) desc, c.id limit ${mostLines}`;

const mostCounted = 1000;

export async function setAsideSince(since: Date): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from (
			select 1 from guard.case c left join kernel.item i on i.id = c.item
			where c.at > ${since} and ${setAside()} limit ${mostCounted}) found`;
	return row!.count;
}

export type Unsigned = { case: string; title: string; name: string | null; at: Date };

/** What one person signed for erasing at once, and a second has not. @param moderator leaves out what they signed. */
export const signaturesAwaited = (moderator: string | null) => carrier()<Unsigned[]>`
	select max(c.id) as "case", i.title, min(w.name) as name, min(s.at) as at
	from guard.signature s join kernel.item i on i.id = s.subject and i.trashed_at is not null
		join guard.case c on c.item = i.id join kernel.actor w on w.id = s.by
	where s.what = 'erase' group by i.id
	having count(distinct s.by) = 1 and bool_and(s.by is distinct from ${moderator})
	order by min(s.at) limit 20`;

export type Waiting = { kind: string; count: number; oldest: Date };

/** Nobody waits for what was drawn at random. */
export const isPressing = ({ kind }: Waiting): boolean => kind !== 'audit';

/** How much waits, of which kind, and since when. */
export const waitingByKind = () => carrier()<Waiting[]>`
	select case when c.about->>'appeal' is not null then 'appeal'
			when c.kind in ('hold', 'quarantine') then 'held' when c.about->>'audit' is not null then 'audit'
			else c.kind end as kind,
		count(*)::int as count, min(c.at) as oldest
	from guard.case c
	where c.closed_at is null
		and not exists (select 1 from guard.asking q where q.case_id = c.id and q.answered_at is null)
	group by 1 order by 1`;

/** Of these domains, those that pass more often than they are held back: everybody's. */
export async function commonDomains(domains: readonly string[], now: Date): Promise<Set<string>> {
	if (domains.length === 0) return new Set();
	const rows = await carrier()<{ domain: string }[]>`
		select domain from guard.event e, unnest(e.domains) domain
		where e.domains && ${domains as string[]} and e.at > ${now}::timestamptz - interval '30 days'
			and domain = any(${domains as string[]})
		group by domain
		having count(*) filter (where e.verdict in ('pass', 'tag')) >= greatest(3, count(*) filter (where e.verdict not in ('pass', 'tag')))`;
	return new Set(rows.map(({ domain }) => domain));
}

export type EventRow = {
	id: string;
	at: Date;
	kind: string;
	act: string;
	title: string;
	body: string;
	language: Language;
	domains: string[];
	links: number;
	place: string | null;
	network: string | null;
	score: number;
	verdict: string;
	symbols: Symbol_[];
	versions: Record<string, string>;
	unknown: string[];
};

export async function eventOf(id: string | null): Promise<EventRow | null> {
	if (id === null) return null;
	const [row] = await carrier()<EventRow[]>`
		select id, at, kind, act, title, body, language, domains, links, place, network, score, verdict, symbols, versions,
			unknown
		from guard.event where id = ${id}`;
	return row ?? null;
}

export type Whole = {
	id: string;
	kind: CaseKind;
	tool: string;
	item: string | null;
	part: string;
	actor: string | null;
	body: string;
	language: Language | null;
	symbols: Symbol_[];
};

const longestBody = 4000;

/** What was weighed of each, in no order. */
export const wholeOf = (ids: readonly string[]) => carrier()<Whole[]>`
	select c.id, c.kind, c.tool, c.item, c.part, c.actor, left(coalesce(e.body, c.about->>'text', ''), ${longestBody}) as body,
		e.language, coalesce(e.symbols, '[]') as symbols
	from guard.case c left join guard.event e on e.id = c.event where c.id = any(${ids as string[]})`;

export type Report = { id: string; at: Date; category: string; words: string; awaits: boolean };

export const reportsOn = (caseId: string) => carrier()<Report[]>`
	select id, at, category, words, mail is not null as awaits from guard.report where case_id = ${caseId}
	order by at limit 50`;

export type Appeal = { id: string; at: Date; words: string; decision: string | null };

export const appealsOn = (caseId: string) => carrier()<Appeal[]>`
	select id, at, words, decision from guard.appeal where opened = ${caseId} order by id limit 20`;

export type MakerFacts = {
	id: string;
	kind: 'guest' | 'account' | 'house';
	name: string | null;
	mail: string | null;
	mailProven: boolean;
	since: Date;
	things: number;
	trashed: number;
	fine: number;
	against: number;
	vouched: boolean;
	restricted: 'silence' | 'suspend' | null;
};

export async function makerOf(id: string | null): Promise<MakerFacts | null> {
	if (id === null) return null;
	const [row] = await carrier()<MakerFacts[]>`
		select a.id, a.kind, a.name, k.mail, coalesce(k.mail_proven, false) as "mailProven", a.at as since,
			(select count(*)::int from kernel.item i where i.owner = a.id and i.trashed_at is null) as things,
			(select count(*)::int from kernel.item i where i.owner = a.id and i.trashed_at is not null) as trashed,
			count(d.id) filter (where d.what in ('fine', 'trust'))::int as fine,
			count(d.id) filter (where d.what in ('quarantine', 'trash', 'silence', 'ban'))::int as against,
			exists (select 1 from guard.vouch v where v.actor = a.id) as vouched,
			(select r.how from kernel.restricted r where r.actor = a.id and (r.until is null or r.until > now())
				order by r.how desc limit 1) as restricted
		from kernel.actor a
			left join kernel.account k on k.id = a.id
			left join guard.decision d on d.actor = a.id
				and not exists (select 1 from guard.undoing u where u.decision = d.id)
		where a.id = ${id} and a.kind <> 'house' group by a.id, k.id`;
	return row ?? null;
}

export type PastThing = { id: string; title: string; tool: string; at: Date; state: 'standing' | 'held' | 'trash' };

/** The last things of a maker, newest first. */
export const thingsOf = (actor: string, but: string | null) => carrier()<PastThing[]>`
	select i.id, i.title, i.tool, i.at,
		case when i.trashed_at is not null then 'trash'
			when exists (select 1 from kernel.withheld w where w.item = i.id and w.part = '') then 'held'
			else 'standing' end as state
	from kernel.item i where i.owner = ${actor} and i.id is distinct from ${but} order by i.at desc limit 6`;

export type StateOfThing = { how: string | null; trashed: boolean; visibility: string };

export async function stateOf(item: string | null, part: string): Promise<StateOfThing | null> {
	if (item === null) return null;
	const [row] = await carrier()<StateOfThing[]>`
		select w.how, i.trashed_at is not null as trashed, i.visibility
		from kernel.item i left join kernel.withheld w on w.item = i.id and w.part = ${part} where i.id = ${item}`;
	return row ?? null;
}

/** `kind` of the case; null where there were several. */
export type Decided = { count: number; what: What; kind: DecidedKind | null; undone: boolean };

export async function strokeOf(batch: string): Promise<Decided | null> {
	const [row] = await carrier()<Decided[]>`
		select count(*)::int as count, min(d.what) as what, bool_and(u.decision is not null) as undone,
			case when bool_and(${isLetter()}) then 'letter' when count(distinct c.kind) = 1 then min(c.kind) end as kind
		from guard.decision d left join guard.undoing u on u.decision = d.id left join guard.case c on c.id = d.case_id where d.batch = ${batch} having count(*) > 0`;
	return row ?? null;
}

export async function casesToSee(): Promise<number> {
	return (await waitingByKind()).filter(isPressing).reduce((sum, { count }) => sum + count, 0);
}

export async function oldestCase(): Promise<Date | null> {
	const waiting = (await waitingByKind()).filter(isPressing);
	return waiting.length === 0 ? null : new Date(Math.min(...waiting.map(({ oldest }) => Number(oldest))));
}
