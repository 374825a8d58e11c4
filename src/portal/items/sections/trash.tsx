import { daysInTrash } from '#kernel/items/keeping.ts';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import type { Seen } from '../seen.ts';
import { Section } from './section.tsx';

export function Trash({ done }: Seen) {
	const { t } = useView();
	return (
		<Section id="trash" title={t('portal:items.trash.put')} done={done}>
			<Form verb="trash">
				<p>{t('portal:items.trash.what', { days: daysInTrash })}</p>
				<div class="form-actions">
					<Button kind="danger" icon="trash">
						{t('portal:items.trash.put')}
					</Button>
				</div>
			</Form>
		</Section>
	);
}
