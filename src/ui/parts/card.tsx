import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type CardProps = {
	title: string;
	/** Where the title leads. */
	href?: string;
	hue?: string;
	icon?: IconName;
	/** A drawing at its head, for the cards of home. */
	drawing?: ComponentChildren;
	/** A word beside the title, such as a Badge or an Expiry. */
	aside?: ComponentChildren;
	actions?: ComponentChildren;
	/** How deep its title stands in the page. */
	level?: 2 | 3;
	children?: ComponentChildren;
};

/** A thing among others. */
export function Card({ title, href, hue, icon, drawing, aside, actions, level = 2, children }: CardProps) {
	const Title = level === 2 ? 'h2' : 'h3';
	return (
		<article class={drawing ? 'card drawn' : 'card'} data-hue={hue}>
			{drawing && <div class="card-drawing">{drawing}</div>}
			<div class="card-head">
				{icon && <Icon name={icon} large />}
				<Title class="card-title">{href ? <a href={href}>{title}</a> : title}</Title>
				{aside}
			</div>
			{children && <div class="card-words">{children}</div>}
			{actions && <div class="card-actions">{actions}</div>}
		</article>
	);
}
