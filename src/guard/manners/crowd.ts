/**
 * Strangers with links who all come from one corner of the network within a day: one hand with many names. Kept in
 * memory, by hashes that change every day; each process counts for itself.
 */
import { settings } from '#kernel/settings/settings.ts';
import { isNewHere } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';

const dayMs = 86_400_000;
const mostNetworks = 20_000;
const mostMakers = 64;

type Corner = Map<string, number>;
const corners = new Map<string, Corner>();

function cornerOf(network: string): Corner {
	const known = corners.get(network);
	if (known) return known;
	if (corners.size >= mostNetworks) corners.delete(corners.keys().next().value!);
	const corner: Corner = new Map();
	corners.set(network, corner);
	return corner;
}

/** How many others were there within the day; from now on this one is among them. */
function others(network: string, maker: string, now: number): number {
	const corner = cornerOf(network);
	for (const [known, at] of corner) if (now - at > dayMs) corner.delete(known);
	corner.delete(maker);
	const count = corner.size;
	if (count >= mostMakers) corner.delete(corner.keys().next().value!);
	corner.set(maker, now);
	return count;
}

/** A library or a campus brings one or two of them a day. */
const steps: [least: number, points: number][] = [
	[12, 7],
	[7, 6],
	[4, 5],
	[3, 3.5],
	[2, 2]
];

/** A whole class makes accounts in one lesson: some work for each, and nobody waits for a person. */
const mostOfSignUps = 6;

export const crowd: Signal = {
	name: 'manners.crowd',
	version: '1',
	cost: 'nothing',
	look(evidence): Found[] {
		const { place, links, maker, now, kind } = evidence;
		const brings = links.length > 0 || kind.endsWith('.sign-up');
		if (settings().RATE_LIMITS === 'off' || !place || !brings || !isNewHere(evidence)) return [];
		const isSignUp = kind.endsWith('.sign-up');
		const count = others(`${place.network} ${isSignUp}`, maker.id, now.getTime());
		const found = steps.find(([least]) => count >= least)?.[1] ?? 0;
		const points = isSignUp ? Math.min(mostOfSignUps, found) : found;
		return points ? [{ symbol: 'manners.crowd', points, gaps: { count: count + 1 } }] : [];
	}
};
