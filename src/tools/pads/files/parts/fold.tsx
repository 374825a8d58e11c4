import type { ComponentChildren } from 'preact';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';

/** The button of files, and what it unfolds: a list. */
export function FilesFold({ children }: { children: ComponentChildren }) {
	const { t } = useView();
	return (
		<details class="pad-files">
			<summary class="button quiet">
				<Icon name="download" />
				{t('pads:files.title')}
			</summary>
			<ul>{children}</ul>
		</details>
	);
}
