import { useView } from '#ui/view.ts';

export const views = ['text', 'both', 'preview'] as const;
export type ViewName = (typeof views)[number];

const key = 'pads.markdown.view';

export function rememberedView(): ViewName | null {
	try {
		return views.find((one) => one === localStorage.getItem(key)) ?? null;
	} catch {
		return null;
	}
}

export function rememberView(view: ViewName): void {
	try {
		localStorage.setItem(key, view);
	} catch {
		// A browser that keeps nothing begins as the page does.
	}
}

/** What is in sight: the text, what it looks like, or both. */
export function Views({ view, onView }: { view: ViewName; onView(view: ViewName): void }) {
	const { t } = useView();
	return (
		<fieldset class="pad-views">
			<legend class="unseen">{t('pads:markdown.views')}</legend>
			{views.map((one) => (
				<label key={one}>
					<input type="radio" name="pad-view" class="unseen" checked={one === view} onChange={() => onView(one)} />
					<span title={one === 'preview' ? 'Ctrl+Enter' : undefined}>{t(`pads:markdown.view-${one}`)}</span>
				</label>
			))}
		</fieldset>
	);
}
