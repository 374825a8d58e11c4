/** How an option stands by the poll's method, in a few words. */
import type { Translate } from '#ui/view.ts';
import type { Counts } from '../counting/methods.ts';
import type { Method } from '../poll.ts';

type Figures = { [Id in Method]: Counts[Id]['figures'][string] };
type Say<Figure> = (figure: Figure, t: Translate) => string;

const round = (value: number): number => Math.round(value * 10) / 10;

const sayings: { [Id in Method]: Say<Figures[Id]> } = {
	'yes-maybe': ({ yes, maybe }, t) => t('polls:deciding.figures.yes-maybe', { yes, maybe }),
	approval: ({ yes }, t) => t('polls:deciding.figures.approval', { yes }),
	'run-off': ({ last, leftAfter }, t) =>
		leftAfter === null
			? t('polls:deciding.figures.run-off', { votes: last })
			: t('polls:deciding.figures.run-off-left', { votes: last, round: leftAfter }),
	schulze: ({ won, lost }, t) => t('polls:deciding.figures.schulze', { won, lost }),
	score: ({ total, average }, t) => t('polls:deciding.figures.score', { total, average: round(average) }),
	'majority-judgment': ({ median }, t) =>
		median === null
			? t('polls:deciding.figures.none')
			: t('polls:deciding.figures.majority-judgment', { grade: t(`polls:counting.grades.${median}`) }),
	dots: ({ dots, voters }, t) => t('polls:deciding.figures.dots', { dots, voters })
};

export const figureWords = (method: Method, figure: unknown, t: Translate): string =>
	(sayings[method] as Say<unknown>)(figure, t);
