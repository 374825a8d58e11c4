/** Writing a comment or a suggestion beside the text. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import type { Anchor } from '../anchor.ts';
import { NameField, OtherWordsField, QuoteField, Words } from './field.tsx';

type ComposeProps = { address: string; anchor: Anchor | null; named: boolean; name: string; leave(): void };

export function Compose({ address, anchor, named, name, leave }: ComposeProps) {
	const { t } = useView();
	const [suggests, setSuggests] = useState(false);
	const place = useRef<HTMLDivElement>(null);
	useEffect(() => {
		place.current?.querySelector<HTMLElement>(suggests ? '[name=words]' : '[name=text]')?.focus();
	}, [anchor, suggests]);
	const sendByKeys = (event: KeyboardEvent) => {
		if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
		event.preventDefault();
		place.current?.querySelector('form')?.requestSubmit();
	};
	return (
		<div class="pad-composing" role="group" aria-label={t('pads:comments.new')} ref={place} onKeyDown={sendByKeys}>
			<Form
				verb={suggests ? 'suggest' : 'comment'}
				action={address}
				class="form near"
				label={t(suggests ? 'pads:comments.suggest-title' : 'pads:comments.new')}
			>
				{anchor && (
					<>
						<input type="hidden" name="anchor" value={JSON.stringify(anchor)} />
						<p class="pad-standing-on">
							<q>{anchor.quote}</q>
						</p>
					</>
				)}
				{!anchor && (
					<QuoteField id="compose-quote" verb="" hint={t('pads:comments.select-hint')} rows={1} required={suggests} />
				)}
				{suggests && (
					<OtherWordsField
						id="compose-words"
						verb=""
						value={anchor?.quote}
						rows={Math.min(10, 1 + (anchor?.quote.split('\n').length ?? 1))}
					/>
				)}
				<Words
					id="compose-text"
					verb=""
					name="text"
					label={t(suggests ? 'pads:comments.why' : 'pads:comments.comment')}
					rows={suggests ? 2 : 3}
					required={!suggests}
				/>
				{!named && <NameField id="compose-name" value={name} />}
				<div class="tick">
					<input
						id="compose-suggests"
						type="checkbox"
						checked={suggests}
						onChange={(event) => setSuggests(event.currentTarget.checked)}
					/>
					<label for="compose-suggests">{t('pads:comments.suggest-title')}</label>
				</div>
				<div class="row near">
					<button class="button small main" type="submit">
						{t(suggests ? 'pads:comments.deeds.suggest' : 'pads:comments.deeds.comment')}
					</button>
					<button class="button small quiet" type="button" onClick={leave}>
						{t('ui:cancel')}
					</button>
				</div>
			</Form>
		</div>
	);
}
