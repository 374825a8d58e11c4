import { textOf } from '#kernel/texts/current.ts';
import { page } from '#kernel/web/page.ts';
import { Hero } from '#ui/layouts/hero.tsx';
import { Facts } from '../parts/facts.tsx';
import { Hosts } from '../parts/hosts.tsx';
import { Offer } from '../parts/offer.tsx';
import { Yours } from '../parts/yours.tsx';
import { roster } from '../roster.ts';

export const home = page('/', {
	open: 'the first page of the host',
	indexed: true,
	load: async ({ language }) => ({
		cards: roster().tools.map(({ card }) => card),
		presentation: await textOf('presentation', language)
	}),
	title: ({ t }) => t('portal:home.title'),
	view: ({ cards, presentation, actor, t }) => (
		<div class="portal-home">
			<Hero title={t('portal:home.title')} lead={<p>{t('portal:home.lead')}</p>} />
			<Offer cards={cards} />
			<div class="portal-beside">
				<Hosts text={presentation.markdown} />
				<Yours known={actor !== null} />
			</div>
			<Facts />
		</div>
	)
});
