import { groupsBy } from './count.ts';
import { blank, defineMethod, indicesUpTo, isWhole } from './method.ts';

export type DotsFigure = { dots: number; voters: number };

/** Dot voting: each voter spreads a few dots; most dots win, and on a tie the option chosen by more people. */
export const dots = defineMethod<number, DotsFigure>({
	id: 'dots',
	fills: 'dots',
	tieRule: 'more-voters',
	absentRule: 'no-dots',
	valueFault(value, { dots: most, dotsPerOption }) {
		const limit = Math.min(most, dotsPerOption);
		return isWhole(value, 0, limit) ? null : { code: 'bad-dots', limit };
	},
	ballotFault: (values, { dots: most }) =>
		values.reduce((sum, value) => sum + value, 0) > most ? { code: 'too-many-dots', limit: most } : null,
	supported: (figure) => figure.dots > 0,
	tally(ballots, { options }) {
		const figures = blank(options, () => ({ dots: 0, voters: 0 }));
		for (const ballot of ballots)
			for (const [index, value] of ballot) {
				figures[index]!.dots += value;
				if (value > 0) figures[index]!.voters++;
			}
		const groups = groupsBy(indicesUpTo(options), (one, other) => {
			const [a, b] = [figures[one]!, figures[other]!];
			return b.dots - a.dots || b.voters - a.voters;
		});
		return { figures, groups, steps: undefined };
	}
});
