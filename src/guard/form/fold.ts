/** A text as it is compared with others: what campaigns change from one copy to the next is taken out. Pure. */
import { unaccented } from '#base/text.ts';

/** Letters that are looked at; what a copy has beyond them changes nothing. */
const mostLetters = 20_000;

const invisible = /\p{Cf}|\p{Variation_Selector}/gu;

const host = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/** A web or mail address, with whatever stands around it. Word by word: no text makes this slow. */
function isAddress(word: string): boolean {
	if (word.includes('://') || /^\W{0,3}www\./i.test(word)) return true;
	if (word.includes('@')) return word.includes('.');
	const slash = word.indexOf('/');
	return slash > 3 && host.test(word.slice(0, slash));
}

const withoutAddresses = (text: string): string =>
	text
		.slice(0, mostLetters)
		.split(/\s+/)
		.filter((word) => !isAddress(word))
		.join(' ');

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const beyondAscii = /[^\x00-\x7f]/;

/** Most of what there is to know of letters is needed only beyond ASCII, and costs the most. */
const foldedAscii = (text: string): string =>
	withoutAddresses(text.toLowerCase())
		.replace(/[0-9]/g, '0')
		.replace(/[^a-z0]+/g, ' ')
		.trim();

const foldedWhole = (text: string): string =>
	unaccented(withoutAddresses(text.normalize('NFKC').toLowerCase().replace(invisible, '')))
		.replace(/\p{N}/gu, '0')
		.replace(/[^\p{L}\p{M}0]+/gu, ' ')
		.trim();

/** The words alone, in small letters without accents, digits as 0, web and mail addresses left out. */
export function folded(text: string): string {
	const part = text.slice(0, mostLetters);
	return beyondAscii.test(part) ? foldedWhole(part) : foldedAscii(part);
}

/** What is left of a text once its web addresses are taken away. */
export const besidesLinks = (text: string): string => withoutAddresses(text).trim();
