/** A text as it is compared with others: what campaigns change from one copy to the next is taken out. Pure. */
import { unaccented } from '#base/text.ts';
import { isPicture, normalisedUnits } from '../units/plain.ts';
import { textOf, type Units, unitsOf } from '../units/units.ts';

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

/** The words alone, in small letters without accents, digits as 0, web and mail addresses left out. */
export const folded = (text: string): string =>
	unaccented(withoutAddresses(text.slice(0, mostLetters).normalize('NFKC').toLowerCase().replace(invisible, '')))
		.replace(/\p{N}/gu, '0')
		.replace(/[^\p{L}\p{M}0]+/gu, ' ')
		.trim();

/** What one letter becomes; null where that hangs on its neighbours. Blanks part words, other signs only letters. */
function letterFolded(unit: number): string | null {
	const letter = String.fromCharCode(unit);
	const lower = letter.toLowerCase();
	if (/[\p{Cs}\p{M}]/u.test(letter) || lower.length > 1 || letter === 'Σ') return null;
	if (letter.replace(invisible, '') === '') return '';
	if (/\s/.test(letter)) return blank;
	return unaccented(lower)
		.replace(/\p{N}/gu, '0')
		.replace(/[^\p{L}\p{M}0]/gu, ' ');
}

const blank = '\n';
const [unknown, gone, several, hanging] = [0, 1, 2, 3];
const [blankUnit, space] = [10, 32];
const folds = new Uint16Array(65_536).fill(unknown);
const long = new Map<number, string>();

function learn(unit: number): number {
	const letter = letterFolded(unit);
	if (letter !== null && letter.length > 1) long.set(unit, letter);
	folds[unit] = letter === null ? hanging : letter === '' ? gone : letter.length > 1 ? several : letter.charCodeAt(0);
	return folds[unit]!;
}

export type FoldedUnits = { units: Units; length: number };

const page = new Uint16Array(2 * mostLetters + 2);

function put(unit: number, length: number): number {
	if (unit === space && (length === 0 || page[length - 1] === space)) return length;
	page[length] = unit;
	return length + 1;
}

function putAll(text: string, at: number): number {
	let length = at;
	for (let place = 0; place < text.length; place++) length = put(text.charCodeAt(place), length);
	return length;
}

/** Signs without which nothing is an address: `.`, `/`, `@`. */
const isOfAddresses = (unit: number): boolean => unit === 46 || unit === 47 || unit === 64;

/** A word as `isAddress` is asked about it. */
const wordIn = (units: Units, from: number, to: number): string =>
	textOf(units, from, to).toLowerCase().replace(invisible, '');

/** @returns -1 where letters hang on each other. */
function letterByLetter(units: Units, end: number): number {
	let length = 0;
	let word = 0;
	let wordAt = 0;
	let isSuspect = false;
	for (let place = 0; place <= end; place++) {
		const unit = place < end ? units[place]! : space;
		const fold = folds[unit]! || learn(unit);
		if (fold === blankUnit) {
			if (isSuspect && isAddress(wordIn(units, word, place))) length = wordAt;
			length = put(space, length);
			word = place + 1;
			wordAt = length;
			isSuspect = false;
		} else if (fold > hanging) length = put(fold, length);
		else if (fold === several) length = putAll(long.get(unit)!, length);
		else if (fold === hanging) {
			if (!isPicture(units, place, end)) return -1;
			length = put(space, length);
			place++;
		}
		isSuspect ||= isOfAddresses(unit);
	}
	return length > 0 && page[length - 1] === space ? length - 1 : length;
}

/** The same as units, letter by letter where that is allowed; valid until the next call. */
export function foldedUnits(text: string): FoldedUnits {
	const { units, end } = normalisedUnits(text.slice(0, mostLetters));
	const length = end > mostLetters ? -1 : letterByLetter(units, end);
	if (length !== -1) return { units: page, length };
	const other = folded(text);
	return { units: unitsOf(other), length: other.length };
}

/** Letters of a text besides its web addresses, or `most` where there are more. */
export function lettersBesideLinks(text: string, most: number): number {
	let count = 0;
	for (const [word] of text.slice(0, mostLetters).matchAll(/\S+/g)) {
		if (!isAddress(word)) count += word.match(/\p{L}/gu)?.length ?? 0;
		if (count >= most) return most;
	}
	return count;
}
