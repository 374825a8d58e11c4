import type { ComponentChildren } from 'preact';
import { sayDay } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import { Icon } from '#ui/parts/icon.tsx';
import { TableFrame } from '#ui/parts/table-frame.tsx';
import { type Translate, useView } from '#ui/view.ts';
import type { BallotId, Choice } from '../ballot.ts';
import type { Option, OptionId, Poll } from '../poll.ts';
import type { VisibleBallot } from '../sight.ts';
import { type Slot, slotGroups } from '../slots.ts';
import type { OptionTally, Tally } from '../tally.ts';
import { SlotTime } from './option-name.tsx';

export type GridProps = {
	poll: Poll;
	options: Option[];
	ballots: VisibleBallot[];
	/** null where this visitor does not see results. */
	tally: Tally | null;
	/** The options ahead so far. */
	best: ReadonlySet<string>;
	/** The figure under an option, where the method does not count yes. */
	figure?: (option: OptionId) => string;
	/** The clocks of a reader elsewhere. */
	viewerZone?: string;
	/** Where a name leads, for ballots that may be changed. */
	changeAt?: (ballot: BallotId) => string;
};

/** A sheet of paper lying down holds as many columns. */
const mostOnPaper = 14;

/** More cells than these are better read in the files than on sheets. */
const mostCellsOnPaper = 3000;

/** Who answered what, with the sums under it; what is wider than paper is printed in slices. */
export function Grid(props: GridProps) {
	if (props.options.length <= mostOnPaper) return <Slice {...props} />;
	return (
		<>
			<div class="on-screen">
				<Slice {...props} />
			</div>
			<div class="stack on-paper">
				<Slices {...props} />
			</div>
		</>
	);
}

function Slices(props: GridProps) {
	const { t } = useView();
	const { options, ballots } = props;
	if (options.length * ballots.length > mostCellsOnPaper) return <p>{t('polls:voting.too-wide-for-paper')}</p>;
	const count = Math.ceil(options.length / mostOnPaper);
	const width = Math.ceil(options.length / count);
	return Array.from({ length: count }, (_, place) => (
		<Slice key={place} {...props} options={options.slice(place * width, (place + 1) * width)} />
	));
}

function Slice(props: GridProps) {
	const { t } = useView();
	const { options, ballots, tally } = props;
	const says = cellsIn(t);
	const waits = tally && waitingIn(tally, ballots);
	return (
		<TableFrame label={t('polls:voting.grid-label')}>
			<table class="table grid">
				<GridHead {...props} />
				<tbody>
					{ballots.map((ballot) => (
						<tr key={ballot.id} class={ballot.mine ? 'mine' : undefined}>
							<RowName ballot={ballot} changeAt={props.changeAt} />
							{options.map(({ id }) => says(ballot.choices[id], waits?.get(`${id} ${ballot.id}`)))}
						</tr>
					))}
				</tbody>
				{tally && tally.voters > 0 && <Sums {...props} tally={tally} />}
			</table>
		</TableFrame>
	);
}

type HeadProps = Pick<GridProps, 'poll' | 'options' | 'best' | 'viewerZone'>;

function GridHead(props: HeadProps) {
	const { t } = useView();
	if (props.poll.kind === 'date') return <DateHead {...props} />;
	return (
		<thead>
			<tr>
				<th scope="col">{t('polls:voting.who')}</th>
				{props.options.map(({ id, label }) => (
					<th key={id} scope="col" class={props.best.has(id) ? 'best' : undefined}>
						<span class="grid-label">{label}</span>
					</th>
				))}
			</tr>
		</thead>
	);
}

