/** What this host does about abuse, in figures, and how often it was wrong. For everybody. */
import { type Figures, figuresAt, type Month } from '#desk/figures/figures.ts';
import type { Share } from '#desk/figures/share.ts';
import { categories } from '#guard/decisions/decision.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { localeOf } from '#ui/locale.ts';
import { Empty } from '#ui/parts/empty.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { TableFrame } from '#ui/parts/table-frame.tsx';
import { useView } from '#ui/view.ts';
import { Places } from '../texts/places.tsx';

export const transparencyPage = page('/transparency', {
	open: 'what the host does about abuse is everybody’s business',
	indexed: true,
	load: async ({ now }) => ({ figures: await figuresAt(now) }),
	title: ({ t }) => t('portal:transparency.title'),
	view: ({ figures, t }) => (
		<Sheet
			title={t('portal:transparency.title')}
			lead={<p>{t('portal:transparency.lead')}</p>}
			kicker={{ icon: 'eye', text: t('portal:texts.kicker') }}
		>
			<Tables figures={figures} />
			<Wrong figures={figures} />
			<p class="quiet-text small-text">
				{t('portal:transparency.counted')} <Moment at={figures.at} />
			</p>
			<Places here="/transparency" />
		</Sheet>
	)
});

const verdicts = ['hold', 'quarantine', 'silence'];
const decided = ['fine', 'trust', 'quarantine', 'trash', 'silence', 'ban', 'accepted', 'refused', 'undone'];

function Tables({ figures }: { figures: Figures }) {
	const { t } = useView();
	const { verdicts: weighed, decisions, reports, appeals } = figures;
	if ([weighed, decisions, reports].every(({ length }) => length === 0))
		return <Empty title={t('portal:transparency.nothing')}>{t('portal:transparency.nothing-words')}</Empty>;
	return (
		<>
			<ByMonth name="verdicts" months={withTotals(weighed)} columns={['total', ...verdicts]} />
			<ByMonth name="decisions" months={decisions} columns={decided} />
			<ByMonth name="reports" months={reports} columns={[...categories]} />
			<ByMonth name="appeals" months={appeals} columns={['made', 'won']} />
		</>
	);
}

/** Everything that was weighed and kept, beside what was held back of it. */
const withTotals = (months: Month[]): Month[] =>
	months.map(({ month, counts }) => ({
		month,
		counts: { ...counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0) }
	}));

type TableProps = { name: 'verdicts' | 'decisions' | 'reports' | 'appeals'; months: Month[]; columns: string[] };

/** Only columns in which something was counted. */
function ByMonth({ name, months, columns }: TableProps) {
	const { t, language } = useView();
	if (months.length === 0) return null;
	const shown = columns.filter((column) => months.some(({ counts }) => counts[column]));
	const title = t(`portal:transparency.${name}.title`);
	const figure = new Intl.NumberFormat(localeOf(language));
	const wordsOf = (column: string) =>
		name === 'reports' ? t(`guard:categories.${column}`) : t(`portal:transparency.${name}.${column}`);
	return (
		<section class="stack near">
			<h2>{title}</h2>
			<TableFrame label={title}>
				<table class="portal-figures">
					<thead>
						<tr>
							<th scope="col">{t('portal:transparency.month')}</th>
							{shown.map((column) => (
								<th key={column} scope="col">
									{wordsOf(column)}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{months.map(({ month, counts }) => (
							<tr key={month}>
								<th scope="row">{monthIn(month, language)}</th>
								{shown.map((column) => (
									<td key={column}>{figure.format(counts[column] ?? 0)}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</TableFrame>
		</section>
	);
}

const monthIn = (month: string, language: string): string =>
	new Intl.DateTimeFormat(localeOf(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
		new Date(`${month}-01T00:00:00Z`)
	);

function Wrong({ figures: { wronglyHeld, wronglyPassed } }: { figures: Figures }) {
	const { t } = useView();
	return (
		<section class="stack near">
			<h2>{t('portal:transparency.wrong')}</h2>
			<p>{t('portal:transparency.how')}</p>
			{wronglyHeld || wronglyPassed ? (
				<ul>
					<Estimate share={wronglyHeld} words="held" />
					<Estimate share={wronglyPassed} words="passed" />
				</ul>
			) : (
				<p class="quiet-text">{t('portal:transparency.none-yet')}</p>
			)}
		</section>
	);
}

function Estimate({ share, words }: { share: Share | null; words: 'held' | 'passed' }) {
	const { t, language } = useView();
	if (!share) return null;
	const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 1 });
	const gaps = {
		count: share.of,
		share: percent.format(share.share),
		low: percent.format(share.low),
		high: percent.format(share.high)
	};
	return <li>{t(`portal:transparency.estimate.${words}`, gaps)}</li>;
}
