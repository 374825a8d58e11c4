import { MoreOptions } from '#ui/parts/more-options.tsx';
import { useView } from '#ui/view.ts';

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What the frame may do is listed: only open the poll in a tab of its own. */
export const frameOf = (title: string, link: string, show: 'results' | 'question'): string =>
	`<iframe src="${escaped(`${link}/embed?show=${show}`)}" title="${escaped(title)}" width="100%" height="420" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;

/** The lines to copy into another site. */
export function EmbedPart({ title, link }: { title: string; link: string }) {
	const { t } = useView();
	return (
		<MoreOptions id="polls-embed" title={t('polls:results.embed')}>
			<p>{t('polls:results.embed-about')}</p>
			{(['question', 'results'] as const).map((show) => (
				<Snippet key={show} name={show} label={t(`polls:results.frame.${show}`)} text={frameOf(title, link, show)} />
			))}
		</MoreOptions>
	);
}

function Snippet({ name, label, text }: { name: string; label: string; text: string }) {
	const { t } = useView();
	const id = `embed-${name}`;
	return (
		<div class="field">
			<label for={id}>{label}</label>
			<input id={id} class="input snippet" type="text" value={text} readonly dir="ltr" spellcheck={false} />
			<div>
				<button type="button" class="button quiet woken" data-copy={id} data-done={t('ui:copied')}>
					<span aria-live="polite">{t('ui:copy')}</span>
				</button>
			</div>
		</div>
	);
}
