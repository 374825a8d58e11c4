import { passwordLength } from '#kernel/access/password.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { ChoiceField } from '#ui/parts/choice-field.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import type { Seen } from '../seen.ts';
import { KeptFields, Section } from './section.tsx';

/** A password before reading, or only before answering. */
export function Password({ item, done }: Seen) {
	const { t } = useView();
	const isSet = item.passwordGuards !== null;
	return (
		<Section id="password" title={t('portal:items.password.title')} done={done}>
			{item.visibility === 'private' && <Banner title={t('portal:items.password.private')} />}
			<KeptFields verb="password">
				<ChoiceField
					name="guards"
					label={t('portal:items.password.guards')}
					value={item.passwordGuards ?? 'none'}
					choices={['none', 'answer', 'read'].map((value) => ({
						value,
						label: t(`portal:items.password.${value}`)
					}))}
				/>
				<TextField
					type="password"
					name="password"
					label={t('portal:items.fields.password')}
					hint={t(isSet ? 'portal:items.password.change-hint' : 'portal:items.password.hint', {
						count: passwordLength.min
					})}
					autocomplete="new-password"
					maxLength={passwordLength.max}
					required={false}
				/>
			</KeptFields>
		</Section>
	);
}
