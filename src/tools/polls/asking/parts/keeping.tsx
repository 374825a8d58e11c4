import { ChoiceField, SelectField } from '#ui/parts/choice-field.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { Matter } from './poll-settings.tsx';

/** Days after the last visit, from a week to a year. */
const spans = [7, 30, 60, 183, 365];

/** What is true of every item: for how long it is kept, at which address, behind which password. */
export function Keeping({ base }: { base: string }) {
	const { t } = useView();
	return (
		<Matter name="keeping" title={t('polls:asking.keeping')}>
			<SelectField
				name="settings.keepDays"
				label={t('polls:asking.keep')}
				hint={t('polls:asking.keep-hint')}
				choices={spans.map((days) => ({ value: String(days), label: t(`polls:asking.keep-for.${days}`) }))}
				value="183"
			/>
			<TextField
				name="address"
				label={t('polls:asking.address')}
				hint={t('polls:asking.address-hint', { base: `${base}/polls/` })}
				maxLength={60}
				dir="ltr"
				spellcheck={false}
			/>
			<TextField
				name="password"
				type="password"
				label={t('polls:asking.password')}
				hint={t('polls:asking.password-hint')}
				autocomplete="new-password"
				maxLength={128}
			/>
			<ChoiceField
				name="passwordGuards"
				label={t('polls:asking.guards.label')}
				choices={(['read', 'answer'] as const).map((value) => ({ value, label: t(`polls:asking.guards.${value}`) }))}
				value="read"
			/>
		</Matter>
	);
}
