/** A text as it is compared with others: what campaigns change from one copy to the next is taken out. Pure. */
import { unaccented } from '#base/text.ts';

/** Letters that are looked at; what a copy has beyond them changes nothing. */
const mostLetters = 20_000;

const addresses = /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/\S*/gi;
const invisible = /\p{Cf}|\p{Variation_Selector}/gu;

/** The words alone, in small letters without accents, digits as 0, web and mail addresses left out. */
export const folded = (text: string): string =>
	unaccented(text.slice(0, mostLetters).normalize('NFKC').toLowerCase().replace(invisible, ''))
		.replace(addresses, ' ')
		.replace(/\p{N}/gu, '0')
		.replace(/[^\p{L}\p{M}0]+/gu, ' ')
		.trim();

/** What is left of a text once its web addresses are taken away. */
export const besidesLinks = (text: string): string =>
	text.slice(0, mostLetters).replace(addresses, ' ').replace(/\s+/g, ' ').trim();
