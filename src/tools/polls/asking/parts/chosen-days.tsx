import { isDay, sayDay } from '#base/zones.ts';
import { useNextFocus } from '#ui/focus.ts';
import { localeOf } from '#ui/locale.ts';
import { Icon } from '#ui/parts/icon.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { hoursIn } from '../dates.ts';
import type { DayRow } from './day-rows.ts';

export const chosenWords = [
	'chosen',
	'chosen-none',
	'chosen-count_one',
	'chosen-count_other',
	'hours-of',
	'seats-of',
	'remove-day',
	'remove-all'
].map((word) => `polls:asking.${word}`);

type ChosenProps = { rows: DayRow[]; sameHours: string; onChange: (rows: DayRow[]) => void };

/** The days chosen so far, each with its hours; and how many options that makes. */
export function ChosenDays({ rows, sameHours, onChange }: ChosenProps) {
	const { t } = useView();
	const all = hoursIn(sameHours).length;
	const options = rows.reduce((sum, { hours }) => sum + (hoursIn(hours).length || all || 1), 0);
	const focusNext = useNextFocus();
	const calendarDay = '.polls-day[tabindex="0"]';
	const remove = (row: DayRow) => {
		const at = rows.indexOf(row);
		const near = rows[at + 1] ?? rows[at - 1];
		focusNext(near ? `[data-removes="${near.number}"]` : calendarDay);
		onChange(rows.filter((each) => each !== row));
	};
	const removeAll = () => {
		focusNext(calendarDay);
		onChange([]);
	};
	return (
		<section class="polls-chosen" aria-labelledby="chosen-days">
			<div class="row apart">
				<h2 id="chosen-days">{t('polls:asking.chosen')}</h2>
				<p class="quiet-text" aria-live="polite">
					{rows.length === 0 ? t('polls:asking.chosen-none') : t('polls:asking.chosen-count', { count: options })}
				</p>
			</div>
			<ul class="polls-chosen-days">
				{rows.map((row) => (
					<ChosenDay
						key={row.number}
						row={row}
						usual={sameHours}
						onChange={(change) => onChange(rows.map((each) => (each === row ? { ...row, ...change } : each)))}
						onRemove={() => remove(row)}
					/>
				))}
			</ul>
			{rows.length > 3 && (
				<button type="button" class="button quiet" onClick={removeAll}>
					<Icon name="trash" />
					{t('polls:asking.remove-all')}
				</button>
			)}
		</section>
	);
}

type ChosenDayProps = { row: DayRow; usual: string; onChange: (change: Partial<DayRow>) => void; onRemove: () => void };

function ChosenDay({ row, usual, onChange, onRemove }: ChosenDayProps) {
	const { t, language } = useView();
	const name = `rows[${row.number}]`;
	const day = isDay(row.day) ? sayDay(row.day, localeOf(language), 'short') : row.day;
	return (
		<li class="polls-chosen-day">
			<input type="hidden" name={`${name}.day`} value={row.day} />
			<span class="polls-chosen-name">{day}</span>
			<TextField
				name={`${name}.hours`}
				label={t('polls:asking.hours-of', { day })}
				labelUnseen
				value={row.hours}
				placeholder={usual || t('polls:asking.hours-sample')}
				onInput={(hours) => onChange({ hours })}
			/>
			<TextField
				name={`${name}.capacity`}
				label={t('polls:asking.seats-of', { day })}
				labelUnseen
				value={row.capacity}
				inputMode="numeric"
				pattern="[0-9]*"
				placeholder={t('polls:asking.row.capacity')}
				onInput={(capacity) => onChange({ capacity })}
			/>
			<button
				type="button"
				class="button quiet polls-sign-button"
				aria-label={t('polls:asking.remove-day', { day })}
				data-removes={row.number}
				onClick={onRemove}
			>
				<Icon name="cross" />
			</button>
		</li>
	);
}
