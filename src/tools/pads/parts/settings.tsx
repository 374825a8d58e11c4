import { keepChoices } from '#kernel/items/keeping.ts';
import { ChoiceField, SelectField } from '#ui/parts/choice-field.tsx';
import { useView } from '#ui/view.ts';
import { type Writers, writersChoices } from '../pad.ts';

/** Who writes, and for how long it is kept. */
export function PadSettings({
	writers,
	keepDays,
	keepsLong
}: {
	writers: Writers;
	keepDays: number | null;
	keepsLong: boolean;
}) {
	const { t } = useView();
	const days = keepChoices.map((choice) => ({ value: String(choice), label: t(`pads:keep.for.${choice}`) }));
	const choices = keepsLong ? [...days, { value: 'always', label: t('pads:keep.for.always') }] : days;
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
				choices={choices}
				value={keepDays === null ? 'always' : String(keepDays)}
			/>
		</>
	);
}
