import type { Kept } from '#guard/words/keep.ts';
import type { List } from '#guard/words/store.ts';
import { limits, termKinds } from '#guard/words/term.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { FileField } from '#ui/parts/file-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextArea } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { pathOf } from './terms.tsx';

/** One term or many, typed or from a file. */
export function AddTerms({ list }: { list: List }) {
	const { t, language } = useView();
	const most = new Intl.NumberFormat(language).format(limits.termsPerList);
	return (
		<section class="stack near" aria-labelledby="add">
			<h2 id="add">{t('desk:words.add')}</h2>
			<Form verb="add" action={pathOf(list.id)} enctype="multipart/form-data" label={t('desk:words.add')}>
				<TextArea name="text" label={t('desk:words.terms')} hint={t('desk:words.terms-hint')} rows={3} />
				<div class="field-row">
					<SelectField
						name="kind"
						label={t('desk:words.kind')}
						value="word"
						choices={termKinds.map((value) => ({ value, label: t(`desk:words.term-kinds.${value}`) }))}
					/>
					<FileField
						name="file"
						label={t('desk:words.file', { most })}
						accept=".txt,.csv,.tsv,.json"
						required={false}
					/>
				</div>
				<div class="form-actions">
					<Button icon="plus">{t('desk:words.add-them')}</Button>
				</div>
			</Form>
		</section>
	);
}

/** What became of what was brought. */
export function Brought({ kept: { added, known, left } }: { kept: Kept }) {
	const { t } = useView();
	const lines = [
		known > 0 && t('desk:words.brought.known', { count: known }),
		left.short > 0 && t('desk:words.brought.short', { count: left.short }),
		left.disguised > 0 && t('desk:words.brought.disguised', { count: left.disguised }),
		left.wrong > 0 && t('desk:words.brought.wrong', { count: left.wrong }),
		left.examples.length > 0 && t('desk:words.brought.examples', { terms: left.examples.join(' · ') })
	].filter(Boolean);
	return (
		<Banner kind={added > 0 ? 'success' : 'info'} title={t('desk:words.brought.added', { count: added })} live>
			{lines.length > 0 && (
				<ul>
					{lines.map((line) => (
						<li key={line}>{line}</li>
					))}
				</ul>
			)}
		</Banner>
	);
}
