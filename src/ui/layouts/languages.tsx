import { kept } from '#base/kept.ts';
import { Icon } from '../parts/icon.tsx';
import { useView } from '../view.ts';

const capital = (word: string) => word.charAt(0).toLocaleUpperCase() + word.slice(1);

/** A language in its own words: "Français", "English". */
const nameOf = kept(20, (language: string) =>
	capital(new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language)
);

function addressIn(language: string, address: string): string {
	const url = new URL(address, 'http://here');
	url.searchParams.set('language', language);
	return url.pathname + url.search;
}

/** Links to this same page in the other languages of the host. */
export function Languages() {
	const { t, language, languages, address } = useView();
	return languages
		.filter((other) => other !== language)
		.map((other) => (
			<a key={other} href={addressIn(other, address)} hreflang={other} rel="nofollow" class="language">
				<Icon name="globe" />
				<span class="unseen">{t('ui:read-in')} </span>
				<span lang={other}>{nameOf(other)}</span>
			</a>
		));
}