/** Months over days over hours. */
function DateHead({ poll, options, best, viewerZone }: HeadProps) {
	const { t, language } = useView();
	const clocks = { zone: poll.zone, viewerZone };
	const locale = localeOf(language);
	const slots = options.map(({ slot }) => slot as Slot);
	const months = slotGroups(slots, viewerZone ?? poll.zone);
	const days = months.flatMap((month) => month.days);
	const hasHours = slots.some(({ kind }) => kind !== 'day');
	const mark = (place: number) => (best.has(options[place]!.id) ? 'best' : undefined);
	return (
		<thead>
			<tr>
				<th scope="col" rowSpan={hasHours ? 3 : 2}>
					{t('polls:voting.who')}
				</th>
				{months.map(({ month, span }) => (
					<th key={month} scope="colgroup" colSpan={span} class="month">
						<span class="grid-month">{sayDay(month, locale, 'month')}</span>
					</th>
				))}
			</tr>
			<tr>
				{days.map(({ day, span, slots: [first] }) => (
					<th
						key={`${day} ${first!.index}`}
						scope={hasHours ? 'colgroup' : 'col'}
						colSpan={span}
						class={hasHours ? 'day' : mark(first!.index)}
					>
						{sayDay(day, locale, 'narrow')}
					</th>
				))}
			</tr>
			{hasHours && (
				<tr>
					{options.map(({ id, slot }, place) => (
						<th key={id} scope="col" class={mark(place)}>
							<SlotTime slot={slot as Slot} clocks={clocks} />
						</th>
					))}
				</tr>
			)}
		</thead>
	);
}

function RowName({ ballot, changeAt }: { ballot: VisibleBallot } & Pick<GridProps, 'changeAt'>) {
	const { t } = useView();
	const name = ballot.name || t(ballot.mine ? 'polls:voting.you' : 'polls:voting.somebody');
	const to = ballot.mayChange && changeAt?.(ballot.id);
	return (
		<th scope="row">
			{to ? (
				<a href={to} aria-label={t('polls:voting.change-of', { name })}>
					{name}
				</a>
			) : (
				name
			)}
			{ballot.mine && ballot.name && <small class="mine-mark">{t('polls:voting.mine')}</small>}
		</th>
	);
}

/** Their places, or 0 where names are hidden: an order would tell who came before whom. */
function waitingIn({ options }: Tally, ballots: VisibleBallot[]): Map<string, number> {
	const inOrder = ballots.every(({ at }) => at !== null);
	return new Map(
		Object.entries(options).flatMap(([option, { seats }]) =>
			(seats?.waiting ?? []).map((ballot, place) => [`${option} ${ballot}`, inOrder ? place + 1 : 0] as const)
		)
	);
}

/** Cells are drawn by a function, not by a component: a grid has thousands. */
function cellsIn(t: Translate) {
	const words = new Map(['yes', 'maybe', 'no', 'none'].map((known) => [known, t(`ui:answers.${known}`)]));
	const cell = (answer: string, word: ComponentChildren) => (
		<td class="answer-cell" data-answer={answer}>
			{word}
		</td>
	);
	return (choice: Choice | undefined, waits: number | undefined) => {
		if (waits === 0) return cell('waits', t('polls:voting.waits'));
		if (waits !== undefined) return cell('waits', t('polls:voting.waits-at', { place: waits }));
		const word = words.get(String(choice ?? 'none'));
		if (word !== undefined) return cell(String(choice ?? 'none'), <span class="unseen">{word}</span>);
		return cell('value', typeof choice === 'number' ? choice : t(`polls:counting.grades.${choice}`));
	};
}

function Sums({ options, tally, best, figure }: GridProps & { tally: Tally }) {
	const { t } = useView();
	return (
		<tfoot>
			<tr>
				<th scope="row">{t('polls:voting.sums')}</th>
				{options.map(({ id }) => (
					<td key={id} class={best.has(id) ? 'sum best' : 'sum'}>
						{figure ? <strong>{figure(id)}</strong> : <YesSum sum={tally.options[id]!} />}
						{best.has(id) && (
							<span class="best-mark">
								<Icon name="star" />
								{t('polls:voting.best')}
							</span>
						)}
					</td>
				))}
			</tr>
		</tfoot>
	);
}

function YesSum({ sum: { yes, maybe, seats } }: { sum: OptionTally }) {
	const { t } = useView();
	return (
		<>
			<strong>{t('polls:voting.yes-count', { count: yes })}</strong>
			{maybe > 0 && <small>{t('polls:voting.maybe-count', { count: maybe })}</small>}
			{seats && <small>{t('polls:voting.seats-taken', { taken: seats.taken.length, capacity: seats.capacity })}</small>}
		</>
	);
}
