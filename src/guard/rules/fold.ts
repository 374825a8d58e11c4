/** Texts as rules compare them: compatibility forms made plain, accents and invisible characters gone, in small letters. */

const marks = /[\p{M}\p{Cf}]+/gu;
const gaps = /\s+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these need nothing but small letters
const plain = /^[\x00-\x7f]*$/;

/** Longer texts are looked through as far as this; it keeps every action's cost bounded. */
export const lettersRead = 20_000;

/** Without accents and invisible characters. */
export const bare = (text: string): string =>
	plain.test(text) ? text : text.normalize('NFKD').replace(marks, '').replaceAll('ß', 'ss');

export const fold = (text: string): string => bare(text.slice(0, lettersRead)).toLowerCase().replace(gaps, ' ');
