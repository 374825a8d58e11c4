import { useView } from '#ui/view.ts';
import { Grid } from '../../parts/grid.tsx';
import { takesSeats } from '../../poll.ts';
import { figureWords } from '../../voting/standing.ts';
import type { Outcome } from '../outcome.ts';

/** Wider grids are read in the files; drawn, they would weigh megabytes. */
const mostCells = 20_000;

/** Who answered what. */
export function Answers({ outcome }: { outcome: Outcome }) {
	const { t } = useView();
	const { poll, options, ballots, counted } = outcome;
	if (ballots.length === 0) return null;
	const sums = counted && !takesSeats(poll.method) ? counted.count : null;
	const heavy = ballots.length * options.length > mostCells;
	return (
		<section class="stack near answers">
			<h2>{t('polls:results.answers')}</h2>
			{heavy ? (
				<p>{t('polls:results.answers-heavy')}</p>
			) : (
				<Grid
					poll={poll}
					options={options}
					ballots={ballots}
					tally={counted?.tally ?? null}
					best={new Set(counted?.count.winners ?? [])}
					figure={sums ? (option) => figureWords(sums, option, t) : undefined}
				/>
			)}
		</section>
	);
}
