import type { ComponentChildren } from 'preact';

/** Lets a wide table scroll inside its own frame, by keyboard too, with its first column held. */
export function TableFrame({ label, children }: { label: string; children: ComponentChildren }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
		<section class="table-frame" aria-label={label} tabIndex={0}>
			{children}
		</section>
	);
}
