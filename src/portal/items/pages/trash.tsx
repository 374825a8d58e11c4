/** What lies in the trash of whoever looks, each with a button that brings it back. */
import { erasedAt } from '#kernel/items/keeping.ts';
import { restoreItem } from '#kernel/life/actions.ts';
import { type Trashed, trashOf } from '#kernel/life/store.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { Expiry } from '#ui/parts/expiry.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';

export const trashPage = page('/things/trash', {
	open: 'shows only what belongs to whoever looks, guests too',
	load: async ({ actor, query }) => ({ trashed: actor ? await trashOf(actor.id) : [], done: query.has('done') }),
	posts: { restore: { action: restoreItem, then: () => '/things/trash?done' } },
	title: ({ t }) => t('portal:items.trash.title'),
	view: ({ trashed, done, t }) => (
		<Sheet title={t('portal:items.trash.title')} lead={<p>{t('portal:items.trash.lead')}</p>}>
			{done && <Banner kind="success" title={t('portal:items.trash.restored')} live />}
			{trashed.length === 0 ? (
				<Empty title={t('portal:items.trash.empty')}>{t('portal:items.trash.empty-words')}</Empty>
			) : (
				trashed.map((item) => <TrashedCard key={item.id} item={item} />)
			)}
		</Sheet>
	)
});

function TrashedCard({ item }: { item: Trashed }) {
	const { t } = useView();
	return (
		<Card
			title={item.title}
			hue={item.tool}
			aside={<Expiry at={erasedAt(item.trashedAt)} kind="erased" />}
			actions={
				<Form label={item.title}>
					<input type="hidden" name="item" value={item.id} />
					<Button verb="restore" kind="quiet" icon="undo">
						{t('portal:items.trash.restore')}
						<span class="unseen"> {item.title}</span>
					</Button>
				</Form>
			}
		>
			<p>{t(`portal:items.trash.${item.reason ?? 'wanted'}`)}</p>
			{item.space && <p>{item.space}</p>}
		</Card>
	);
}
