import { Section } from '#portal/items/sections/section.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { limits } from '../../pad.ts';
import type { SeenPad } from '../seen.ts';

/** The pad once more, and whether others may begin with it. */
export function Again({ pad, standing: { isTemplate }, done }: SeenPad) {
	const { t } = useView();
	return (
		<Section id="again" verbs={['duplicate', 'template']} title={t('pads:keeping.again.title')} done={done}>
			<Form verb="duplicate">
				<input type="hidden" name="kind" value={pad.kind} />
				<p>{t('pads:keeping.again.what')}</p>
				<TextField
					name="copy"
					label={t('pads:keeping.again.name')}
					value={t('pads:keeping.again.copy-of', { title: pad.title }).slice(0, limits.title)}
					maxLength={limits.title}
					required
				/>
				<div class="form-actions">
					<Button kind="quiet" icon="copy">
						{t('pads:keeping.again.make')}
					</Button>
				</div>
			</Form>
			<Form verb="template">
				<input type="hidden" name="offered" value={isTemplate ? 'off' : 'on'} />
				<p>{t(isTemplate ? 'pads:keeping.template.is' : 'pads:keeping.template.what')}</p>
				<div class="form-actions">
					<Button kind="quiet">{t(isTemplate ? 'pads:keeping.template.end' : 'pads:keeping.template.make')}</Button>
				</div>
			</Form>
		</Section>
	);
}
