import { Icon } from '../parts/icon.tsx';
import { Initials } from '../parts/initials.tsx';
import { Mark } from '../parts/mark.tsx';
import { useView } from '../view.ts';
import { Languages } from './languages.tsx';

/** Wordmark, own things, language, person. On a phone all but the wordmark wait behind one button. */
export function Header() {
	const { t, host, person } = useView();
	return (
		<header class={person ? 'masthead known' : 'masthead'}>
			<a class="wordmark" href="/" aria-label={t('ui:home-of', { host: host.name })}>
				<Mark />
				<span>{host.name}</span>
			</a>
			<button class="masthead-menu button quiet" type="button" popovertarget="masthead-places">
				<Icon name="menu" />
				{t('ui:menu')}
			</button>
			<nav id="masthead-places" class="masthead-places" popover="auto" aria-label={t('ui:places')}>
				<a href="/things">{t('ui:my-things')}</a>
				{person && <a href="/spaces">{t('ui:spaces')}</a>}
				<a href="/search">{t('ui:search')}</a>
				{/* Whoever is signed in has chosen one; the foot of the page offers the others. */}
				{!person && <Languages />}
				<PersonPlaces />
			</nav>
		</header>
	);
}

function PersonPlaces() {
	const { t, person, unread } = useView();
	if (!person) return <a href="/sign-in">{t('ui:sign-in')}</a>;
	return (
		<>
			{person.decides && <a href="/desk">{t('ui:desk')}</a>}
			{unread > 0 && (
				<a href="/notices" class="masthead-unread">
					<Icon name="bell" />
					{t('ui:notices', { count: unread })}
				</a>
			)}
			<a href="/account" class="masthead-person">
				<Initials name={person.name} />
				<span class="masthead-name">{person.name}</span>
			</a>
		</>
	);
}
