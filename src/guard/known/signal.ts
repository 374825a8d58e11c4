/** What people decided of the like speaks of what comes after it. */
import { likenessOf } from '../form/campaign.ts';
import type { Evidence } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';
import { isShared } from '../links/shared.ts';
import { decidedOfCampaign, decidedOfDomain, decidedOfNetwork } from './facts.ts';
import { stoodDomains } from './usual.ts';

const mostDomains = 20;

/** Enough for quarantine at once. */
const pointsOfCampaign = 14;

async function campaignFound({ now }: Evidence, campaign: string | null): Promise<Found[]> {
	if (campaign === null) return [];
	const { against, fine, last } = await decidedOfCampaign(campaign, now);
	return against > 0 && fine === 0
		? [{ symbol: 'known.campaign', points: pointsOfCampaign, gaps: { count: against, decision: last! } }]
		: [];
}

async function domainsFound({ links, maker, now }: Evidence): Promise<Found[]> {
	const domains = [...new Set(links.flatMap(({ domain, host }) => (domain && !isShared(host) ? [domain] : [])))];
	if (domains.length === 0) return [];
	const looked = domains.slice(0, mostDomains);
	const [decided, stood] = await Promise.all([
		Promise.all(looked.map(async (domain) => ({ domain, ...(await decidedOfDomain(domain, now)) }))),
		stoodDomains(looked, maker.id, now)
	]);
	const [worst] = decided
		.filter(({ against, fine }) => against > 0 && fine === 0)
		.sort((one, other) => other.against - one.against);
	if (worst) {
		const gaps = { domain: worst.domain, count: worst.against };
		return [{ symbol: 'known.domain', points: worst.against > 1 ? 14 : 9, gaps }];
	}
	// Several addresses of one site are one habit: all of them must be where others linked before.
	const isUsual = links.every(({ domain }) => domain !== null && stood.includes(domain));
	return isUsual ? [{ symbol: 'known.usual', points: -2.5 }] : [];
}

const fewFromPlace = 3;

async function placeFound({ place, maker, now }: Evidence): Promise<Found[]> {
	if (!place || maker.trust >= 0.3) return [];
	const { against, fine } = await decidedOfNetwork(place.network, now);
	return against >= fewFromPlace && against > 4 * fine
		? [{ symbol: 'known.place', points: against >= 10 ? 5 : 3, gaps: { count: against } }]
		: [];
}

export const known: Signal = {
	name: 'known',
	version: '1',
	cost: 'last',
	async look(evidence) {
		if (!evidence.text && !evidence.title) return [];
		const { campaign } = likenessOf(evidence);
		const found = await Promise.all([campaignFound(evidence, campaign), domainsFound(evidence), placeFound(evidence)]);
		return found.flat();
	}
};

/** The decision a quarantine follows from, where a person decided the same of its like. */
export function inheritedFrom(found: readonly Found[]): string | null {
	const inherited = found.find(({ symbol, points }) => symbol === 'known.campaign' && points > 0);
	return inherited ? String(inherited.gaps?.decision) : null;
}
