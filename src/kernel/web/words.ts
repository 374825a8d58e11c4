/** The words on screens and in letters: one JSON per room and language, found as `room:key`. */
import i18next, { type i18n } from 'i18next';

export type Language = 'en' | 'fr';
export type Translate = (key: string, gaps?: Record<string, unknown>) => string;
// biome-ignore lint/suspicious/noExplicitAny: the trees of words differ by room
export type Words = Record<Language, any>;

const instance: i18n = i18next.createInstance();
instance.init({
	fallbackLng: false,
	resources: { en: {}, fr: {} },
	ns: [],
	defaultNS: 'ui',
	interpolation: { escapeValue: false },
	returnNull: false,
	// Islands fill gaps in the browser: a gap that was not given stays as it stands.
	missingInterpolationHandler: (_text, match) => match[0],
	initAsync: false
});

export function learnWords(room: string, words: Words): void {
	for (const language of ['en', 'fr'] as const) instance.addResourceBundle(language, room, words[language], true, true);
}

const translators = new Map<Language, Translate>();

export function translator(language: Language): Translate {
	const known = translators.get(language);
	if (known) return known;
	const fixed = instance.getFixedT(language);
	const translate: Translate = (key, gaps) => fixed(key, gaps ?? {}) as string;
	translators.set(language, translate);
	return translate;
}

export const hasWords = (language: Language, key: string): boolean => instance.exists(key, { lng: language });

/** The words of a refusal: `polls.closed` stands at `polls:refusals.closed`. */
export function refusalWords(t: Translate, language: Language, code: string, gaps?: Record<string, unknown>): string {
	const [room, reason] = code.split('.');
	const key = `${room}:refusals.${reason}`;
	return hasWords(language, key) ? t(key, gaps) : t('kernel:refusals.unknown');
}
