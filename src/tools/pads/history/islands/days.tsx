/** The days somebody wrote on and the moments of each, in the zone of whoever reads. */
import { island } from '#ui/island.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { Named, Person, Stretch } from '../moment.ts';
import { useCalls } from '../parts/people.ts';
import { dayOf, hourOf, useZone, zoneIn } from '../parts/when.ts';

type DaysProps = { address: string; stretches: Stretch[]; people: Person[]; named: Named[]; n: number };

function Days({ address, stretches, people, named, n }: DaysProps) {
	const { t, language } = useView();
	const zone = useZone();
	const calls = useCalls(people);
	const days = [...Map.groupBy(stretches, ({ from }) => dayOf(from, language, zone))].reverse();
	const newest = stretches.at(-1);
	return (
		<section class="stack near" aria-labelledby="days">
			<h2 id="days">{t('pads:history.days')}</h2>
			{newest && (
				<p class="quiet-text small-text">{t('pads:history.zone', { zone: zoneIn(newest.to, language, zone) })}</p>
			)}
			{days.map(([day, within]) => (
				<section key={day} class="pad-day">
					<h3>{day}</h3>
					<ul>
						{[...within].reverse().map((stretch) => (
							<li key={stretch.first}>
								<a
									href={`${address}/history/${stretch.last}`}
									aria-current={stretch.first <= n && n <= stretch.last ? 'true' : undefined}
								>
									{hourOf(stretch.to, language, zone)}
								</a>
								<span>{stretch.authors.map(calls).join(', ')}</span>
								<span class="quiet-text">{t('pads:history.changes', { count: stretch.last - stretch.first + 1 })}</span>
								{named
									.filter((one) => stretch.first <= one.n && one.n <= stretch.last)
									.map((one) => (
										<span key={one.n} class="pad-day-named">
											<Icon name="flag" />
											<a href={`${address}/history/${one.n}`}>{one.name}</a>
										</span>
									))}
							</li>
						))}
					</ul>
				</section>
			))}
		</section>
	);
}

const said = ['somebody', 'nobody', 'days', 'zone', 'changes_one', 'changes_other'];

export default island(
	'pads/history/days',
	Days,
	said.map((word) => `pads:history.${word}`)
);
