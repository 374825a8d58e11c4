import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import type { Seen } from '../seen.ts';
import { KeptFields, Section } from './section.tsx';

/** Where it lives since it left this host: the old address leads there. */
export function MovedAway({ item, done }: Seen) {
	const { t } = useView();
	return (
		<Section id="moved-away" title={t('portal:items.moved-away.title')} done={done} open={item.movedTo !== null}>
			<KeptFields verb="moved-away">
				<TextField
					type="url"
					name="movedTo"
					label={t('portal:items.fields.movedTo')}
					hint={t('portal:items.moved-away.hint')}
					value={item.movedTo ?? ''}
					dir="ltr"
					spellcheck={false}
					autocomplete="off"
					required={false}
				/>
			</KeptFields>
			<p>
				<a href="/things/leaving">{t('portal:items.moved-away.all')}</a>
			</p>
		</Section>
	);
}
