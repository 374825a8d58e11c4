import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type BadgeKind = 'plain' | 'info' | 'success' | 'warning' | 'danger' | 'hue';

/** A word about a thing's state. */
export function Badge({
	kind = 'plain',
	icon,
	children
}: {
	kind?: BadgeKind;
	icon?: IconName;
	children: ComponentChildren;
}) {
	return (
		<span class={`badge ${kind}`}>
			{icon && <Icon name={icon} />}
			{children}
		</span>
	);
}
