import { daysInTrash } from '#kernel/items/keeping.ts';
import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';

const facts: [name: string, icon: IconName, path: string][] = [
	['account', 'key', '/help'],
	['private', 'eye-off', '/privacy'],
	['life', 'clock', '/terms'],
	['rules', 'people', '/moderation']
];

/** Limits and rules in short, each with the page that says more. */
export function Facts() {
	const { t } = useView();
	return (
		<section class="stack" aria-labelledby="facts">
			<h2 id="facts">{t('portal:home.facts.title')}</h2>
			<ul class="portal-facts">
				{facts.map(([name, icon, path]) => (
					<li key={name}>
						<Icon name={icon} large />
						<h3>{t(`portal:home.facts.${name}.title`)}</h3>
						<p>{t(`portal:home.facts.${name}.words`, { days: daysInTrash })}</p>
						<a href={path}>{t(`portal:home.facts.${name}.more`)}</a>
					</li>
				))}
			</ul>
		</section>
	);
}
