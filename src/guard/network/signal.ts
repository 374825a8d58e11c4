/**
 * Where an action comes from, by the lists of networks whoever hosts chose. Weak on purpose: honest people use Tor,
 * work behind a data centre, and are given an address that somebody abused before them.
 */
import type { Found, Signal } from '../judge/signal.ts';
import type { Held } from '../lists/holding.ts';
import { listsWith, type NetworkKind, networkLists } from './lists.ts';
import type { Ranges } from './ranges.ts';

const points: Record<NetworkKind, number> = { tor: 1, vpn: 0.5, datacentre: 1, abuse: 2.5 };

/** However many lists agree. */
const most = 4;

const isKind = (kind: string): kind is NetworkKind => kind in points;

function found(address: string, held: readonly Held<Ranges>[]): Found[] {
	const kinds = new Map<NetworkKind, string>();
	for (const { kind, name } of listsWith(address, held)) if (isKind(kind) && !kinds.has(kind)) kinds.set(kind, name);
	let left = most;
	return [...kinds].flatMap(([kind, list]) => {
		const weight = Math.min(left, points[kind]);
		left -= weight;
		return weight > 0 ? [{ symbol: `network.${kind}`, points: weight, gaps: { list } }] : [];
	});
}

export const networkSignal: Signal = {
	name: 'network',
	get version() {
		return `1${networkLists
			.held()
			.map(({ id, edition }) => ` ${id.slice(0, 6)}.${edition}`)
			.join('')}`;
	},
	cost: 'nothing',
	ready: networkLists.refresh,
	look({ place }) {
		if (!place) return [];
		const held = networkLists.now();
		return held instanceof Promise ? held.then((lists) => found(place.address, lists)) : found(place.address, held);
	}
};
