import type { ComponentChildren } from 'preact';
import { Drawing, type DrawingName } from '../parts/drawing.tsx';

export type HeroProps = {
	title: string;
	lead?: ComponentChildren;
	/** The one thing to do here. */
	actions?: ComponentChildren;
	drawing?: DrawingName;
	hue?: string;
};

/** The head of home and of the pages that tell about a tool: words, and an island beside them. */
export function Hero({ title, lead, actions, drawing = 'archipelago', hue }: HeroProps) {
	const wide = drawing === 'archipelago';
	return (
		<header class={wide ? 'hero wide' : 'hero'} data-hue={hue}>
			<div class="hero-words">
				<h1 class="hero-title">{title}</h1>
				{lead && <div class="hero-lead">{lead}</div>}
				{actions && <div class="row">{actions}</div>}
			</div>
			<Drawing of={drawing} />
		</header>
	);
}
