import { visibilities } from '#kernel/items/item.ts';
import { ChoiceField, SelectField } from '#ui/parts/choice-field.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { titleLength } from '../actions/settings.ts';
import type { Seen } from '../seen.ts';
import { KeptFields, Section } from './section.tsx';

/** Title, language, who may see it, folder. */
export function About({ item, folders, done }: Seen) {
	const { t } = useView();
	return (
		<Section id="about" title={t('portal:items.about.title')} open done={done}>
			<KeptFields verb="about">
				<TextField
					name="title"
					label={t('portal:items.fields.title')}
					value={item.title}
					maxLength={titleLength}
					required
				/>
				<ChoiceField
					name="visibility"
					label={t('portal:items.about.visibility')}
					value={item.visibility}
					choices={visibilities.map((value) => ({
						value,
						label: t(`portal:items.about.${value === 'private' && item.space ? 'members' : value}`),
						hint: t(`portal:items.about.${value}-hint`)
					}))}
				/>
				<SelectField
					name="language"
					label={t('portal:items.about.language')}
					hint={t('portal:items.about.language-hint')}
					value={item.language}
					choices={[
						{ value: 'en', label: 'English' },
						{ value: 'fr', label: 'Français' }
					]}
				/>
				<TextField
					name="folder"
					label={t('portal:items.fields.folder')}
					hint={folders.length > 0 ? t('portal:items.about.folders', { folders: folders.join(', ') }) : undefined}
					value={item.folder ?? ''}
					maxLength={60}
					required={false}
				/>
			</KeptFields>
		</Section>
	);
}
