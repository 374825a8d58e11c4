import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type BannerKind = 'info' | 'success' | 'warning' | 'danger';

const icons: Record<BannerKind, IconName> = { info: 'info', success: 'success', warning: 'warning', danger: 'warning' };

export type BannerProps = {
	kind?: BannerKind;
	title?: string;
	actions?: ComponentChildren;
	/** Read aloud at once, for what has just happened. */
	live?: boolean;
	children?: ComponentChildren;
};

/** Something to know before reading on. */
export function Banner({ kind = 'info', title, actions, live, children }: BannerProps) {
	return (
		<div class={`banner ${kind}`} role={live ? (kind === 'danger' ? 'alert' : 'status') : undefined}>
			<Icon name={icons[kind]} />
			<div class="banner-words">
				{title && <p class="banner-title">{title}</p>}
				{children && <div>{children}</div>}
				{actions && <div class="row">{actions}</div>}
			</div>
		</div>
	);
}
