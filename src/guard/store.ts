/** The rows of what was weighed. */
import { carrier } from '#kernel/database/connection.ts';
import { against } from './decisions/decision.ts';
import type { Evidence, Maker } from './judge/evidence.ts';
import type { Thresholds, Verdict } from './judge/verdict.ts';
import type { Opinions } from './judge/weighing.ts';

export type NewEvent = {
	evidence: Evidence;
	opinions: Opinions;
	score: number;
	verdict: Verdict;
	acted: boolean;
	item: string | null;
	part: string;
	/** Null where nobody may know who it was; then neither is it kept from where it came. */
	actor: string | null;
	at: Date;
	signature: Uint8Array | null;
	campaign: string | null;
};

export const mostTitle = 1000;
export const mostBody = 20_000;

export async function keepEvent(event: NewEvent): Promise<string> {
	const { evidence, opinions, actor } = event;
	const { maker } = evidence;
	const domains = [...new Set(evidence.links.flatMap(({ domain }) => domain ?? []))].slice(0, 50);
	const known = actor ? maker : { mailProven: null, stood: null, against: null, vouched: null };
	const [row] = await carrier()<{ id: string }[]>`
		insert into guard.event (at, tool, kind, act, item, part, actor, place, network, title, body, language, domains,
			links, mails, substance, maker_kind, maker_days, maker_trust, proven, stood, against, vouched, seconds, trapped,
			signature, campaign, score, verdict, acted, symbols, versions, unknown)
		values (${event.at}, ${evidence.tool}, ${evidence.kind}, ${evidence.act}, ${event.item}, ${event.part}, ${actor},
			${actor && evidence.place ? evidence.place.hash : null}, ${actor && evidence.place ? evidence.place.network : null},
			${evidence.title.slice(0, mostTitle)}, ${evidence.text.slice(0, mostBody)}, ${evidence.language}, ${domains},
			${evidence.links.length}, ${evidence.mails}, ${evidence.substance}, ${maker.kind}, ${actor ? maker.days : 0},
			${actor ? maker.trust : 0}, ${known.mailProven}, ${known.stood}, ${known.against}, ${known.vouched},
			${evidence.form?.seconds ?? null}, ${evidence.form?.trapped ?? null}, ${event.signature}, ${event.campaign}, ${event.score}, ${event.verdict}, ${event.acted},
			${opinions.found as never}::jsonb, ${opinions.versions as never}::jsonb, ${opinions.unknown})
		returning id`;
	return row!.id;
}

export type Known = Pick<Maker, 'days' | 'mailProven' | 'stood' | 'against' | 'vouched'> & { isDecider: boolean };

/** What this host remembers of whoever acts. */
export async function knownOf(actor: string): Promise<Known | null> {
	const [row] = await carrier()<Known[]>`
		select extract(epoch from now() - a.at)::float8 / 86400 as days,
			coalesce(c.mail_proven, false) as "mailProven",
			(select count(*)::int from (
				select 1 from kernel.item i where i.owner = a.id and i.trashed_at is null
					and i.at < now() - interval '30 days'
					and not exists (select 1 from kernel.withheld w where w.item = i.id) limit 20) stood) as stood,
			(select count(*)::int from (
				select 1 from guard.decision d where d.actor = a.id and d.what = any(${against as unknown as string[]})
					and not exists (select 1 from guard.undoing u where u.decision = d.id) limit 20) lost) as against,
			exists (select 1 from guard.vouch v where v.actor = a.id) as vouched,
			exists (select 1 from kernel.decider d where d.account = a.id) as "isDecider"
		from kernel.actor a left join kernel.account c on c.id = a.id where a.id = ${actor}`;
	return row ?? null;
}

export async function chosenThresholds(): Promise<Map<string, Partial<Thresholds>>> {
	const rows = await carrier()<{ kind: string; verdict: Exclude<Verdict, 'pass'>; points: number | null }[]>`
		select kind, verdict, points from guard.threshold`;
	const chosen = new Map<string, Partial<Thresholds>>();
	for (const { kind, verdict, points } of rows) chosen.set(kind, { ...chosen.get(kind), [verdict]: points });
	return chosen;
}

const daysKept = 180;

/** What is older than half a year is forgotten. */
export const forgetEvents = (now: Date) =>
	carrier()`delete from guard.event where at < ${now}::timestamptz - make_interval(days => ${daysKept})`;

/** Chosen at once for all verdicts of a kind. */
export async function setThresholds(kind: string, wanted: Thresholds, by: string, at: Date): Promise<void> {
	await carrier()`
		insert into guard.threshold (kind, verdict, points, by, at)
		select ${kind}, key, value::real, ${by}, ${at} from jsonb_each_text(${JSON.stringify(wanted)}::text::jsonb)
		on conflict (kind, verdict) do update set points = excluded.points, by = excluded.by, at = excluded.at`;
}

export const resetThresholds = (kind: string) => carrier()`delete from guard.threshold where kind = ${kind}`;

export type VerdictCount = { kind: string; verdict: Verdict; count: number };

/** What was weighed and kept in the last seven days. */
export const weekOfVerdicts = () =>
	carrier()<VerdictCount[]>`
		select kind, verdict, count(*)::int as count from guard.event
		where at > now() - interval '7 days' group by 1, 2 order by 1, 2`;
