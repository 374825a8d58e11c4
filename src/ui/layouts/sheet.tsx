import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../parts/icon.tsx';

export type SheetProps = {
	title: string;
	/** What the title is written in, where somebody wrote it: it is read aloud in that language. */
	titleIn?: string;
	lead?: ComponentChildren;
	hue?: string;
	/** The sign and word over the title of the tool or room it belongs to, and where they lead. */
	kicker?: { icon: IconName; text: string; href?: string };
	/** What stands beside the title, such as when the item expires. */
	aside?: ComponentChildren;
	/** For grids and boards. */
	wide?: boolean;
	/** Buttons at the head of the sheet. */
	actions?: ComponentChildren;
	children?: ComponentChildren;
};

/** The sheet of paper on which one reads and answers. */
export function Sheet({ title, titleIn, lead, hue, kicker, aside, wide, actions, children }: SheetProps) {
	return (
		<article class={wide ? 'sheet wide' : 'sheet'} data-hue={hue}>
			<header class="sheet-head">
				{kicker && (
					<p class="sheet-kicker">
						<Icon name={kicker.icon} />
						{kicker.href ? <a href={kicker.href}>{kicker.text}</a> : kicker.text}
					</p>
				)}
				<div class="sheet-title">
					<h1 lang={titleIn}>{title}</h1>
					{aside}
				</div>
				{lead && <div class="sheet-lead">{lead}</div>}
				{actions && <div class="sheet-actions">{actions}</div>}
			</header>
			{children}
		</article>
	);
}
