/** What people decided of the like, and was not undone. */
import { carrier } from '#kernel/database/connection.ts';
import { inOneFlight } from '#kernel/database/flight.ts';
import { against } from '../decisions/decision.ts';

export type Decided = { against: number; fine: number; last: string | null };

const counts = () => carrier()`
	count(*) filter (where d.what = any(${against as unknown as string[]}) and d.why in ('spam', 'phishing'))::int as against,
	count(*) filter (where d.what in ('fine', 'trust', 'granted'))::int as fine,
	max(d.id) filter (where d.what = any(${against as unknown as string[]}))::text as last`;

const standing = (now: Date) => carrier()`
	d.at > ${now}::timestamptz - interval '30 days'
	and not exists (select 1 from guard.undoing u where u.decision = d.id)`;

export async function decidedOfCampaign(campaign: string, now: Date): Promise<Decided> {
	const [row] = await carrier()<Decided[]>`
		select ${counts()} from guard.event e join guard.decision d on d.event = e.id
		where e.campaign = ${campaign} and ${standing(now)}`;
	return row!;
}

export type DecidedDomain = Decided & { domain: string };

export const decidedOfDomains = (domains: readonly string[], now: Date): Promise<DecidedDomain[]> =>
	carrier()<DecidedDomain[]>`
		select domain, ${counts()} from guard.event e join guard.decision d on d.event = e.id, unnest(e.domains) domain
		where e.domains && ${domains as string[]} and e.domains <> '{}' and domain = any(${domains as string[]})
			and ${standing(now)} group by domain` as unknown as Promise<DecidedDomain[]>;

const nothing: Decided = { against: 0, fine: 0, last: null };

/** Of the last day, by network. */
export const decidedOfPlace = inOneFlight(async (asks: { network: string; now: Date }[]): Promise<Decided[]> => {
	const now = asks.at(-1)!.now;
	const rows = await carrier()<(Decided & { network: string })[]>`
		select e.network, ${counts()} from guard.event e join guard.decision d on d.event = e.id
		where e.network = any(${[...new Set(asks.map(({ network }) => network))]})
			and e.at > ${now}::timestamptz - interval '1 day' and ${standing(now)} group by 1`;
	const found = new Map(rows.map((row) => [row.network, row]));
	return asks.map(({ network }) => found.get(network) ?? nothing);
});

/** Of these domains, those that at least two others named a day ago or more, which passed and still stand. */
export async function stoodDomains(domains: readonly string[], maker: string, now: Date): Promise<string[]> {
	const rows = await carrier()<{ domain: string }[]>`
		select domain from guard.event e, unnest(e.domains) domain
		where e.domains && ${domains as string[]} and e.domains <> '{}' and domain = any(${domains as string[]})
			and e.at < ${now}::timestamptz - interval '1 day' and e.verdict in ('pass', 'tag')
			and e.actor is distinct from ${maker}
			and not exists (select 1 from guard.case c where c.item = e.item and c.part = e.part)
		group by domain having count(distinct e.actor) >= 2`;
	return rows.map(({ domain }) => domain);
}

/** What was quarantined because of a decision that was taken back waits for a person again. */
export const reopenInherited = (decision: string) => carrier()`
	update guard.case c set closed_at = null
	where c.about->>'inherits' = ${decision} and c.closed_at is not null
		and not exists (select 1 from guard.decision d where d.case_id = c.id)
		and not exists (select 1 from guard.case o where o.item = c.item and o.part = c.part and o.closed_at is null)`;
