import type { ComponentChildren } from 'preact';
import { Fault, useField } from '#ui/parts/field.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { DateField, NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { limits } from '../../poll.ts';
import { rowsByNumber } from '../rows.ts';
import { RangeFields } from './range-fields.tsx';
import { RowButton } from './row-button.tsx';
import { SameHours } from './same-hours.tsx';

const fewestRows = 3;

/** The dates of a poll without any script: rows of a day and its hours, a range, hours for all. */
export function PlainDates({ address }: { address: string }) {
	const { t, typed } = useView();
	const numbers = [...rowsByNumber(typed, 'rows').keys()];
	const rows = Math.max(fewestRows, ...numbers.map((number) => number + 1));
	return (
		<DatesFrame>
			<div class="polls-date-rows">
				{Array.from({ length: rows }, (_, number) => (
					<PlainRow key={number} number={number} />
				))}
			</div>
			<div id="more">
				<RowButton icon="plus" action={`${address}#more`}>
					{t('polls:asking.more-days')}
				</RowButton>
			</div>
			<details class="polls-range" open={typed['range.from'] ? true : undefined}>
				<summary>
					<Icon name="onward" />
					{t('polls:asking.range')}
				</summary>
				<RangeFields />
			</details>
			<SameHours />
		</DatesFrame>
	);
}

/** What is asked, and what is wrong with all of it together. */
export function DatesFrame({ children }: { children: ComponentChildren }) {
	const { t } = useView();
	const { id, fault } = useField({ name: 'options' });
	return (
		<fieldset class="polls-dates" id={id} tabIndex={-1} aria-describedby={fault ? `${id}-fault` : undefined}>
			<legend>{t('polls:asking.days')}</legend>
			<Fault id={id} words={fault} />
			{children}
		</fieldset>
	);
}

function PlainRow({ number }: { number: number }) {
	const { t } = useView();
	const name = `rows[${number}]`;
	return (
		<fieldset class="polls-date-row">
			<legend class="unseen">{t('polls:asking.day-number', { number: number + 1 })}</legend>
			<DateField name={`${name}.day`} label={t('polls:asking.row.day')} min="1970-01-01" max="2200-12-31" />
			<TextField
				name={`${name}.hours`}
				label={t('polls:asking.row.hours')}
				placeholder={t('polls:asking.hours-sample')}
			/>
			<NumberField name={`${name}.capacity`} label={t('polls:asking.row.capacity')} min={1} max={limits.capacity} />
		</fieldset>
	);
}

export const plainWords = [
	'days',
	'day-number',
	'row.day',
	'row.hours',
	'row.capacity',
	'hours-sample',
	'more-days',
	'range',
	'range-from',
	'range-to',
	'range-weekdays'
].map((word) => `polls:asking.${word}`);
