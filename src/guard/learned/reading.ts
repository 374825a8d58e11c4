/** A text as the models see it: its letters, twice (as written, and folded), and its words as hashes. */
import { blank, digit, folds, foreign, kinds, letter, lookalikes, unseen } from './alphabet.ts';
import { mixed, step } from './hash.ts';

/** The longest part of a text that is looked at, in UTF-16 units. */
export const longestText = 8_000;
/** NFKC may make a text longer: one unit can become eighteen. */
const room = longestText + 2;

export type Reading = {
	/** As written, blanks single, unseen letters gone; begins and ends with a blank. */
	cased: Uint16Array;
	folded: Uint16Array;
	length: number;
	/** Where each word, or each single sign, begins and ends in `folded`. */
	starts: Uint16Array;
	ends: Uint16Array;
	hashes: Uint32Array;
	words: number;
	/** Words of Latin letters and of letters that pass for them. */
	disguised: number;
	lines: number;
};

/** Filled anew by each `read`: what is wanted of it is taken before the next. */
const page: Reading = {
	cased: new Uint16Array(room),
	folded: new Uint16Array(room),
	length: 0,
	starts: new Uint16Array(room),
	ends: new Uint16Array(room),
	hashes: new Uint32Array(room),
	words: 0,
	disguised: 0,
	lines: 0
};

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;

function letterOf(whole: string, decimal?: string, hex?: string, name?: string): string {
	if (name) return named[name.toLowerCase()] ?? whole;
	const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
	return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
}

const unescaped = (text: string): string => (text.includes('&') ? text.replace(entity, letterOf) : text);
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
const beyondAscii = /[^\x00-\x7f]/;

function takeLetters(text: string): void {
	const { cased, folded } = page;
	let length = 1;
	let lines = 0;
	let wasBlank = true;
	for (let place = 0; place < text.length && length < room - 1; place++) {
		const unit = text.charCodeAt(place);
		const kind = kinds[unit]!;
		if (kind & unseen) continue;
		if (unit === 10) lines++;
		const isBlank = (kind & blank) !== 0;
		if (isBlank && wasBlank) continue;
		wasBlank = isBlank;
		cased[length] = isBlank ? 32 : unit;
		folded[length++] = isBlank ? 32 : folds[unit]!;
	}
	if (!wasBlank || length === 1) length++;
	cased[0] = folded[0] = cased[length - 1] = folded[length - 1] = 32;
	page.length = length;
	page.lines = lines;
}

/** A word of both Latin and foreign letters is read as its look-alike says. */
function unmask(start: number, end: number): void {
	const { folded } = page;
	let latin = 0;
	let others = 0;
	for (let place = start; place < end; place++) {
		const unit = folded[place]!;
		if (unit >= 97 && unit <= 122) latin++;
		else if (lookalikes[unit] !== 0) others++;
	}
	if (latin === 0 || others === 0) return;
	page.disguised++;
	for (let place = start; place < end; place++) folded[place] = lookalikes[folded[place]!] || folded[place]!;
}

const joins = (unit: number): boolean => unit === 39 || unit === 45 || unit === 95 || unit === 0x2019;
const inWord = (unit: number): boolean => (kinds[unit]! & (letter | digit)) !== 0 || joins(unit);

function takeWords(): void {
	const { folded, starts, ends, hashes, length } = page;
	page.disguised = 0;
	let words = 0;
	for (let place = 1; place < length - 1; ) {
		if (folded[place] === 32) {
			place++;
			continue;
		}
		const start = place;
		let isForeign = false;
		while (place < length && inWord(folded[place]!))
			isForeign = (kinds[folded[place++]!]! & foreign) !== 0 || isForeign;
		if (place === start) place++;
		if (isForeign) unmask(start, place);
		let hash = 0x1234567;
		for (let unit = start; unit < place; unit++) hash = step(hash, folded[unit]!);
		starts[words] = start;
		ends[words] = place;
		hashes[words++] = mixed(hash);
	}
	page.words = words;
}

/** @returns one reading, the same each time: it is valid until the next call. */
export function read(text: string): Reading {
	const whole = unescaped(text.length > longestText ? text.slice(0, longestText) : text);
	takeLetters(beyondAscii.test(whole) ? whole.normalize('NFKC') : whole);
	takeWords();
	return page;
}
