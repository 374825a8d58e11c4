import { type Ballot, type Bounds, blank, isWhole, type ValueFault } from './method.ts';

/** Counting by ranks costs options × options × ballots, and options³ for Schulze: 100 options stay under a second. */
export const maxRankedOptions = 100;

/** 1 is the best. Equal ranks are allowed, and gaps: only the order counts. */
export const rankFault = (value: unknown, { options }: Bounds): ValueFault | null =>
	isWhole(value, 1, options) ? null : { code: 'bad-rank', limit: options };

/** The ballot's options, best first, those ranked equal together; unranked options do not appear. */
export function tiersOf(ballot: Ballot<number>): number[][] {
	const tiers = new Map<number, number[]>();
	for (const [index, rank] of ballot) {
		const tier = tiers.get(rank);
		if (tier) tier.push(index);
		else tiers.set(rank, [index]);
	}
	return [...tiers].sort(([one], [other]) => one - other).map(([, tier]) => tier);
}

/** `duels[a][b]`: ballots that put option a before option b; an unranked option comes after every ranked one. */
export function duelsOf(ballots: Ballot<number>[], options: number): number[][] {
	const duels = blank(options, () => blank(options, () => 0));
	const ranks = new Array<number>(options);
	for (const ballot of ballots) {
		ranks.fill(options + 1);
		for (const [index, rank] of ballot) ranks[index] = rank;
		for (const [index, rank] of ballot) {
			const row = duels[index]!;
			for (let other = 0; other < options; other++) if (rank < ranks[other]!) row[other]!++;
		}
	}
	return duels;
}
