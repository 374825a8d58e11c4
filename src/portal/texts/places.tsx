import { useView } from '#ui/view.ts';

const places = [
	['/about', 'presentation'],
	['/help', 'support'],
	['/terms', 'terms'],
	['/privacy', 'privacy'],
	['/moderation', 'moderation'],
	['/legal', 'legal']
] as const;

/** The other pages where the host speaks. */
export function Places({ here }: { here: string }) {
	const { t } = useView();
	return (
		<nav class="portal-places" aria-label={t('portal:texts.places')}>
			<ul>
				{places.map(([path, name]) => (
					<li key={path}>
						<a href={path} aria-current={path === here ? 'page' : undefined}>
							{t(`portal:texts.${name}.title`)}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
