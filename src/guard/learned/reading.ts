/** A text as the models see it: its letters, twice (as written, and folded), and its words as hashes. */
import { normalisedUnits } from '../units/plain.ts';
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
	/** How many words its first line has; none where it has only that. */
	opening: number;
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
	opening: 0,
	disguised: 0,
	lines: 0
};

/** Where the first line ends; 0 where there is no other. */
let firstLine = 0;

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;

function letterOf(whole: string, decimal?: string, hex?: string, name?: string): string {
	if (name) return named[name.toLowerCase()] ?? whole;
	const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
	return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
}

const unescaped = (text: string): string => (text.includes('&') ? text.replace(entity, letterOf) : text);
function takeLetters(text: string): void {
	const { units, end } = normalisedUnits(text);
	const { cased, folded } = page;
	let length = 1;
	let lines = 0;
	let wasBlank = true;
	firstLine = 0;
	for (let place = 0; place < end && length < room - 1; place++) {
		const unit = units[place]!;
		const kind = kinds[unit]!;
		if (kind & unseen) continue;
		if (unit === 10) {
			lines++;
			if (firstLine === 0 && length > 1) firstLine = length;
		}
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

/** A word of both Latin and foreign letters is read as its look-alike says. @returns whether it is such a word. */
function unmask(start: number, end: number): boolean {
	const { folded } = page;
	let latin = 0;
	let others = 0;
	for (let place = start; place < end; place++) {
		const unit = folded[place]!;
		if (unit >= 97 && unit <= 122) latin++;
		else if (lookalikes[unit] !== 0) others++;
	}
	if (latin === 0 || others === 0) return false;
	page.disguised++;
	for (let place = start; place < end; place++) folded[place] = lookalikes[folded[place]!] || folded[place]!;
	return true;
}

function hashOf(start: number, end: number): number {
	let hash = 0x1234567;
	for (let place = start; place < end; place++) hash = step(hash, page.folded[place]!);
	return hash;
}

const joins = (unit: number): boolean => unit === 39 || unit === 45 || unit === 95 || unit === 0x2019;
const wordly = Uint8Array.from(kinds, (kind, unit) => ((kind & (letter | digit)) !== 0 || joins(unit) ? 1 : 0));

function takeWords(): void {
	const { folded, starts, ends, hashes, length } = page;
	page.disguised = 0;
	page.opening = 0;
	let words = 0;
	for (let place = 1; place < length - 1; ) {
		if (folded[place] === 32) {
			place++;
			continue;
		}
		const start = place;
		if (start < firstLine) page.opening = words + 1;
		let met = 0;
		let hash = 0x1234567;
		while (place < length && wordly[folded[place]!] !== 0) {
			hash = step(hash, folded[place]!);
			met |= kinds[folded[place++]!]!;
		}
		if (place === start) hash = step(hash, folded[place++]!);
		if (met & foreign && unmask(start, place)) hash = hashOf(start, place);
		starts[words] = start;
		ends[words] = place;
		hashes[words++] = mixed(hash);
	}
	page.words = words;
}

/** @returns one reading, the same each time: it is valid until the next call. */
export function read(text: string): Reading {
	const whole = unescaped(text.length > longestText ? text.slice(0, longestText) : text);
	takeLetters(whole);
	takeWords();
	return page;
}
