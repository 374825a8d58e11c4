import type { Gaps, Translate } from './view.ts';

/** A vowel begins; a y does where a consonant follows: Yves, but not Yannick. Before an h, ears differ: it stays as written. */
const startsOpen = /^(?:[aeiouœæ]|y[^aeiouœæ])/i;
const bare = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '');

/** French says "d’Ana" where it says "de Bo": no writer of words can know which name will come. */
function elided(words: string, gaps: Gaps): string {
	return words.replace(/\b(d|qu)e (?=\{\{(\w+)\}\})/gi, (before, start: string, name: string) =>
		startsOpen.test(bare(String(gaps[name] ?? ''))) ? `${start}’` : before
	);
}

function filled(words: string, gaps: Gaps, language: string): string {
	const ready = language === 'fr' ? elided(words, gaps) : words;
	return ready.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => String(gaps[name] ?? gap));
}

/**
 * Speaks from a small book of words, where the whole book of the server is out of reach.
 * @param book words by `room:key`; plurals as `room:key_one`, `room:key_other`.
 */
export function speaker(book: Record<string, string>, language: string): Translate {
	const plurals = new Intl.PluralRules(language);
	return (key, gaps) => {
		if (gaps === undefined) return book[key] ?? key;
		const plural = typeof gaps.count === 'number' ? book[`${key}_${plurals.select(gaps.count)}`] : undefined;
		return filled(plural ?? book[key] ?? key, gaps, language);
	};
}
