/** Where the letter before the end leads: one button keeps the item longer. */

import { keepSentence } from '#kernel/items/keeping.ts';
import { extendItem, itemOfSeal } from '#kernel/life/actions.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';

export const extensionPage = page('/extensions/:name/:seal', {
	open: 'the link of a letter: its seal is checked, and only the title is shown',
	load: async ({ params, query }) => ({
		item: await itemOfSeal(params.name ?? '', params.seal ?? ''),
		done: query.has('done')
	}),
	posts: {
		extend: {
			action: extendItem,
			input: (_fields, { params }) => ({ item: params.name, seal: params.seal }),
			then: (_item, { params }) => `/extensions/${params.name}/${params.seal}?done`
		}
	},
	title: ({ item }) => item.title,
	view: ({ item, done, t, language }) => (
		<Sheet title={item.title} lead={<p>{keepSentence(item, { t, language })}</p>}>
			{done ? (
				<Banner kind="success" title={t('portal:items.extension.done')} live />
			) : (
				<Form verb="extend">
					<div class="form-actions">
						<Button icon="clock">{t('portal:items.extension.extend')}</Button>
					</div>
				</Form>
			)}
		</Sheet>
	)
});
