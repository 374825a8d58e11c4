import { useState } from 'preact/hooks';
import { addDays, type Day, isDay, sayDay, type Weekday } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import { Button } from '#ui/parts/button.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { DateField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { daysOf, maxDays } from '../../slots.ts';
import { datesAsked, weekdays } from '../dates.ts';

export const rangeWords = ['range-add'].map((word) => `polls:asking.${word}`);

type RangeProps = { typed: Record<string, string>; onAdd: (days: Day[]) => void };

const dayInMs = 86_400_000;
const isFit = (from: string, to: string): boolean =>
	isDay(from) && isDay(to) && Math.abs(Date.parse(to) - Date.parse(from)) / dayInMs < maxDays;

/** A range of days at once. Emptied once added; what was not added is sent with the form all the same. */
export function RangePicker({ typed, onAdd }: RangeProps) {
	const { t, language } = useView();
	const [{ from, to, weekdays: wanted }, setRange] = useState(() => datesAsked(typed).range);
	const add = () => {
		onAdd(daysOf({ from, to, weekdays: wanted }));
		setRange({ from: '', to: '', weekdays: wanted });
	};
	const toggle = (day: Weekday) =>
		wanted.includes(day) ? wanted.filter((each) => each !== day) : [...wanted, day].sort();
	return (
		<details class="polls-range" open={from !== '' || undefined}>
			<summary>
				<Icon name="onward" />
				{t('polls:asking.range')}
			</summary>
			<div class="stack near">
				<div class="field-row">
					<DateField
						name="range.from"
						label={t('polls:asking.range-from')}
						value={from}
						onChange={(day) => setRange({ from: day, to, weekdays: wanted })}
					/>
					<DateField
						name="range.to"
						label={t('polls:asking.range-to')}
						value={to}
						onChange={(day) => setRange({ from, to: day, weekdays: wanted })}
					/>
				</div>
				<fieldset class="polls-weekdays">
					<legend>{t('polls:asking.range-weekdays')}</legend>
					{weekdays.map((day) => (
						<label key={day} class="polls-weekday">
							<input
								type="checkbox"
								name={`range.weekdays[${day}]`}
								checked={wanted.includes(day)}
								onChange={() => setRange({ from, to, weekdays: toggle(day) })}
							/>
							{sayDay(addDays('1970-01-04', day), localeOf(language), 'weekday')}
						</label>
					))}
				</fieldset>
				<div>
					<Button type="button" kind="quiet" icon="plus" disabled={!isFit(from, to)} onClick={add}>
						{t('polls:asking.range-add')}
					</Button>
				</div>
			</div>
		</details>
	);
}
