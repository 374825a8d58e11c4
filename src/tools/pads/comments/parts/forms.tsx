/** A new comment, or other words suggested, on the page of comments, where no script is needed. */

import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreSummary } from '#ui/parts/more-options.tsx';
import { useView } from '#ui/view.ts';
import { NameField, OtherWordsField, QuoteField, Words } from './field.tsx';

type FormProps = { address: string; named: boolean };

export function CommentForm({ address, named }: FormProps) {
	const { t, typed } = useView();
	return (
		<Form verb="comment" action={address} class="form near" label={t('pads:comments.new')}>
			{typed.verb === 'comment' && (
				<ErrorSummary labels={{ quote: t('pads:comments.quote'), text: t('pads:comments.comment') }} />
			)}
			<Words id="new-text" verb="comment" name="text" label={t('pads:comments.comment')} required />
			<QuoteField id="new-quote" verb="comment" />
			{!named && <NameField id="new-name" />}
			<div class="row">
				<button class="button main" type="submit">
					{t('pads:comments.deeds.comment')}
				</button>
			</div>
		</Form>
	);
}

export function SuggestionForm({ address, named }: FormProps) {
	const { t, typed } = useView();
	return (
		<details class="more" open={typed.verb === 'suggest'}>
			<MoreSummary>{t('pads:comments.suggest-title')}</MoreSummary>
			<Form verb="suggest" action={address} class="form near more-inside" label={t('pads:comments.suggest-title')}>
				{typed.verb === 'suggest' && (
					<ErrorSummary labels={{ quote: t('pads:comments.quote'), words: t('pads:comments.words') }} />
				)}
				<QuoteField id="suggest-quote" verb="suggest" required />
				<OtherWordsField id="suggest-words" verb="suggest" />
				<Words id="suggest-text" verb="suggest" name="text" label={t('pads:comments.why')} rows={2} />
				{!named && <NameField id="suggest-name" />}
				<div class="row">
					<button class="button quiet" type="submit">
						{t('pads:comments.deeds.suggest')}
					</button>
				</div>
			</Form>
		</details>
	);
}
