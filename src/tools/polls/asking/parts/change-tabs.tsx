import { type Item, nameOf } from '#kernel/items/item.ts';
import { Tabs } from '#ui/parts/tabs.tsx';
import { useView } from '#ui/view.ts';

type ChangeTabsProps = { item: Item; current: 'settings' | 'options'; waiting?: number };

/** The sides of changing a poll. */
export function ChangeTabs({ item, current, waiting = 0 }: ChangeTabsProps) {
	const { t } = useView();
	const address = `/polls/${nameOf(item)}`;
	return (
		<Tabs
			label={t('polls:asking.change.label')}
			tabs={[
				{ href: address, text: t('polls:asking.change.back'), icon: 'back' },
				{ href: `${address}/change`, text: t('polls:asking.change.settings'), current: current === 'settings' },
				{
					href: `${address}/change/options`,
					text: t('polls:asking.options'),
					current: current === 'options',
					...(waiting > 0 ? { count: waiting } : {})
				},
				{ href: `/items/${item.id}/settings`, text: t('polls:asking.change.item') }
			]}
		/>
	);
}
