import { addDays, sayDay } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import { CheckField } from '#ui/parts/choice-field.tsx';
import { DateField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { weekdays } from '../dates.ts';

/** 5 January 1970 was a Monday, the first day of the week (ISO 8601). */
const nameOf = (weekday: number, language: string) =>
	sayDay(addDays('1970-01-04', weekday), localeOf(language), 'weekday');

/** From a day to another, on some days of the week. */
export function RangeFields() {
	const { t, language } = useView();
	return (
		<div class="stack near">
			<div class="field-row">
				<DateField name="range.from" label={t('polls:asking.range-from')} min="1970-01-01" max="2200-12-31" />
				<DateField name="range.to" label={t('polls:asking.range-to')} min="1970-01-01" max="2200-12-31" />
			</div>
			<fieldset class="polls-weekdays">
				<legend>{t('polls:asking.range-weekdays')}</legend>
				{weekdays.map((weekday) => (
					<CheckField key={weekday} name={`range.weekdays[${weekday}]`} label={nameOf(weekday, language)} />
				))}
			</fieldset>
		</div>
	);
}
