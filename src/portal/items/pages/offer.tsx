/** Where somebody accepts what was offered to them. */
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { EnterFirst } from '../../spaces/parts/enter-first.tsx';
import { acceptOffer, openOffer } from '../actions/people.ts';
import type { Offer } from '../store.ts';
import { settingsPath } from './paths.ts';

const load = async ({ params, now, actor }: Ask<null>) => ({
	offer: await openOffer(params.offer ?? '', params.key ?? '', now),
	signedIn: actor?.kind === 'account'
});

export const offerPage = page('/offers/:offer/:key', {
	open: 'the link of a letter: its key is checked, and only the title is shown',
	load,
	posts: {
		accept: {
			action: acceptOffer,
			input: (_fields, { params }) => ({ offer: params.offer, key: params.key }),
			then: ({ item }: Offer) => settingsPath(item)
		}
	},
	title: ({ offer }) => offer.title,
	view: (seen) => <Offered {...seen} />
});

function Offered({ offer, signedIn }: Awaited<ReturnType<typeof load>>) {
	const { t } = useView();
	const name = offer.name ?? t('portal:items.history.somebody');
	return (
		<Sheet title={offer.title} hue={offer.tool} lead={<p>{t(`portal:items.offer.${offer.gives}`, { name })}</p>}>
			{signedIn ? (
				<Form verb="accept">
					<div class="form-actions">
						<Button icon="check">{t('portal:items.offer.accept')}</Button>
					</div>
				</Form>
			) : (
				<EnterFirst />
			)}
		</Sheet>
	);
}
