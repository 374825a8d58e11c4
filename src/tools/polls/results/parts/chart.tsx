import { useView } from '#ui/view.ts';
import type { Count } from '../../counting/count.ts';
import type { Counts } from '../../counting/methods.ts';
import { optionTitle } from '../../parts/option-name.tsx';
import { barOf, legendOf } from '../bars.ts';
import { figureOf, figureWords } from '../figures.ts';
import { byPlace, type Outcome, placesBy } from '../outcome.ts';
import { Bars } from './bars.tsx';
import { Duels } from './duels.tsx';
import { Rounds } from './rounds.tsx';

/** More bars than this are no longer looked at; the table and the files hold all. */
const mostBars = 30;

/** The picture of a count: bars for all methods, and what is special to rankings after them. */
export function Chart({ outcome, count }: { outcome: Outcome; count: Count }) {
	if (count.ballots === 0) return null;
	return (
		<>
			{count.method === 'run-off' ? (
				<Rounds outcome={outcome} count={count as Counts['run-off']} />
			) : (
				<PlaceBars outcome={outcome} count={count} />
			)}
			{count.method === 'schulze' && <Duels outcome={outcome} count={count as Counts['schulze']} />}
		</>
	);
}

export function PlaceBars({ outcome: { poll, options }, count }: { outcome: Outcome; count: Count }) {
	const { t, language } = useView();
	const places = placesBy(count);
	const best = new Set(count.winners);
	const sorted = byPlace(options, count);
	const lines = sorted.slice(0, mostBars).map((option) => ({
		id: option.id,
		label: optionTitle(option, poll.zone, language),
		words: figureWords(poll.method, figureOf(count, option.id), t, language),
		parts: barOf(count, option.id),
		best: best.has(option.id),
		place: places.get(option.id)!
	}));
	const half = count.method === 'majority-judgment' ? { at: 0.5, words: t('polls:results.middle') } : undefined;
	return (
		<Bars
			title={<h2>{t(`polls:results.chart.${poll.method}`)}</h2>}
			lines={lines}
			legend={legendOf(count.method)}
			mark={half}
		>
			{sorted.length > mostBars && (
				<p class="chart-note">{t('polls:results.more-bars', { count: sorted.length - mostBars })}</p>
			)}
		</Bars>
	);
}
