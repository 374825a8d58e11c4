/** What the bars of a chart show: shares of a whole, by method. Pure. */
import type { Count } from '../counting/count.ts';
import { type GradeFigure, grades } from '../counting/majority-judgment.ts';
import type { Counts } from '../counting/methods.ts';
import type { OptionId } from '../poll.ts';

/** How a part of a bar is filled: by colour and by weave, so that no part is told by colour alone. */
export type Fill = 'yes' | 'maybe' | 'no' | 'plain' | `grade-${number}`;
export type BarPart = { fill: Fill; share: number };

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

const one = (part: number, whole: number): BarPart[] => [{ fill: 'plain', share: share(part, whole) }];

const gradeParts = ({ given }: GradeFigure, voters: number): BarPart[] =>
	grades.map((grade, level) => ({ fill: `grade-${level}`, share: share(given[grade], voters) }));

/** The bar of one option; 1 is the full width. */
export function barOf(count: Count, option: OptionId): BarPart[] {
	const counted = count as Counts[keyof Counts];
	const { ballots } = counted;
	switch (counted.method) {
		case 'yes-maybe': {
			const { yes, maybe, no } = (counted as Counts['yes-maybe']).figures[option]!;
			return [
				{ fill: 'yes', share: share(yes, ballots) },
				{ fill: 'maybe', share: share(maybe, ballots) },
				{ fill: 'no', share: share(no, ballots) }
			];
		}
		case 'approval':
			return [{ fill: 'yes', share: share((counted as Counts['approval']).figures[option]!.yes, ballots) }];
		case 'run-off':
			return one((counted as Counts['run-off']).figures[option]!.last, ballots);
		case 'schulze': {
			const { figures } = counted as Counts['schulze'];
			return one(figures[option]!.won, Object.keys(figures).length - 1);
		}
		case 'score':
			return one((counted as Counts['score']).figures[option]!.total, mostPoints(counted as Counts['score']));
		case 'majority-judgment':
			return gradeParts((counted as Counts['majority-judgment']).figures[option]!, ballots);
		case 'dots':
			return one((counted as Counts['dots']).figures[option]!.dots, mostDots(counted as Counts['dots']));
	}
}

/** All voters giving the highest score. */
const mostPoints = ({ figures, ballots }: Counts['score']): number => {
	const [any] = Object.values(figures);
	return ballots * ((any?.given.length ?? 1) - 1);
};

const mostDots = ({ figures }: Counts['dots']): number =>
	Math.max(1, ...Object.values(figures).map(({ dots }) => dots));

/** The fills that need a word in the legend, with the key of that word. */
export function legendOf(method: Count['method']): { fill: Fill; words: string }[] {
	if (method === 'yes-maybe')
		return (['yes', 'maybe', 'no'] as const).map((fill) => ({ fill, words: `ui:answers.${fill}` }));
	if (method === 'majority-judgment')
		return grades.map((grade, level) => ({ fill: `grade-${level}`, words: `polls:counting.grades.${grade}` }));
	return [];
}
