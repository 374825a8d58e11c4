import type { ComponentChildren } from 'preact';
import { Drawing, type DrawingName } from './drawing.tsx';

export type EmptyProps = {
	title: string;
	drawing?: DrawingName;
	action?: ComponentChildren;
	children?: ComponentChildren;
};

/** Nothing yet: one sentence that teaches, one button. */
export function Empty({ title, drawing = 'beach', action, children }: EmptyProps) {
	return (
		<div class="empty">
			<Drawing of={drawing} />
			<h2>{title}</h2>
			{children && <div class="empty-words">{children}</div>}
			{action}
		</div>
	);
}
