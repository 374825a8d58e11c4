import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import type { Seen } from '../seen.ts';
import { Waiting } from './people.tsx';
import { Section } from './section.tsx';

/** Handing it to another account or to a space. */
export function Transfer({ item, spaces, offers, done }: Seen) {
	const { t } = useView();
	return (
		<Section id="transfer" verbs={['move']} title={t('portal:items.transfer.title')} done={done}>
			<Waiting offers={offers.filter(({ gives }) => gives === 'owner')} />
			<Form verb="transfer">
				<TextField
					type="email"
					name="ownerMail"
					label={t('portal:items.fields.ownerMail')}
					hint={t('portal:items.transfer.hint')}
					autocomplete="off"
					required
				/>
				<div class="form-actions">
					<Button kind="quiet" icon="mail">
						{t('portal:items.transfer.offer')}
					</Button>
				</div>
			</Form>
			{(spaces.length > 0 || item.space) && <Move item={item} spaces={spaces} />}
		</Section>
	);
}

function Move({ item, spaces }: Pick<Seen, 'item' | 'spaces'>) {
	const { t } = useView();
	const choices = spaces.filter(({ id }) => id !== item.space).map(({ id, name }) => ({ value: id, label: name }));
	if (item.space) choices.unshift({ value: '', label: t('portal:items.transfer.mine') });
	if (choices.length === 0) return null;
	return (
		<Form verb="move">
			<SelectField
				name="space"
				label={t('portal:items.fields.space')}
				hint={t('portal:items.transfer.space-hint')}
				choices={choices}
			/>
			<div class="form-actions">
				<Button kind="quiet" icon="people">
					{t('portal:items.transfer.move')}
				</Button>
			</div>
		</Form>
	);
}
