import { useView } from '#ui/view.ts';

const places = [
	['/about', 'portal:texts.presentation.title'],
	['/help', 'portal:texts.support.title'],
	['/terms', 'portal:texts.terms.title'],
	['/privacy', 'portal:texts.privacy.title'],
	['/moderation', 'portal:texts.moderation.title'],
	['/transparency', 'portal:transparency.title'],
	['/legal', 'portal:texts.legal.title']
] as const;

/** The other pages where the host speaks. */
export function Places({ here }: { here: string }) {
	const { t } = useView();
	return (
		<nav class="portal-places" aria-label={t('portal:texts.places')}>
			<ul>
				{places.map(([path, title]) => (
					<li key={path}>
						<a href={path} aria-current={path === here ? 'page' : undefined}>
							{t(title)}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
