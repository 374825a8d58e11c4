import { useView } from '../view.ts';
import { Languages } from './languages.tsx';

const places = [
	['/about', 'ui:about-host'],
	['/terms', 'ui:terms'],
	['/privacy', 'ui:privacy'],
	['/legal', 'ui:legal'],
	['/api', 'ui:api'],
	['/source', 'ui:source']
] as const;

/** The sea at the foot of every page. */
export function Footer() {
	const { t, host } = useView();
	return (
		<footer class="seabed">
			<Shore />
			<div class="seabed-words">
				<p>
					<strong>{host.name}</strong> {host.line || t('ui:promise')}
				</p>
				<nav aria-label={t('ui:about-places')}>
					<ul>
						{places.map(([address, key]) => (
							<li key={address}>
								<a href={address}>{t(key, { host: host.name })}</a>
							</li>
						))}
						<li>
							<Languages />
						</li>
					</ul>
				</nav>
			</div>
		</footer>
	);
}

function Shore() {
	return (
		<svg class="shore" viewBox="0 0 1200 64" preserveAspectRatio="none" aria-hidden="true">
			<path class="shore-far" d="M0 30c100-22 200-22 300 0s200 22 300 0 200-22 300 0 200 22 300 0v34H0z" />
			<path class="shore-near" d="M0 44c150-20 300-20 450 0s300 20 450 0 200-16 300-4v24H0z" />
		</svg>
	);
}
