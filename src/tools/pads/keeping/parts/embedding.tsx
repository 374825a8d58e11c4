import { Section } from '#portal/items/sections/section.tsx';
import { Button } from '#ui/parts/button.tsx';
import { CheckField, SelectField } from '#ui/parts/choice-field.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { frameOf } from '../embedding.ts';
import type { SeenPad } from '../seen.ts';

/** What the frame shows, and the line to copy into another site. */
export function EmbeddingPart({ pad, link, embedding, isEmbedding, item }: SeenPad) {
	const { t, address } = useView();
	const { writes, bars, height } = embedding;
	return (
		<Section id="embedding" title={t('pads:keeping.embed.title')} open={isEmbedding}>
			<p>{t('pads:keeping.embed.what')}</p>
			<form class="form" method="get" action={`/pads/${item.id}/settings#embedding`} data-address={address}>
				<input type="hidden" name="embed" value="on" />
				<SelectField
					name="show"
					label={t('pads:keeping.embed.show')}
					choices={['read', 'write'].map((value) => ({ value, label: t(`pads:keeping.embed.${value}`) }))}
					value={writes ? 'write' : 'read'}
				/>
				<CheckField name="bare" label={t('pads:keeping.embed.bare')} checked={!bars} />
				<TextField
					name="height"
					type="text"
					inputMode="numeric"
					label={t('pads:keeping.embed.height')}
					value={String(height)}
				/>
				<div class="form-actions">
					<Button kind="quiet">{t('pads:keeping.embed.make')}</Button>
				</div>
			</form>
			<Line text={frameOf(pad.title, link, embedding)} />
		</Section>
	);
}

function Line({ text }: { text: string }) {
	const { t } = useView();
	return (
		<div class="field">
			<label for="embed-line">{t('pads:keeping.embed.line')}</label>
			<textarea id="embed-line" class="input snippet" rows={4} readonly dir="ltr" spellcheck={false}>
				{text}
			</textarea>
			<div>
				<button type="button" class="button quiet woken" data-copy="embed-line" data-done={t('ui:copied')}>
					<span aria-live="polite">{t('ui:copy')}</span>
				</button>
			</div>
		</div>
	);
}
