import { groupsBy } from './count.ts';
import { blank, defineMethod, indicesUpTo } from './method.ts';

export type Answer = 'yes' | 'maybe' | 'no';
export type YesMaybeFigure = { yes: number; maybe: number; no: number; unanswered: number };

const answers: readonly unknown[] = ['yes', 'maybe', 'no'];

/** Framadate stars whatever has most yes; here, options with as many yes are told apart by yes and maybe together. */
export const yesMaybe = defineMethod<Answer, YesMaybeFigure>({
	id: 'yes-maybe',
	fills: 'answers',
	tieRule: 'most-yes-or-maybe',
	absentRule: 'unanswered-adds-nothing',
	valueFault: (value) => (answers.includes(value) ? null : { code: 'bad-answer' }),
	ballotFault: (values, { maxYes }) =>
		values.filter((value) => value === 'yes').length > maxYes ? { code: 'too-many-yes', limit: maxYes } : null,
	supported: ({ yes, maybe }) => yes + maybe > 0,
	tally(ballots, { options }) {
		const figures = blank(options, () => ({ yes: 0, maybe: 0, no: 0, unanswered: ballots.length }));
		for (const ballot of ballots)
			for (const [index, answer] of ballot) {
				figures[index]![answer]++;
				figures[index]!.unanswered--;
			}
		const groups = groupsBy(indicesUpTo(options), (one, other) => {
			const [a, b] = [figures[one]!, figures[other]!];
			return b.yes - a.yes || b.yes + b.maybe - (a.yes + a.maybe);
		});
		return { figures, groups, steps: undefined };
	}
});
