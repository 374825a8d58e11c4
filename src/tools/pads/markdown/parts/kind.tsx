import { ChoiceField } from '#ui/parts/choice-field.tsx';
import { useView } from '#ui/view.ts';
import { type Kind, kinds } from '../../pad.ts';

/** How the text is written; said once, when the pad is made. */
export function KindField({ value = 'rich' }: { value?: Kind }) {
	const { t } = useView();
	return (
		<ChoiceField
			name="kind"
			label={t('pads:markdown.kind.label')}
			choices={kinds.map((value) => ({ value, label: t(`pads:markdown.kind.${value}`) }))}
			value={value}
		/>
	);
}
