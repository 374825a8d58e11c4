import { TableFrame } from '#ui/parts/table-frame.tsx';
import { useView } from '#ui/view.ts';
import { optionName } from '../../parts/option-name.tsx';
import type { VisibleOption } from '../../proposal.ts';
import type { OptionTally } from '../../tally.ts';
import { columnWords, figureColumns, figureOf, figureText, gradeWords } from '../figures.ts';
import { byPlace, type Outcome, placesBy } from '../outcome.ts';

/** Longer tables are for spreadsheets. */
const mostRows = 500;

type CountsTableProps = { outcome: Outcome; counted: NonNullable<Outcome['counted']> };

/** All that was counted, one row per option. */
export function CountsTable({ outcome, counted }: CountsTableProps) {
	const { t } = useView();
	const { options } = outcome;
	const rows = options.length > mostRows ? byPlace(options, counted.count).slice(0, mostRows) : options;
	const seats = Object.values(counted.tally.options).some((option) => option.seats !== null);
	return (
		<section class="stack near">
			<h2>{t('polls:results.counts')}</h2>
			<TableFrame label={t('polls:results.counts')}>
				<table class="table counts">
					<Head outcome={outcome} seats={seats} />
					<Rows outcome={outcome} counted={counted} rows={rows} seats={seats} />
				</table>
			</TableFrame>
			{options.length > mostRows && (
				<p class="chart-note">{t('polls:results.more-rows', { shown: mostRows, count: options.length })}</p>
			)}
		</section>
	);
}

function Head({ outcome: { poll }, seats }: { outcome: Outcome; seats: boolean }) {
	const { t } = useView();
	return (
		<thead>
			<tr>
				<th scope="col">{t('polls:results.option')}</th>
				<th scope="col" class="figure">
					{t('polls:results.columns.place')}
				</th>
				{figureColumns(poll.method).map((column) => (
					<th key={column.key} scope="col" class="figure">
						{columnWords(column, t)}
					</th>
				))}
				{seats && (
					<th scope="col" class="figure">
						{t('polls:results.columns.seats')}
					</th>
				)}
			</tr>
		</thead>
	);
}

type RowsProps = CountsTableProps & { rows: VisibleOption[]; seats: boolean };

function Rows({ outcome: { poll }, counted: { count, tally }, rows, seats }: RowsProps) {
	const { t, language } = useView();
	const places = placesBy(count);
	const best = new Set(count.winners);
	const columns = figureColumns(poll.method);
	const cell = (value: number | string | null) =>
		typeof value === 'string' ? gradeWords(value, t) : value === null ? '–' : figureText(value, language);
	return (
		<tbody>
			{rows.map((option) => (
				<tr key={option.id} class={best.has(option.id) ? 'best' : undefined}>
					<th scope="row">{optionName(option, poll.zone, language)}</th>
					<td class="figure">{places.get(option.id)}</td>
					{columns.map(({ key, of }) => (
						<td key={key} class="figure">
							{cell(of(figureOf(count, option.id)))}
						</td>
					))}
					{seats && <td class="figure">{seatWords(tally.options[option.id], t)}</td>}
				</tr>
			))}
		</tbody>
	);
}

type T = ReturnType<typeof useView>['t'];

function seatWords(option: OptionTally | undefined, t: T): string {
	if (!option?.seats) return '–';
	const { capacity, taken, waiting } = option.seats;
	const gaps = { taken: taken.length, capacity, waiting: waiting.length };
	return t(waiting.length > 0 ? 'polls:results.seats-waiting' : 'polls:results.seats-taken', gaps);
}
