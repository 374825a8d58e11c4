import { groupsBy } from './count.ts';
import { blank, defineMethod, indicesUpTo, isWhole } from './method.ts';

/** `given[s]` is how many voters gave the score s; those who left the option out are counted in `given[0]`. */
export type ScoreFigure = { total: number; average: number; raters: number; given: number[] };

/** As many of the highest score, then of the next: the option with more of them comes first. */
function moreTopScores(one: number[], other: number[]): number {
	for (let score = one.length - 1; score > 0; score--) {
		const lead = other[score]! - one[score]!;
		if (lead !== 0) return lead;
	}
	return 0;
}

/** Range voting: the highest total wins. Left out counts 0, so that an option rated once cannot beat one rated by all. */
export const score = defineMethod<number, ScoreFigure>({
	id: 'score',
	fills: 'scores',
	tieRule: 'more-top-scores',
	absentRule: 'unrated-is-zero',
	valueFault: (value, { maxScore }) => (isWhole(value, 0, maxScore) ? null : { code: 'bad-score', limit: maxScore }),
	supported: ({ total }) => total > 0,
	tally(ballots, { options, maxScore }) {
		const figures = blank(options, () => ({ total: 0, average: 0, raters: 0, given: blank(maxScore + 1, () => 0) }));
		for (const ballot of ballots)
			for (const [index, value] of ballot) {
				const figure = figures[index]!;
				figure.total += value;
				figure.raters++;
				figure.given[value]!++;
			}
		for (const figure of figures) {
			figure.given[0]! += ballots.length - figure.raters;
			figure.average = ballots.length === 0 ? 0 : figure.total / ballots.length;
		}
		const groups = groupsBy(indicesUpTo(options), (one, other) => {
			const [a, b] = [figures[one]!, figures[other]!];
			return b.total - a.total || moreTopScores(a.given, b.given);
		});
		return { figures, groups, steps: undefined };
	}
});
