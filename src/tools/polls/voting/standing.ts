/** What the foot of the grid says of each option: a figure that depends on how the poll is counted. */
import type { Translate } from '#ui/view.ts';
import type { Ballot } from '../ballot.ts';
import type { Count } from '../counting/count.ts';
import type { Counts } from '../counting/methods.ts';
import { type OptionId, type Poll, takesSeats } from '../poll.ts';
import { countPoll } from '../result.ts';

export type Standing = {
	/** The options ahead so far: several where nothing tells them apart. */
	best: ReadonlySet<OptionId>;
	/** null where counts of yes say it all. */
	count: Count | null;
};

export function standingOf(poll: Poll, ballots: Pick<Ballot, 'choices'>[]): Standing {
	const count = countPoll(poll, ballots);
	return { best: new Set(count.winners), count: takesSeats(poll.method) ? null : count };
}

export const noStanding: Standing = { best: new Set(), count: null };

const placeIn = (count: Count, option: OptionId): number =>
	count.places.find(({ options }) => options.includes(option))?.place ?? 0;

/** The figure of one option in words; '' before anybody answered. */
export function figureWords(count: Count, option: OptionId, t: Translate): string {
	if (count.ballots === 0) return '';
	const figure = count.figures[option];
	switch (count.method) {
		case 'score':
			return t('polls:voting.points', { count: (figure as Counts['score']['figures'][string]).total });
		case 'dots':
			return t('polls:voting.dots', { count: (figure as Counts['dots']['figures'][string]).dots });
		case 'majority-judgment': {
			const { median } = figure as Counts['majority-judgment']['figures'][string];
			return median === null ? '' : t(`polls:counting.grades.${median}`);
		}
		default:
			return t('polls:voting.place', { place: placeIn(count, option) });
	}
}

const usualMost = 5;

/** How the poll is counted, in one sentence. */
export const explanation = ({ method, scale }: Pick<Poll, 'method' | 'scale'>, t: Translate): string =>
	t(`polls:counting.methods.${method}.explanation`, {
		max: scale.maxScore ?? usualMost,
		dots: scale.dots ?? usualMost
	});
