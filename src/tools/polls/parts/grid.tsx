import { sayDay } from '#base/zones.ts';
import { TableFrame } from '#ui/parts/table-frame.tsx';
import { useView } from '#ui/view.ts';
import type { Choice } from '../ballot.ts';
import type { Option, Poll } from '../poll.ts';
import type { VisibleBallot } from '../sight.ts';
import { type Slot, slotGroups, slotLabel } from '../slots.ts';
import type { Tally } from '../tally.ts';

type GridProps = {
	poll: Poll;
	options: Option[];
	ballots: VisibleBallot[];
	/** null where this visitor does not see results. */
	tally: Tally | null;
	/** The options ahead so far. */
	best: ReadonlySet<string>;
};

/** Who answered what, with the sums under it. */
export function Grid({ poll, options, ballots, tally, best }: GridProps) {
	const { t } = useView();
	return (
		<TableFrame label={t('polls:grid.label')}>
			<table class="table grid">
				<GridHead poll={poll} options={options} best={best} />
				<tbody>
					{ballots.map((ballot) => (
						<BallotRow key={ballot.id} ballot={ballot} options={options} />
					))}
				</tbody>
				{tally && <Sums options={options} tally={tally} best={best} />}
			</table>
		</TableFrame>
	);
}

function GridHead({ poll, options, best }: Pick<GridProps, 'poll' | 'options' | 'best'>) {
	const { t } = useView();
	if (poll.kind === 'date') return <DateHead poll={poll} options={options} best={best} />;
	return (
		<thead>
			<tr>
				<th scope="col">{t('polls:grid.who')}</th>
				{options.map(({ id, label }) => (
					<th key={id} scope="col" class={best.has(id) ? 'best' : undefined}>
						{label}
					</th>
				))}
			</tr>
		</thead>
	);
}

/** Months over days over hours. */
function DateHead({ poll, options, best }: Pick<GridProps, 'poll' | 'options' | 'best'>) {
	const { t, language } = useView();
	const slots = options.map(({ slot }) => slot as Slot);
	const months = slotGroups(slots, poll.zone);
	const days = months.flatMap((month) => month.days);
	const hasHours = slots.some(({ kind }) => kind !== 'day');
	return (
		<thead>
			<tr>
				<th scope="col" rowSpan={hasHours ? 3 : 2}>
					{t('polls:grid.who')}
				</th>
				{months.map(({ month, span }) => (
					<th key={month} scope="colgroup" colSpan={span} class="month">
						{sayDay(month, language, 'month')}
					</th>
				))}
			</tr>
			<tr>
				{days.map(({ day, span, slots: [first] }) => (
					<th
						key={`${day} ${first!.index}`}
						scope={hasHours ? 'colgroup' : 'col'}
						colSpan={span}
						class={!hasHours && best.has(options[first!.index]!.id) ? 'best' : undefined}
					>
						{sayDay(day, language, 'short')}
					</th>
				))}
			</tr>
			{hasHours && (
				<tr>
					{options.map(({ id, slot }) => (
						<th key={id} scope="col" class={best.has(id) ? 'best' : undefined}>
							{slotLabel(slot as Slot, { language, zone: poll.zone }).time || t('polls:grid.all-day')}
						</th>
					))}
				</tr>
			)}
		</thead>
	);
}

function BallotRow({ ballot, options }: { ballot: VisibleBallot; options: Option[] }) {
	const { t } = useView();
	const words = {
		yes: t('ui:answers.yes'),
		maybe: t('ui:answers.maybe'),
		no: t('ui:answers.no'),
		none: t('ui:answers.none')
	};
	const name = ballot.name ?? t('polls:grid.somebody');
	return (
		<tr class={ballot.mine ? 'mine' : undefined}>
			<th scope="row">{ballot.mayChange ? <a href={`?edit=${ballot.id}#vote`}>{name}</a> : name}</th>
			{options.map(({ id }) => Cell(ballot.choices[id], words))}
		</tr>
	);
}

/** Called, not mounted: a grid has thousands. */
function Cell(choice: Choice | undefined, words: Record<string, string>) {
	const known = choice === undefined ? 'none' : String(choice);
	const word = words[known];
	return (
		<td class="answer-cell" data-answer={word ? known : 'value'}>
			{word ? <span class="unseen">{word}</span> : known}
		</td>
	);
}

function Sums({ options, tally, best }: { options: Option[]; tally: Tally; best: ReadonlySet<string> }) {
	const { t } = useView();
	return (
		<tfoot>
			<tr>
				<th scope="row">{t('polls:grid.sums')}</th>
				{options.map(({ id }) => {
					const { yes, maybe } = tally.options[id]!;
					return (
						<td key={id} class={best.has(id) ? 'sum best' : 'sum'}>
							<strong>{yes}</strong>
							{maybe > 0 && <small>{t('polls:grid.maybe', { maybe })}</small>}
						</td>
					);
				})}
			</tr>
		</tfoot>
	);
}
