/** An order of options as it is put together: those ranked, best first, and those left without a rank. */
import type { OptionId } from '../poll.ts';

/** `tied`: shares the rank of the one above. */
export type Ranked = { id: OptionId; tied: boolean };

/** From ranks to the order; equal ranks are tied. */
export function orderOf(ids: OptionId[], ranks: Record<OptionId, number | undefined>): Ranked[] {
	const ranked = ids.filter((id) => ranks[id] !== undefined);
	ranked.sort((one, other) => ranks[one]! - ranks[other]! || ids.indexOf(one) - ids.indexOf(other));
	return ranked.map((id, place) => ({ id, tied: place > 0 && ranks[ranked[place - 1]!] === ranks[id] }));
}

/** Ranks count places taken by groups: 1, 2, 2, 3. */
export function ranksOf(order: Ranked[]): Map<OptionId, number> {
	let rank = 0;
	return new Map(
		order.map(({ id, tied }, place) => {
			if (!tied || place === 0) rank += 1;
			return [id, rank];
		})
	);
}

/** Moves one to another place; what moves shares its rank with nobody. */
export function moved(order: Ranked[], id: OptionId, to: number): Ranked[] {
	const rest = order.filter((one) => one.id !== id);
	const place = Math.max(0, Math.min(to, rest.length));
	const next = [...rest.slice(0, place), { id, tied: false }, ...rest.slice(place)];
	return next.map((one, at) => (at === 0 ? { ...one, tied: false } : one));
}

export const without = (order: Ranked[], id: OptionId): Ranked[] =>
	order.filter((one) => one.id !== id).map((one, at) => (at === 0 ? { ...one, tied: false } : one));

export const tiedOrNot = (order: Ranked[], id: OptionId): Ranked[] =>
	order.map((one, place) => (one.id === id && place > 0 ? { ...one, tied: !one.tied } : one));
