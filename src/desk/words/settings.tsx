import type { ListSettings } from '#guard/words/store.ts';
import { limits, termFields, weights } from '#guard/words/term.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { ChoiceField, SelectField } from '#ui/parts/choice-field.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';

/** From the form to the action: the kinds stand in one line, apart by commas. */
export const settingsOf = ({ kinds, ...rest }: Fields): object => ({
	...rest,
	kinds: String(kinds ?? '')
		.split(/[\s,;]+/)
		.filter(Boolean)
});

/** What is said of a list as a whole. */
export function SettingFields({ list }: { list?: ListSettings }) {
	const { t } = useView();
	const languages = [
		{ value: '', label: t('desk:words.any-language') },
		{ value: 'en', label: t('desk:texts.languages.en') },
		{ value: 'fr', label: t('desk:texts.languages.fr') }
	];
	return (
		<>
			<TextField name="name" label={t('desk:words.name')} value={list?.name} maxLength={80} required />
			<ChoiceField
				name="weight"
				label={t('desk:words.weight')}
				value={list?.weight ?? 'suspicious'}
				choices={weights.toReversed().map((weight) => ({
					value: weight,
					label: t(`desk:words.weights.${weight}.name`),
					hint: t(`desk:words.weights.${weight}.about`)
				}))}
			/>
			<div class="field-row">
				<SelectField
					name="field"
					label={t('desk:words.field')}
					value={list?.field ?? 'any'}
					choices={termFields.map((value) => ({ value, label: t(`desk:words.fields.${value}`) }))}
				/>
				<NumberField
					name="points"
					label={t('desk:words.points')}
					value={list?.points ?? 2}
					min={0.5}
					max={limits.points}
					step={0.5}
					required
				/>
			</div>
			<div class="field-row">
				<SelectField
					name="language"
					label={t('desk:words.language')}
					value={list?.language ?? ''}
					choices={languages}
				/>
				<SelectField name="readers" label={t('desk:words.readers')} value={list?.readers ?? ''} choices={languages} />
			</div>
			<TextField
				name="kinds"
				label={t('desk:words.kinds')}
				hint={t('desk:words.kinds-hint')}
				value={list?.kinds.join(', ')}
				maxLength={400}
				required={false}
			/>
		</>
	);
}
