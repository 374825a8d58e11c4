/** The rows campaigns are remembered by. */
import { carrier } from '#kernel/database/connection.ts';
import type { What } from '../decisions/decision.ts';
import type { Found } from '../judge/signal.ts';
import { ofStranger } from '../strangers.ts';

export type Written = { title: string; body: string };

const written = () => carrier()`e.title, left(e.body, 8000) as body, e.domains, e.network`;

export type EventRow = Written & {
	campaign: string | null;
	actor: string | null;
	/** Of its links; and from where it came, by a hash that changes every day. */
	domains?: readonly string[];
	network?: string | null;
	at: Date;
	tool: string;
	item: string | null;
	part: string;
	event: string;
};

export type DecidedRow = EventRow & { decision: string; what: What; why: string; caseId: string | null };

const mostDecided = 4_000;

/** What people decided within thirty days and did not take back, oldest first. */
export const decidedTexts = (now: Date): PromiseLike<DecidedRow[]> =>
	carrier()<DecidedRow[]>`
		select l.* from (
			select d.id as decision, d.what, d.why, d.case_id as "caseId", coalesce(c.campaign, e.campaign) as campaign,
				e.actor, e.at, e.tool, d.item, d.part, e.id as event, ${written()}
			from guard.decision d join guard.event e on e.id = d.event left join guard.case c on c.id = d.case_id
			where d.at > ${now}::timestamptz - interval '30 days'
				and not exists (select 1 from guard.undoing u where u.decision = d.id)
			order by d.id desc limit ${mostDecided}
		) l order by l.decision`;

export type WaitingRow = EventRow & { caseId: string; isSure: boolean };

const mostWaiting = 2_000;

/** What the guard held back within a week and waits for a person, or was so sure of within a day that it waits for none. */
export const waitingTexts = (now: Date, after: string): PromiseLike<WaitingRow[]> =>
	carrier()<WaitingRow[]>`
		select l.* from (
			select c.id as "caseId", c.campaign, e.actor, e.at, c.tool, c.item, c.part, e.id as event, ${written()},
				c.closed_at is not null as "isSure"
			from guard.case c join guard.event e on e.id = c.event
			where c.id > ${after} and c.kind in ('hold', 'quarantine') and c.at > ${now}::timestamptz - interval '7 days'
				and (c.closed_at is null or c.about ? 'settled' and c.at > ${now}::timestamptz - interval '1 day')
			order by c.id desc limit ${mostWaiting}
		) l order by l."caseId"`;

const mostPassed = 3_000;

/** What nobody knows yet who wrote, was let through within a day and stands. */
export const passedTexts = (now: Date): PromiseLike<EventRow[]> =>
	carrier()<EventRow[]>`
		select e.id as event, e.campaign, e.actor, e.at, e.tool, e.item, e.part, ${written()}
		from guard.event e
		where e.at > ${now}::timestamptz - interval '1 day' and e.item is not null and e.actor is not null
			and ${ofStranger()} and e.verdict in ('pass', 'tag', 'slow', 'challenge')
			and not exists (select 1 from kernel.withheld w where w.item = e.item and w.part = e.part)
			and not exists (select 1 from guard.case c where c.item = e.item and c.part = e.part)
		order by e.id desc limit ${mostPassed}`;

const mostOrdinary = 2_000;

/** What people here write otherwise: nothing spoke against it and it stands. */
export const ordinaryTexts = (): PromiseLike<Written[]> =>
	carrier()<Written[]>`
		select e.title, left(e.body, 2000) as body from guard.event e
		where e.verdict = 'pass' and e.score <= 1 and length(e.title) + length(e.body) >= 20
			and not exists (select 1 from guard.case c where c.item = e.item and c.part = e.part)
		order by e.id desc limit ${mostOrdinary}`;

/** The younger go by the name of the oldest from now on. */
export const renameCampaigns = (younger: readonly string[], oldest: string) =>
	carrier()`
		update guard.case set campaign = ${oldest} where campaign = any(${younger as string[]}) and closed_at is null`;

/** Whether it still stands as it was let through, or will in a moment; locked, so that of two who look one acts. */
export async function standsFree(item: string, part: string): Promise<boolean> {
	const rows = await carrier()`
		select 1 from kernel.item i where i.id = ${item} and i.trashed_at is null
			and not exists (select 1 from kernel.withheld w where w.item = i.id and w.part = ${part}
				and w.opens_at is null)
			and not exists (select 1 from guard.case c where c.item = i.id and c.part = ${part})
		for update of i`;
	return rows.length > 0;
}

export type Follower = {
	id: string;
	item: string | null;
	part: string;
	kind: string;
	symbols: Found[];
	trust: number;
};

/** What followed from a decision, and nobody decided of by itself. */
export const followersOf = (decision: string): PromiseLike<Follower[]> =>
	carrier()<Follower[]>`
		select c.id, c.item, c.part, coalesce(e.kind, '') as kind, coalesce(e.symbols, '[]') as symbols,
			coalesce(e.maker_trust, 0) as trust
		from guard.case c left join guard.event e on e.id = c.event
		where c.about->>'inherits' = ${decision} and c.closed_at is not null
			and not exists (select 1 from guard.decision d where d.case_id = c.id)
			and not exists (select 1 from guard.case o where o.item = c.item and o.part = c.part and o.closed_at is null)
		for update of c`;
