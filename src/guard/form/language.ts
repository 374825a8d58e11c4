/**
 * Whether a text speaks a language this host does not offer. Three questions, the cheap ones first: which script, how
 * many small words of ours, and only then a comparison with the common runs of three letters of 82 languages.
 */
import type { Language } from '#kernel/words/words.ts';
import { unitsOf } from '../units/units.ts';
import { latin, letter, sortAt } from './signs.ts';
import { ownWords } from './small-words.ts';
import type { Comparison } from './trigrams.ts';

/** Below this many letters even people hesitate. */
const fewestLetters = 80;
const mostLetters = 600;
/** One honest text in twenty has fewer small words of ours than this; those are compared. */
const leastOwn = 0.13;
/** A text that says so much less than the foreign language it resembles most is not one of ours. */
const clearly = 0.12;

const codes: Record<Language, string> = { en: 'eng', fr: 'fra' };

function countLetters(text: string): { all: number; ofLatin: number } {
	const units = unitsOf(text);
	const count = { all: 0, ofLatin: 0 };
	for (let place = 0; place < text.length; place++) {
		const sort = sortAt(units, place, text.length);
		if (sort & letter) count.all++;
		if (sort & latin) count.ofLatin++;
	}
	return count;
}

/**
 * The ISO 639-3 code of a language unlike those offered (`und` where only the script tells), or null: one of ours, or
 * too short, or nobody can say.
 */
export function foreignLanguage(text: string, offered: readonly Language[]): string | null | Promise<string | null> {
	const part = text.slice(0, mostLetters);
	const { all, ofLatin } = countLetters(part);
	if (all < fewestLetters / 2) return null;
	if (ofLatin / all < 0.4) return 'und';
	if (all < fewestLetters || ownWords(part, offered) >= leastOwn) return null;
	return comparison ? compared(comparison, part, offered) : loaded().then((ready) => compared(ready, part, offered));
}

let comparison: Comparison | undefined;

/** Some megabytes, and most texts never need it. */
async function loaded(): Promise<Comparison> {
	const { comparisonOfLanguages } = await import('./trigrams.ts');
	comparison ??= comparisonOfLanguages();
	return comparison;
}

function compared(compare: Comparison, part: string, offered: readonly Language[]): string | null {
	const { language, likenessOf, likeness } = compare(part);
	const own = Math.max(...offered.map((one) => likenessOf(codes[one])));
	return language !== 'und' && likeness - own > clearly ? language : null;
}
