/** What each method counts, column by column, for tables on screen. */
import { localeOf } from '#ui/locale.ts';
import type { Translate } from '#ui/view.ts';
import type { Count } from '../counting/count.ts';
import type { DotsFigure } from '../counting/dots.ts';
import { type GradeFigure, grades } from '../counting/majority-judgment.ts';
import type { RunOffFigure } from '../counting/run-off.ts';
import type { SchulzeFigure } from '../counting/schulze.ts';
import type { ScoreFigure } from '../counting/score.ts';
import type { YesMaybeFigure } from '../counting/yes-maybe.ts';
import type { Method } from '../poll.ts';

/** A column: its words stand at `polls:results.columns.<key>`, or at `words` where given. */
export type FigureColumn = { key: string; words?: string; of(figure: never): number | string | null };

const column = <Figure>(key: string, of: (figure: Figure) => number | string | null, words?: string): FigureColumn => ({
	key,
	of,
	...(words === undefined ? {} : { words })
});

const gradeColumns = grades.map((grade) =>
	column<GradeFigure>(grade, ({ given }) => given[grade], `polls:counting.grades.${grade}`)
);

const columns: Record<Method, FigureColumn[]> = {
	'yes-maybe': [
		column<YesMaybeFigure>('yes', ({ yes }) => yes, 'ui:answers.yes'),
		column<YesMaybeFigure>('maybe', ({ maybe }) => maybe, 'ui:answers.maybe'),
		column<YesMaybeFigure>('no', ({ no }) => no, 'ui:answers.no'),
		column<YesMaybeFigure>('unanswered', ({ unanswered }) => unanswered, 'ui:answers.none')
	],
	approval: [column<YesMaybeFigure>('ticks', ({ yes }) => yes)],
	'run-off': [
		column<RunOffFigure>('first', ({ first }) => first),
		column<RunOffFigure>('last', ({ last }) => last),
		column<RunOffFigure>('left-after', ({ leftAfter }) => leftAfter)
	],
	schulze: [
		column<SchulzeFigure>('won', ({ won }) => won),
		column<SchulzeFigure>('lost', ({ lost }) => lost),
		column<SchulzeFigure>('drawn', ({ drawn }) => drawn),
		column<SchulzeFigure>('ranked', ({ ranked }) => ranked)
	],
	score: [
		column<ScoreFigure>('total', ({ total }) => total),
		column<ScoreFigure>('average', ({ average }) => average),
		column<ScoreFigure>('raters', ({ raters }) => raters)
	],
	'majority-judgment': [column<GradeFigure>('median', ({ median }) => median), ...gradeColumns],
	dots: [column<DotsFigure>('dots', ({ dots }) => dots), column<DotsFigure>('voters', ({ voters }) => voters)]
};

export const figureColumns = (method: Method): FigureColumn[] => columns[method];

export const columnWords = ({ key, words }: FigureColumn, t: Translate): string =>
	t(words ?? `polls:results.columns.${key}`);

export const figureOf = <Figure>(count: Count, option: string): Figure => count.figures[option] as Figure;

const sentences: Record<Method, (figure: never) => Record<string, number | string>> = {
	'yes-maybe': ({ yes, maybe, no }: YesMaybeFigure) => ({ count: yes, maybe, no }),
	approval: ({ yes }: YesMaybeFigure) => ({ count: yes }),
	'run-off': ({ last }: RunOffFigure) => ({ count: last }),
	schulze: ({ won, lost }: SchulzeFigure) => ({ count: won, lost }),
	score: ({ total, average }: ScoreFigure) => ({ count: total, average }),
	'majority-judgment': ({ median }: GradeFigure) => ({ grade: median ?? '' }),
	dots: ({ dots, voters }: DotsFigure) => ({ count: dots, voters })
};

/** The figure of one option as a few words, such as "5 yes, 2 if need be, 1 no". */
export function figureWords(method: Method, figure: unknown, t: Translate, language: string): string {
	const gaps = sentences[method](figure as never);
	const written = Object.entries(gaps).map(([name, value]) => [
		name === 'count' ? 'figure' : name,
		name === 'grade' ? gradeWords(value, t) : figureText(value, language)
	]);
	// `count` chooses the plural, `figure` is how it is written.
	return t(`polls:results.figure.${method}`, {
		...Object.fromEntries(written),
		...(gaps.count === undefined ? {} : { count: gaps.count })
	});
}

export const gradeWords = (grade: number | string | null, t: Translate): string =>
	grade ? t(`polls:counting.grades.${grade}`) : '';

/** A number as it is written where that language is spoken, with two decimals at most. */
export const figureText = (value: number | string, language: string): string =>
	typeof value === 'number' ? Number(value.toFixed(2)).toLocaleString(localeOf(language)) : value;
