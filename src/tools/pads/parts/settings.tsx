import { keepChoices } from '#kernel/items/keeping.ts';
import { ChoiceField, SelectField } from '#ui/parts/choice-field.tsx';
import { useView } from '#ui/view.ts';
import { type Writers, writersChoices } from '../pad.ts';

/** Who writes, and for how long it is kept. */
export function PadSettings({ writers, keepDays }: { writers: Writers; keepDays: number | null }) {
	const { t } = useView();
	return (
		<>
			<ChoiceField
				name="writers"
				label={t('pads:writers.label')}
				choices={writersChoices.map((value) => ({ value, label: t(`pads:writers.${value}`) }))}
				value={writers}
			/>
			<SelectField
				name="keepDays"
				label={t('pads:keep.label')}
				hint={t('pads:keep.hint')}
				choices={keepChoices.map((days) => ({ value: String(days), label: t(`pads:keep.for.${days}`) }))}
				value={String(keepDays ?? keepChoices[3])}
			/>
		</>
	);
}
