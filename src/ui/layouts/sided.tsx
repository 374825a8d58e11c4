import type { ComponentChildren } from 'preact';
import { type Tab, Tabs } from '../parts/tabs.tsx';

/** What has more sides than fit in a line: they stand beside the one that is open. For a wide sheet. */
export function Sided({ label, tabs, children }: { label: string; tabs: Tab[]; children: ComponentChildren }) {
	return (
		<div class="sided">
			<Tabs label={label} tabs={tabs} />
			<div class="sided-page">{children}</div>
		</div>
	);
}
