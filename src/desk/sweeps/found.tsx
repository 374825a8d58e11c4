/** What was found: how many, of which tool and week, whose accounts, and how many of them may be honest. */
import type { Counts, WeekCount } from '#guard/sweeps/sweep.ts';
import { localeOf } from '#ui/locale.ts';
import { TableFrame } from '#ui/parts/table-frame.tsx';
import { useView } from '#ui/view.ts';
import type { Seen } from './seen.ts';

export function Found({ sweep, standing, sample }: Seen) {
	const { t, language } = useView();
	const { counts } = sweep;
	if (!counts || !standing) return null;
	const figure = new Intl.NumberFormat(localeOf(language));
	const { things, scanned, ms } = counts;
	const seconds = Math.max(1, Math.round(ms / 1000));
	return (
		<>
			<section class="stack near">
				<p>
					{things.new + things.both === 0
						? t('desk:sweeps.nothing')
						: t(sweep.text === null ? 'desk:sweeps.line' : 'desk:sweeps.found', {
								count: things.new + things.both,
								scanned: figure.format(scanned),
								seconds
							})}
				</p>
				{sweep.against !== null && <p>{t('desk:sweeps.difference', things)}</p>}
				<Weeks weeks={counts.weeks} compared={sweep.against !== null} />
				<Accounts accounts={counts.accounts} />
			</section>
			<section class="stack near" aria-labelledby="estimate">
				<h2 id="estimate">{t('desk:sweeps.estimate')}</h2>
				<p class="desk-estimate">
					{standing.unmarked === sample.length && sample.length > 0
						? t('desk:sweeps.estimate-none')
						: t('desk:sweeps.estimate-line', {
								likely: figure.format(standing.estimate.likely),
								size: figure.format(standing.estimate.size),
								low: figure.format(standing.estimate.low),
								high: figure.format(standing.estimate.high)
							})}
				</p>
			</section>
		</>
	);
}

function Weeks({ weeks, compared }: { weeks: WeekCount[]; compared: boolean }) {
	const { t, language } = useView();
	if (weeks.length === 0) return null;
	const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: 'UTC' });
	const columns = compared ? (['new', 'old', 'both'] as const) : (['new'] as const);
	return (
		<TableFrame label={t('desk:sweeps.weeks')}>
			<table class="table">
				<caption class="unseen">{t('desk:sweeps.weeks')}</caption>
				<thead>
					<tr>
						<th scope="col">{t('desk:sweeps.week')}</th>
						<th scope="col">{t('desk:sweeps.tool')}</th>
						{columns.map((column) => (
							<th key={column} scope="col" class="figure">
								{t(
									!compared
										? 'desk:sweeps.hits'
										: column === 'both'
											? 'desk:sweeps.both'
											: column === 'new'
												? 'desk:sweeps.only-new'
												: 'desk:sweeps.only-old'
								)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{weeks.map((line) => (
						<tr key={`${line.week} ${line.tool}`}>
							<th scope="row">{day.format(new Date(line.week))}</th>
							<td>{line.tool}</td>
							{columns.map((column) => (
								<td key={column} class="figure">
									{line[column]}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</TableFrame>
	);
}

function Accounts({ accounts }: Pick<Counts, 'accounts'>) {
	const { t, language } = useView();
	if (accounts.length === 0) return null;
	const figure = new Intl.NumberFormat(localeOf(language));
	return (
		<div>
			<h2>{t('desk:sweeps.accounts')}</h2>
			<ul>
				{accounts.map(({ tool, hit, all }) => (
					<li key={tool ?? ''}>
						{t(tool === null ? 'desk:sweeps.account-all' : 'desk:sweeps.account-line', {
							tool: tool ?? '',
							hit: figure.format(hit),
							all: figure.format(all)
						})}
					</li>
				))}
			</ul>
		</div>
	);
}
