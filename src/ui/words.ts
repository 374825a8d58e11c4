import type { Gaps, Translate } from './view.ts';

const filled = (words: string, gaps: Gaps): string =>
	words.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => String(gaps[name] ?? gap));

/**
 * Speaks from a small book of words, where the whole book of the server is out of reach.
 * @param book words by `room:key`; plurals as `room:key_one`, `room:key_other`.
 */
export function speaker(book: Record<string, string>, language: string): Translate {
	const plurals = new Intl.PluralRules(language);
	return (key, gaps) => {
		if (gaps === undefined) return book[key] ?? key;
		const plural = typeof gaps.count === 'number' ? book[`${key}_${plurals.select(gaps.count)}`] : undefined;
		return filled(plural ?? book[key] ?? key, gaps);
	};
}
