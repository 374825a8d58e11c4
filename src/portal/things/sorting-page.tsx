/** Labels of one thing, and putting it aside: for oneself alone. */

import { notAllowed } from '#kernel/access/pass.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { CheckField } from '#ui/parts/choice-field.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { sortThing } from './actions.ts';
import { sortingLimits } from './sorting.ts';
import { sortedBy, sortsOf } from './store.ts';

export const sortingPage = page('/items/:item/sorting', {
	async load({ pass, actor }) {
		if (actor?.kind !== 'account') throw notAllowed();
		return { sorted: await sortedBy(actor.id, pass.item), known: (await sortsOf(actor.id)).labels };
	},
	posts: {
		sort: {
			action: sortThing,
			input: ({ labels, archived }, { pass }) => ({ item: pass.item, labels, archived }),
			then: () => '/things?sorted'
		}
	},
	title: ({ pass, t }) => t('portal:things.sorting.sort-of', { title: pass.about.title }),
	view: ({ pass, sorted, known, t }) => (
		<Sheet title={t('portal:things.sorting.title')} lead={<p>{pass.about.title}</p>}>
			<ErrorSummary labels={{ labels: t('portal:things.sorting.labels') }} />
			<Form verb="sort">
				<p>{t('portal:things.sorting.alone')}</p>
				<TextField
					name="labels"
					label={t('portal:things.sorting.labels')}
					hint={
						known.length > 0
							? t('portal:things.sorting.known', { labels: known.slice(0, 20).join(', ') })
							: t('portal:things.sorting.hint')
					}
					value={sorted.labels.join(', ')}
					maxLength={sortingLimits.labels * sortingLimits.label}
					required={false}
				/>
				<CheckField
					name="archived"
					label={t('portal:things.sorting.archive')}
					hint={t('portal:things.sorting.archive-hint')}
					checked={sorted.archived}
				/>
				<div class="form-actions">
					<Button>{t('portal:items.keep')}</Button>
					<LinkButton kind="quiet" href="/things">
						{t('ui:cancel')}
					</LinkButton>
				</div>
			</Form>
		</Sheet>
	)
});
