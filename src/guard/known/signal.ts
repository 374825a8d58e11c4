/** What people decided of the like speaks of what comes after it. */
import { companyAtHand } from '../campaigns/kin.ts';
import { likenessOf } from '../form/campaign.ts';
import { type Evidence, isStranger, leastTrust } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';
import { isShared } from '../links/shared.ts';
import { type Facts, factsAt, nothing } from './facts.ts';
import { stoodDomains } from './usual.ts';

const mostDomains = 20;

/** Enough for quarantine at once. */
const pointsOfCampaign = 14;

const inheriting: ReadonlySet<string> = new Set(['known.campaign', 'known.campaign-of', 'known.domain']);

const isInherited = ({ symbol, points, gaps }: Found): boolean =>
	inheriting.has(symbol) && points > 0 && Boolean(gaps?.decision);

function campaignFound({ campaigns }: Facts, evidence: Evidence, campaign: string | null): Found[] {
	if (campaign === null) return [];
	const { against, fine, last } = campaigns.get(campaign) ?? nothing;
	// Copies of what was decided, and its kin, are one reason.
	if (against > 0 && isStranger(evidence) && companyAtHand(evidence)?.follows) return [];
	return against > 0 && fine === 0
		? [{ symbol: 'known.campaign', points: pointsOfCampaign, gaps: { count: against, decision: last! } }]
		: [];
}

const domainsIn = ({ links }: Evidence): string[] =>
	[...new Set(links.flatMap(({ domain, host }) => (domain && !isShared(host) ? [domain] : [])))].slice(0, mostDomains);

function domainsFound(
	{ domains }: Facts,
	{ links, maker }: Evidence,
	looked: readonly string[],
	stood: readonly string[]
): Found[] {
	if (looked.length === 0) return [];
	const [worst] = looked
		.map((domain) => ({ domain, ...(domains.get(domain) ?? nothing) }))
		.filter(({ against, fine }) => against > 0 && fine === 0)
		.sort((one, other) => other.against - one.against);
	if (worst) {
		const { domain, against: count, last } = worst;
		// Once may be chance; whoever names it again follows.
		const gaps = { domain, count, ...(count > 1 && isStranger({ maker }) && { decision: last! }) };
		return [{ symbol: 'known.domain', points: count > 1 ? 14 : 9, gaps }];
	}
	// Several addresses of one site are one habit: all of them must be where others linked before.
	const isUsual = links.every(({ domain }) => domain !== null && stood.includes(domain));
	return isUsual ? [{ symbol: 'known.usual', points: -2.5 }] : [];
}

const fewFromPlace = 3;

function placeFound({ networks }: Facts, { place, maker }: Evidence): Found[] {
	if (!place || maker.trust >= leastTrust) return [];
	const { against, fine } = networks.get(place.network) ?? nothing;
	return against >= fewFromPlace && against > 4 * fine
		? [{ symbol: 'known.place', points: against >= 10 ? 5 : 3, gaps: { count: against } }]
		: [];
}

export const known: Signal = {
	name: 'known',
	version: '2',
	cost: 'last',
	ready: async () => factsAt(new Date()),
	look(evidence) {
		if (!evidence.text && !evidence.title) return [];
		const { campaign } = likenessOf(evidence);
		const domains = domainsIn(evidence);
		const found = (facts: Facts, stood: readonly string[]) => [
			...campaignFound(facts, evidence, campaign),
			...domainsFound(facts, evidence, domains, stood),
			...placeFound(facts, evidence)
		];
		const facts = factsAt(evidence.now);
		const stood = stoodDomains(domains, evidence.maker.id, evidence.now);
		if (!(facts instanceof Promise) && !(stood instanceof Promise)) return found(facts, stood);
		return Promise.all([facts, stood]).then(([known, standing]) => found(known, standing));
	}
};

/** The decision a quarantine follows from, where a person decided the same of its like. */
export function inheritedFrom(found: readonly Found[]): string | null {
	const inherited = found.find(isInherited);
	return inherited ? String(inherited.gaps?.decision) : null;
}
