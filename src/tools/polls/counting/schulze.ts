import type { OptionId } from './count.ts';
import { blank, defineMethod, indicesUpTo } from './method.ts';
import { duelsOf, maxRankedOptions, rankFault } from './ranks.ts';

export type SchulzeFigure = { won: number; lost: number; drawn: number; ranked: number };

export type SchulzeSteps = {
	/** Rows and columns of both tables. */
	options: OptionId[];
	/** `duels[a][b]`: voters who prefer a to b. */
	duels: number[][];
	/** `paths[a][b]`: strength of the strongest path from a to b, 0 without a path. */
	paths: number[][];
	/** The option that wins all its duels, where there is one. */
	condorcetWinner: OptionId | null;
};

/** A path is as strong as its weakest won duel, a duel as strong as the voters on its winning side ("winning votes"). */
export function strongestPaths(duels: readonly number[][]): number[][] {
	const paths = duels.map((row, a) => row.map((voters, b) => (voters > duels[b]![a]! ? voters : 0)));
	for (const [via, onward] of paths.entries())
		for (const [from, row] of paths.entries()) {
			const reach = row[via]!;
			if (from === via || reach === 0) continue;
			for (let to = 0; to < row.length; to++) {
				const strength = Math.min(reach, onward[to]!);
				if (to !== from && strength > row[to]!) row[to] = strength;
			}
		}
	return paths;
}

/** Those whom nobody left beats share the next place: the first group is Schulze's set of potential winners. */
function layersOf(paths: readonly number[][]): number[][] {
	const layers: number[][] = [];
	for (let left = indicesUpTo(paths.length); left.length > 0; ) {
		const layer = left.filter((one) => left.every((other) => paths[one]![other]! >= paths[other]![one]!));
		layers.push(layer);
		left = left.filter((one) => !layer.includes(one));
	}
	return layers;
}

function figuresOf(duels: readonly number[][], ranked: number[]): SchulzeFigure[] {
	return duels.map((row, a) => {
		const leads = row.map((voters, b) => Math.sign(voters - duels[b]![a]!)).filter((_, b) => b !== a);
		const how = (sign: number) => leads.filter((lead) => lead === sign).length;
		return { won: how(1), lost: how(-1), drawn: how(0), ranked: ranked[a]! };
	});
}

/** M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent method", 2011. */
export const schulze = defineMethod<number, SchulzeFigure, SchulzeSteps>({
	id: 'schulze',
	fills: 'ranks',
	tieRule: 'equal-paths-share',
	absentRule: 'unranked-is-last',
	maxOptions: maxRankedOptions,
	valueFault: rankFault,
	supported: ({ ranked }) => ranked > 0,
	tally(ballots, bounds, options) {
		const duels = duelsOf(ballots, bounds.options);
		const paths = strongestPaths(duels);
		const ranked = blank(bounds.options, () => 0);
		for (const ballot of ballots) for (const [index] of ballot) ranked[index]!++;
		const figures = figuresOf(duels, ranked);
		const champion = figures.findIndex(({ won }) => won === bounds.options - 1);
		const condorcetWinner = bounds.options > 1 ? (options[champion] ?? null) : null;
		return { figures, groups: layersOf(paths), steps: { options: [...options], duels, paths, condorcetWinner } };
	}
});
