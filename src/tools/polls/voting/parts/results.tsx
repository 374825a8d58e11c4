import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { methods } from '../../counting/methods.ts';
import { Grid } from '../../parts/grid.tsx';
import { isMany } from '../../parts/lean.tsx';
import { OptionName } from '../../parts/option-name.tsx';
import { queryOf } from '../addresses.ts';
import { explanation, figureWords } from '../standing.ts';
import { runs, type Visit } from '../visit.ts';

const mostListed = 20;

/** Everybody's answers, as far as this visitor may see them. */
export function Results({ path, ...visit }: Visit & { path: string }) {
	const { t } = useView();
	const { sight } = visit;
	return (
		<section class="stack near" data-live-part="grid" aria-labelledby="answers-title">
			<h2 id="answers-title">{t(countWords(visit), { count: sight.voters })}</h2>
			{sight.tally === null ? <Hidden {...visit} /> : <Method {...visit} />}
			{sight.ballots.length > 0 && <Table {...visit} />}
			{sight.tally !== null && sight.voters > 0 && (
				<p class="alone">
					<a href={`${path}/results`}>{t('polls:results.link')}</a>
				</p>
			)}
			{runs(visit) && sight.voters > 0 && (
				<p class="alone">
					<a href={`${path}/voters`}>{t('polls:voting.voters-link')}</a>
				</p>
			)}
		</section>
	);
}

function countWords({ open, sight: { voters } }: Visit): string {
	if (voters === 0) return 'polls:voting.nobody-yet';
	return open ? 'polls:voting.answers-count' : 'polls:voting.answers-closed';
}

function Hidden({ poll }: Visit) {
	const { t } = useView();
	return (
		<p class="quiet-text">
			<Icon name="eye-off" /> {t(`polls:voting.hidden-${poll.policy.results}`)}
		</p>
	);
}

/** The method, in words, with what decides when options are equal. */
function Method({ poll }: Visit) {
	const { t } = useView();
	const { tieRule, absentRule } = methods[poll.method];
	return (
		<details class="how-counted">
			<summary>{t('polls:voting.how-counted', { name: t(`polls:counting.methods.${poll.method}.name`) })}</summary>
			<p>{explanation(poll, t)}</p>
			<p>{t(`polls:counting.tieRules.${tieRule}`)}</p>
			<p>{t(`polls:counting.absentRules.${absentRule}`)}</p>
		</details>
	);
}

function Table(visit: Visit) {
	const { t } = useView();
	const { poll, options, sight, standing, viewerZone } = visit;
	const { count, best } = standing;
	// A table of hundreds of columns helps nobody: the best options are listed instead.
	if (isMany(options)) return <Best {...visit} />;
	return (
		<Grid
			poll={poll}
			options={options}
			ballots={sight.ballots}
			tally={sight.tally}
			best={best}
			figure={count ? (option) => figureWords(count, option, t) : undefined}
			viewerZone={viewerZone}
			changeAt={(ballot) => `${queryOf({ change: ballot }, viewerZone)}#vote`}
		/>
	);
}

function Best({ poll, options, sight: { tally, ballots }, standing, viewerZone }: Visit) {
	const { t } = useView();
	if (tally === null) return null;
	const { count } = standing;
	const worth = (id: string) => (tally.options[id]?.yes ?? 0) * 10_000 + (tally.options[id]?.maybe ?? 0);
	const order = count
		? count.places.flatMap((place) => place.options)
		: options.map(({ id }) => id).sort((one, other) => worth(other) - worth(one));
	const byId = new Map(options.map((option) => [option.id, option]));
	return (
		<>
			<p>{t('polls:voting.best-of-many', { count: Math.min(mostListed, options.length) })}</p>
			<ol class="best-list">
				{order.slice(0, mostListed).map((id) => (
					<li key={id}>
						<OptionName option={byId.get(id)!} poll={poll} viewerZone={viewerZone} />{' '}
						<strong>
							{count ? figureWords(count, id, t) : t('polls:voting.yes-count', { count: tally.options[id]!.yes })}
						</strong>
					</li>
				))}
			</ol>
			<p class="quiet-text">
				{t('polls:voting.who-answered', {
					names: ballots
						.map(({ name }) => name || t('polls:voting.somebody'))
						.slice(0, 100)
						.join(', ')
				})}
			</p>
		</>
	);
}
