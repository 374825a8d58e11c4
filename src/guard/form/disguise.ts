/** Words that hide from whoever looks for them: letters of two scripts in one word, signs nobody sees between letters. */
import type { Evidence } from '../judge/evidence.ts';
import type { Found } from '../judge/signal.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const beyondAscii = /[^\x00-\x7f]/;

const mixed =
	/\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}]|[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}]\p{Script=Latin}/u;
/** A soft hyphen comes along with many an honest copy, and joiners are part of some scripts. */
const unseen = /\p{Script=Latin}(?:\u200b|\u200c|\u200d|\u2060|\ufeff)+\p{Script=Latin}/u;

const mostLooked = 10_000;
const enough = 3;

/** µ, α and the like stand beside Latin letters in honest words: one or two of them are nothing. */
export function disguised({ title, text }: Evidence): Found[] {
	const written = `${title}\n${text}`.slice(0, mostLooked);
	if (!beyondAscii.test(written)) return [];
	let count = 0;
	for (const word of written.split(/\s+/)) {
		if (beyondAscii.test(word) && (mixed.test(word) || unseen.test(word))) count++;
		if (count >= enough) break;
	}
	if (count === 0) return [];
	return [{ symbol: 'form.disguised', points: count >= enough ? 4.5 : count * 1.5, gaps: { count } }];
}
