import { SelectField } from '#ui/parts/choice-field.tsx';
import { useView } from '#ui/view.ts';
import { starterName } from '../starters.ts';
import type { Beginnings } from '../templates.ts';

/** What the new pad begins with. */
export function Beginning({ starters, own, chosen }: Beginnings & { chosen: string | null }) {
	const { t } = useView();
	const choices = [
		{ value: '', label: t('pads:keeping.begin.empty') },
		...own.map(({ id, title, space }) => ({
			value: id,
			label: space ? t('pads:keeping.begin.of-space', { title, space }) : t('pads:keeping.begin.own', { title })
		})),
		...starters.map((name) => ({ value: starterName(name), label: t(`pads:keeping.starters.${name}`) }))
	];
	return (
		<SelectField
			name="template"
			label={t('pads:keeping.begin.label')}
			choices={choices}
			value={chosen ?? ''}
			required={false}
		/>
	);
}
