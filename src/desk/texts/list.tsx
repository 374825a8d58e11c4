import { textNames } from '#kernel/texts/text.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge } from '#ui/parts/badge.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { type Standing, standings } from './state.ts';

export const textList = page('/desk/texts', {
	needs: 'admin',
	load: async () => ({ standings: await standings() }),
	title: ({ t }) => t('desk:rooms.texts.title'),
	view: ({ standings, t }) => (
		<Sheet
			title={t('desk:rooms.texts.title')}
			kicker={{ icon: 'pencil', text: t('ui:desk'), href: '/desk' }}
			lead={<p>{t('desk:texts.lead')}</p>}
		>
			<div class="stack near">
				{textNames.map((name) => (
					<Card key={name} title={t(`desk:texts.names.${name}.title`)}>
						<p>{t(`desk:texts.names.${name}.about`)}</p>
						<ul class="desk-texts">
							{standings
								.filter((standing) => standing.name === name)
								.map((standing) => (
									<Line key={standing.language} standing={standing} />
								))}
						</ul>
					</Card>
				))}
			</div>
		</Sheet>
	)
});

function Line({ standing: { name, language, blanks, yours } }: { standing: Standing }) {
	const { t } = useView();
	const title = t(`desk:texts.names.${name}.title`);
	return (
		<li>
			<a href={`/desk/texts/${name}/${language}`}>
				<Icon name="pencil" />
				<span class="unseen">{t('desk:texts.of', { title })} </span>
				<span lang={language}>{t(`desk:texts.languages.${language}`)}</span>
			</a>
			{blanks > 0 ? (
				<Badge kind="warning">{t('desk:texts.states.incomplete', { count: blanks })}</Badge>
			) : (
				<Badge kind={yours ? 'success' : 'plain'}>{t(`desk:texts.states.${yours ? 'yours' : 'ready'}`)}</Badge>
			)}
		</li>
	);
}
