import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { hoursIn } from '../dates.ts';

/** Hours of every day that has none of its own. */
export function SameHours({ value, onInput }: { value?: string; onInput?: (value: string) => void }) {
	const { t } = useView();
	return (
		<TextField
			name="hours"
			label={t('polls:asking.same-hours')}
			hint={t('polls:asking.same-hours-hint')}
			value={value}
			onInput={onInput}
		/>
	);
}

/** Usual hours to add with one press. */
export function QuickHours({ hours, onAdd }: { hours: string; onAdd: (hours: string) => void }) {
	const { t } = useView();
	const known = hoursIn(hours);
	return (
		<div class="polls-quick" role="group" aria-label={t('polls:asking.quick-label')}>
			{t('polls:asking.quick')
				.split('|')
				.filter((each) => !known.includes(each))
				.map((each) => (
					<button key={each} type="button" class="button quiet" onClick={() => onAdd([...known, each].join(', '))}>
						+ {each}
					</button>
				))}
		</div>
	);
}

export const sameHoursWords = ['same-hours', 'same-hours-hint', 'quick', 'quick-label'].map(
	(word) => `polls:asking.${word}`
);
