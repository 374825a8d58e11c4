import { Icon, type IconName } from './icon.tsx';

export type Tab = { href: string; text: string; current?: boolean; icon?: IconName; count?: number };

/** Sides of one thing, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
	return (
		<nav class="tabs" aria-label={label}>
			<ul>
				{tabs.map(({ href, text, current, icon, count }) => (
					<li key={href}>
						<a href={href} aria-current={current ? 'page' : undefined}>
							{icon && <Icon name={icon} />}
							{text}
							{count !== undefined && <span class="tab-count">{count}</span>}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
