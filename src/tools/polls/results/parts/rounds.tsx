import { useView } from '#ui/view.ts';
import type { Counts } from '../../counting/methods.ts';
import type { Round } from '../../counting/run-off.ts';
import { optionName } from '../../parts/option-name.tsx';
import { figureText } from '../figures.ts';
import { listed } from '../lists.ts';
import type { Outcome } from '../outcome.ts';
import { Bars } from './bars.tsx';

/** Rounds drawn from the first, and from the last; those between stand in the table. */
const drawn = { first: 3, last: 6 };

const isDrawn = (at: number, rounds: number): boolean => at < drawn.first || at >= rounds - drawn.last;

type RoundsProps = { outcome: Outcome; count: Counts['run-off'] };

/** A run-off as it went: who had how many votes in each round, who left, where the votes went. */
export function Rounds({ outcome, count }: RoundsProps) {
	const { t, language } = useView();
	const names = new Map(
		outcome.options.map((option) => [option.id, optionName(option, outcome.poll.zone, language)] as const)
	);
	const rounds = count.steps;
	return (
		<section class="stack">
			<h2>{t('polls:results.chart.run-off')}</h2>
			<ol class="rounds">
				{rounds.map((round, at) =>
					isDrawn(at, rounds.length) ? (
						<li key={round.active + at}>
							<RoundBars round={round} at={at} last={at === rounds.length - 1} names={names} winners={count.winners} />
						</li>
					) : null
				)}
			</ol>
			{rounds.length > drawn.first + drawn.last && (
				<p class="chart-note">
					{t('polls:results.rounds-between', { count: rounds.length - drawn.first - drawn.last })}
				</p>
			)}
		</section>
	);
}

type RoundProps = { round: Round; at: number; last: boolean; names: Map<string, string>; winners: string[] };

function RoundBars({ round, at, last, names, winners }: RoundProps) {
	const { t, language } = useView();
	const votes = Object.entries(round.votes).sort(([, one], [, other]) => other - one);
	const lines = votes.map(([id, count]) => ({
		id,
		label: names.get(id),
		words: t('polls:results.figure.run-off', { count, figure: figureText(count, language) }),
		parts: [{ fill: 'plain' as const, share: round.active > 0 ? count / round.active : 0 }],
		best: last && winners.includes(id)
	}));
	return (
		<Bars
			title={<h3>{t('polls:results.round', { round: at + 1 })}</h3>}
			lines={lines}
			mark={{ at: 0.5, words: at === 0 ? t('polls:results.half') : undefined }}
		>
			<RoundEnd round={round} names={names} />
		</Bars>
	);
}

/** Who leaves, why that one where several were last, and where the votes go. */
function RoundEnd({ round, names }: Pick<RoundProps, 'round' | 'names'>) {
	const { t, language } = useView();
	const { eliminated, settledBy, transfers, exhausting } = round;
	if (eliminated.length === 0) return null;
	const leavers = listed(
		eliminated.map((id) => names.get(id) ?? ''),
		language
	);
	const moves = Object.entries(transfers).map(([id, votes]) =>
		t('polls:results.transfer', { name: names.get(id) ?? '', votes: figureText(votes, language) })
	);
	return (
		<p class="round-end">
			{t('polls:results.leaves', { names: leavers, count: eliminated.length })}{' '}
			{settledBy !== 'none' && `${t(`polls:counting.settledBy.${settledBy}`)} `}
			{moves.length > 0 && `${t('polls:results.votes-go', { moves: listed(moves, language) })} `}
			{exhausting > 0 && t('polls:results.exhausting', { count: exhausting })}
		</p>
	);
}
