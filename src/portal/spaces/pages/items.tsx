/** What a space has, by folder. */
import { memberPass } from '#kernel/access/space.ts';
import { pathOf } from '#kernel/items/item.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { Expiry } from '#ui/parts/expiry.tsx';
import { useView } from '#ui/view.ts';
import { SpaceFrame } from '../parts/frame.tsx';
import { itemsOf, type SpaceItem } from '../store.ts';

/** In the order they come, which is by folder; those of none stand first. */
function byFolder(items: SpaceItem[]): [string, SpaceItem[]][] {
	const folders = new Map<string, SpaceItem[]>();
	for (const item of items) folders.set(item.folder ?? '', [...(folders.get(item.folder ?? '') ?? []), item]);
	return [...folders];
}

const load = async ({ params, actor }: Ask<null>) => {
	const space = await memberPass(params.space ?? '', actor, 'member');
	return { space, folders: byFolder(await itemsOf(space)) };
};

export const spaceItemsPage = page('/spaces/:space', {
	needs: 'account',
	load,
	title: ({ space }) => space.about.name,
	view: ({ space, folders, t }) => (
		<SpaceFrame pass={space} side="items">
			{folders.length === 0 && (
				<Empty
					title={t('portal:spaces.empty')}
					action={space.can('editor') && <LinkButton href="/">{t('portal:spaces.start')}</LinkButton>}
				>
					{t(space.can('editor') ? 'portal:spaces.empty-words' : 'portal:spaces.empty-for-members')}
				</Empty>
			)}
			{folders.map(([folder, items]) => (
				<Folder key={folder} folder={folder} items={items} />
			))}
		</SpaceFrame>
	)
});

function Folder({ folder, items }: { folder: string; items: SpaceItem[] }) {
	const { t } = useView();
	return (
		<section class="stack">
			{folder && <h2>{folder}</h2>}
			{items.map((item) => (
				<Card
					key={item.id}
					level={folder ? 3 : 2}
					title={item.title}
					href={pathOf(item)}
					hue={item.tool}
					aside={item.expiresAt ? <Expiry at={item.expiresAt} /> : undefined}
				>
					{item.visibility === 'public' && <Badge icon="globe">{t('portal:spaces.public')}</Badge>}
				</Card>
			))}
		</section>
	);
}
