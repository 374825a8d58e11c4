import type { ComponentChildren } from 'preact';
import type { SpacePass } from '#kernel/access/space.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Tabs } from '#ui/parts/tabs.tsx';
import { useView } from '#ui/view.ts';

type Props = {
	pass: SpacePass;
	side: 'items' | 'people' | 'settings';
	done?: boolean;
	labels?: Record<string, string>;
	children: ComponentChildren;
};

/** The sides of a space: what it has, who belongs to it, its settings. */
export function SpaceFrame({ pass, side, done, labels, children }: Props) {
	const { t } = useView();
	const path = `/spaces/${pass.space}`;
	const tabs = [
		{ href: path, text: t('portal:spaces.sides.items'), current: side === 'items' },
		{ href: `${path}/people`, text: t('portal:spaces.sides.people'), current: side === 'people' },
		{ href: `${path}/settings`, text: t('portal:spaces.sides.settings'), current: side === 'settings' }
	];
	return (
		<Sheet title={pass.about.name} kicker={{ icon: 'people', text: t('portal:spaces.kicker') }}>
			<Tabs label={pass.about.name} tabs={tabs} />
			<ErrorSummary labels={labels} />
			{done && <Banner kind="success" title={t('portal:spaces.done')} live />}
			{children}
		</Sheet>
	);
}
