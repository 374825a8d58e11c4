/** What people decided of the like speaks of what comes after it. */
import { likenessOf } from '../form/campaign.ts';
import type { Evidence } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';
import { isShared } from '../links/shared.ts';
import * as store from './store.ts';

const mostDomains = 20;

/** Enough for quarantine at once. */
const pointsOfCampaign = 14;

async function campaignFound({ now }: Evidence, campaign: string | null): Promise<Found[]> {
	if (campaign === null) return [];
	const { against, fine, last } = await store.decidedOfCampaign(campaign, now);
	return against > 0 && fine === 0
		? [{ symbol: 'known.campaign', points: pointsOfCampaign, gaps: { count: against, decision: last! } }]
		: [];
}

async function domainsFound({ links, now }: Evidence): Promise<Found[]> {
	const named = new Set(links.flatMap(({ domain, host }) => (domain && !isShared(host) ? [domain] : [])));
	if (named.size === 0) return [];
	const decided = await store.decidedOfDomains([...named].slice(0, mostDomains), now);
	const [worst] = decided
		.filter(({ against, fine }) => against > 0 && fine === 0)
		.sort((one, other) => other.against - one.against);
	return worst
		? [
				{
					symbol: 'known.domain',
					points: worst.against > 1 ? 14 : 9,
					gaps: { domain: worst.domain, count: worst.against }
				}
			]
		: [];
}

const fewFromPlace = 3;

async function placeFound({ place, maker, now }: Evidence): Promise<Found[]> {
	if (!place || maker.trust >= 0.3) return [];
	const { against, fine } = await store.decidedOfPlace(place.network, now);
	return against >= fewFromPlace && against > 4 * fine
		? [{ symbol: 'known.place', points: against >= 10 ? 4 : 2.5, gaps: { count: against } }]
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
