/**
 * Whether a text speaks a language this host does not offer. Three questions, the cheap ones first: which script, how
 * many small words of ours, and only then a comparison with the common runs of three letters of 82 languages.
 */
import { unaccented } from '#base/text.ts';
import { type HostLanguage, smallWords } from './words.ts';

/** Below this many letters even people hesitate. */
const fewestLetters = 80;
const mostLetters = 600;
/** One honest text in twenty has fewer small words of ours than this; those are compared. */
const leastOwn = 0.13;
/** A text that says so much less than the foreign language it resembles most is not one of ours. */
const clearly = 0.12;

const letters = /\p{L}/gu;
const latin = /\p{Script=Latin}/gu;
const countOf = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

const ownShare = (text: string, offered: readonly HostLanguage[]): number => {
	const words = unaccented(text.toLowerCase()).match(/[a-z]+/g) ?? [];
	const own = words.filter((word) => offered.some((language) => smallWords[language].has(word)));
	return own.length / Math.max(1, words.length);
};

const codes: Record<HostLanguage, string> = { en: 'eng', fr: 'fra' };

/**
 * The ISO 639-3 code of a language unlike those offered (`und` where only the script tells), or null: one of ours, or
 * too short, or nobody can say.
 */
export function foreignLanguage(
	text: string,
	offered: readonly HostLanguage[]
): string | null | Promise<string | null> {
	const part = text.slice(0, mostLetters);
	const all = countOf(part, letters);
	if (all < fewestLetters / 2) return null;
	if (countOf(part, latin) / all < 0.4) return 'und';
	if (all < fewestLetters || ownShare(part, offered) >= leastOwn) return null;
	return compared(part, offered);
}

async function compared(part: string, offered: readonly HostLanguage[]): Promise<string | null> {
	// Some megabytes, and most texts never need it.
	const { francAll } = await import('franc-min');
	const ranked = francAll(part);
	const [language, likeness] = ranked[0]!;
	const own = Math.max(...offered.map((one) => ranked.find(([code]) => code === codes[one])?.[1] ?? 0));
	return language !== 'und' && likeness - own > clearly ? language : null;
}
