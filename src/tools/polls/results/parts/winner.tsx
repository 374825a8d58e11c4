import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { optionTitle } from '../../parts/option-name.tsx';
import { figureOf, figureWords } from '../figures.ts';
import { listed } from '../lists.ts';
import type { Outcome } from '../outcome.ts';

/** Who wins, in a sentence; what was decided comes before what was counted. */
export function Winner({ outcome }: { outcome: Outcome }) {
	const { t, language } = useView();
	const { poll, counted, voters } = outcome;
	const nameAll = (ids: string[]) => namesOf(outcome, ids, language);
	if (poll.decision)
		return <Said icon="flag" words={t('polls:results.decided', { names: nameAll(poll.decision.options) })} />;
	if (!counted) return null;
	const { winners, tie } = counted.count;
	if (voters === 0) return <Said icon="info" words={t('polls:results.nobody')} />;
	if (winners.length === 0) return <Said icon="info" words={t('polls:results.none')} />;
	const how = winners.length > mostLevel ? 'many' : tie ? 'tie' : 'one';
	const state = `${outcome.open ? 'now' : 'over'}-${how}`;
	// Winners of duels may be level with unlike figures: then there is none to say of each.
	const figures = new Set(winners.map((id) => figureWords(poll.method, figureOf(counted.count, id), t, language)));
	const [figure] = figures.size === 1 ? figures : [];
	return (
		<Said
			icon="trophy"
			words={t(`polls:results.winner.${state}`, { names: nameAll(winners), count: winners.length })}
			more={tie && figure ? t('polls:results.each', { figure }) : figure}
		/>
	);
}

const mostNamed = 12;

/** More names than these are no sentence any more: the chart below shows who is level. */
const mostLevel = 3;

function namesOf({ poll, options }: Outcome, ids: string[], language: string): string {
	const wanted = new Set(ids);
	const found = options.filter(({ id }) => wanted.has(id));
	const names = found.slice(0, mostNamed).map((option) => optionTitle(option, poll.zone, language));
	return listed(found.length > mostNamed ? [...names, '…'] : names, language);
}

type SaidProps = { icon: 'flag' | 'trophy' | 'info'; words: string; more?: string };

const Said = ({ icon, words, more }: SaidProps) => (
	<div class={`winner ${icon}`}>
		<Icon name={icon} large />
		<p>
			<strong>{words}</strong>
			{more && <span class="winner-more">{more}</span>}
		</p>
	</div>
);
