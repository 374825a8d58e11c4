import type { ComponentChildren } from 'preact';
import { useView } from '../view.ts';
import { Icon } from './icon.tsx';

export type MoreOptionsProps = {
	/** Under this name the browser remembers whether it was left open. */
	id: string;
	title?: string;
	/** What links within the page lead to. */
	anchor?: string;
	/** Opened by the page itself, such as when a fault waits inside. */
	open?: boolean;
	children: ComponentChildren;
};

/** What most people never need, one tap away. */
export function MoreOptions({ id, title, anchor, open, children }: MoreOptionsProps) {
	const { t } = useView();
	return (
		<details class="more" id={anchor} data-remember={id} open={open}>
			<MoreSummary>{title ?? t('ui:more-options')}</MoreSummary>
			<div class="more-inside">{children}</div>
		</details>
	);
}

/** What opens it, with the sign that it can be opened. */
export function MoreSummary({ children }: { children: ComponentChildren }) {
	return (
		<summary>
			<Icon name="onward" />
			{children}
		</summary>
	);
}
