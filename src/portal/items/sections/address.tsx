import { addressLength } from '#kernel/items/address.ts';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import type { Seen } from '../seen.ts';
import { KeptFields, Section } from './section.tsx';

/** An address that can be said aloud. */
export function Address({ item, base, link, done }: Seen) {
	const { t } = useView();
	return (
		<Section id="address" title={t('portal:items.address.title')} done={done}>
			<p>
				{t('portal:items.address.now')} <bdi>{link}</bdi>
			</p>
			<KeptFields verb="address">
				<TextField
					name="address"
					label={t('portal:items.fields.address')}
					hint={t('portal:items.address.hint', { start: `${base}/${item.tool}/` })}
					value={item.address ?? ''}
					maxLength={addressLength.max}
					dir="ltr"
					spellcheck={false}
					autocomplete="off"
					required={false}
				/>
			</KeptFields>
		</Section>
	);
}
