/** The page that asks for the password of an item. */
import { passFor } from '#kernel/access/pass.ts';
import { pathOf } from '#kernel/items/item.ts';
import type { Ask } from '#kernel/web/page.ts';
import { page } from '#kernel/web/page.ts';
import { LockedSheet } from '#kernel/web/unlock.tsx';
import { unlockItem } from '../actions/links.ts';
import { ownPath } from './paths.ts';

async function whereTo({ params, actor, query }: Ask<null>) {
	const { about } = await passFor({ tool: null, name: params.name ?? '' }, actor);
	return { item: about.id, to: ownPath(query.get('to'), pathOf(about)) };
}

export const unlockPage = page('/items/:name/unlock', {
	open: 'who knows the password comes in here; nothing of the item is shown',
	load: whereTo,
	posts: {
		unlock: {
			action: unlockItem,
			input: ({ password }, { params, caller }) => ({
				item: params.name,
				password,
				from: caller.place ?? ''
			}),
			then: async (_item, ask) => (await whereTo(ask)).to
		}
	},
	title: ({ t }) => t('kernel:locked.title'),
	view: ({ item, to }) => <LockedSheet item={item} to={to} />
});
