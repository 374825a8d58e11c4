/** Text as it is matched, and only matched: what people see and keep is never changed. */
import { textOf, type Units, unitsOf } from '../units/units.ts';
import * as letters from './letters.ts';
import { looksCyrillic, looksLatin } from './lookalikes.ts';

export type Folded = {
	/** UTF-16 units of the folded text; after `body` come the words that were spelled apart (`v i a g r a`), a line each. */
	codes: Uint16Array;
	/** By folded unit: where its letter begins in the original. */
	at: Uint32Array;
	length: number;
	body: number;
};

/** A text longer than this is looked at by its beginning and its end: 10 MB of it must not keep anybody waiting. */
const longest = 262_144;
const longestStart = 196_608;

const { isWord, latin, cyrillic, scripts, dropped, several, space } = letters;
const newline = 10;

export const isWordUnit = (unit: number): boolean => (letters.kinds[unit]! & isWord) !== 0;

class Writer {
	codes: Uint16Array;
	at: Uint32Array;
	length = 0;

	constructor(room: number) {
		this.codes = new Uint16Array(room);
		this.at = new Uint32Array(room);
	}

	put(unit: number, from: number): void {
		this.reserve(1);
		this.codes[this.length] = unit;
		this.at[this.length++] = from;
	}

	/** Room for so many more. */
	reserve(more: number): void {
		const { codes, at } = this;
		if (this.length + more <= codes.length) return;
		const room = (this.length + more) * 2;
		this.codes = new Uint16Array(room);
		this.at = new Uint32Array(room);
		this.codes.set(codes);
		this.at.set(at);
	}
}

function foldInto(out: Writer, text: string): Folded {
	const units = unitsOf(text);
	if (text.length <= longest) foldPart(text, units, 0, text.length, out);
	else {
		foldPart(text, units, 0, longestStart, out);
		out.put(newline, longestStart);
		foldPart(text, units, text.length - (longest - longestStart), text.length, out);
	}
	const body = out.length;
	joinSpelled(out, body);
	return { codes: out.codes, at: out.at, length: out.length, body };
}

/** Folds a text for matching. Linear in its length, and bounded: of a very long text the middle is left out. */
export const fold = (text: string): Folded => foldInto(new Writer(Math.min(text.length, longest) + 32), text);

const desk = new Writer(8_192);

/** The same, valid until the next call: nothing is kept of it. */
export function foldedOnce(text: string): Folded {
	desk.length = 0;
	return foldInto(desk, text);
}

/** Of a term: the same fold, as text. */
export function foldedText(text: string): string {
	const { codes, body } = fold(text);
	return textOf(codes, 0, body).trim();
}

function foldPart(text: string, units: Units, from: number, to: number, out: Writer): void {
	const { folds, kinds } = letters;
	out.reserve(to - from);
	let { codes, at, length } = out;
	let token = length;
	let mix = 0;
	for (let place = from; place < to; place++) {
		const unit = units[place]!;
		const fold = folds[unit]! || letters.learnUnit(unit);
		if (fold <= several) {
			const isPair = unit >= 0xd800 && unit < 0xdc00 && place + 1 < to;
			if (fold === dropped && !isPair) continue;
			out.length = length;
			putLong(text.codePointAt(place)!, place, out);
			out.reserve(to - place);
			({ codes, at } = out);
			if (isPair && text.codePointAt(place)! > 0xffff) place++;
			for (; length < out.length; length++) mix |= kinds[codes[length]!]!;
			continue;
		}
		const kind = kinds[fold]!;
		if ((kind & isWord) === 0) {
			if (isMixed(mix)) {
				out.length = length;
				unmask(text, out, token);
			}
			mix = 0;
			token = length + 1;
			if (fold === space && length > 0 && codes[length - 1] === space) {
				token--;
				continue;
			}
		}
		mix |= kind;
		codes[length] = fold;
		at[length++] = place;
	}
	out.length = length;
	if (isMixed(mix)) unmask(text, out, token);
}

function putLong(code: number, place: number, out: Writer): void {
	const fold = letters.longFold(code);
	for (let index = 0; index < fold.length; index++) out.put(fold.charCodeAt(index), place);
}

/** More than one script with letters that pass for each other. */
const isMixed = (mix: number): boolean => {
	const found = mix & scripts;
	return (found & (found - 1)) !== 0;
};

/** Letters of one token told apart by script: all read as Latin, or as Cyrillic where only that makes sense. */
function unmask(text: string, { codes, at, length }: Writer, from: number): void {
	const { kinds } = letters;
	let asLatin = true;
	let asCyrillic = true;
	for (let place = from; place < length; place++) {
		const unit = codes[place]!;
		const kind = kinds[unit]!;
		if (kind & latin) asCyrillic &&= unit < 128 && looksCyrillic[unit] !== 0;
		else if (kind & scripts) {
			asLatin &&= latinOf(text.charCodeAt(at[place]!), unit) !== 0;
			asCyrillic &&= (kind & cyrillic) !== 0;
		}
	}
	const toCyrillic = asCyrillic && (!asLatin || mostlyCyrillic(codes, from, length));
	for (let place = from; place < length; place++) {
		const unit = codes[place]!;
		const kind = kinds[unit]!;
		const other = toCyrillic
			? kind & latin && looksCyrillic[unit]
			: kind & scripts & ~latin && latinOf(text.charCodeAt(at[place]!), unit);
		if (other) codes[place] = other;
		if (other && kinds[other] === 0) letters.learnUnit(other);
	}
}

const latinOf = (original: number, unit: number): number => looksLatin[original]! || looksLatin[unit]!;

/** Letters such as ж and я pass for Latin ones in a Latin word only; several of them make the word Russian. */
const plainlyCyrillic = new Set([...'бгджзийлпфцчшщъыьэюя'].map((letter) => letter.charCodeAt(0)));

function mostlyCyrillic(codes: Uint16Array, from: number, to: number): boolean {
	let own = 0;
	let foreign = 0;
	for (let place = from; place < to; place++) {
		if (plainlyCyrillic.has(codes[place]!)) own++;
		else if (letters.kinds[codes[place]!]! & latin) foreign++;
	}
	return own >= foreign;
}

const fewestSpelled = 4;
const widestGap = 3;

/** Where the next letter that stands alone is, at most three signs further on; -1 where there is none. */
function nextAlone(codes: Uint16Array, place: number, end: number): number {
	for (let gap = 1; gap <= widestGap; gap++) {
		const next = place + gap + 1;
		if (next >= end || isWordUnit(codes[place + gap]!)) return -1;
		if (isWordUnit(codes[next]!)) return next + 1 < end && isWordUnit(codes[next + 1]!) ? -1 : next;
	}
	return -1;
}

/** Appends words whose letters stand apart: `v i a g r a`, `v.i.a.g.r.a`. */
function joinSpelled(out: Writer, end: number): void {
	let place = 0;
	while (place < end) {
		if (!isWordUnit(out.codes[place]!)) {
			place++;
			continue;
		}
		const isAlone = place + 1 >= end || !isWordUnit(out.codes[place + 1]!);
		place = isAlone ? joinFrom(out, place, end) : wordEnd(out.codes, place, end);
	}
}

function wordEnd(codes: Uint16Array, from: number, end: number): number {
	let place = from;
	while (place < end && isWordUnit(codes[place]!)) place++;
	return place;
}

/** @returns where to look on. */
function joinFrom(out: Writer, from: number, end: number): number {
	let last = from;
	let count = 1;
	let spelt = 0;
	for (let place = from; place !== -1; place = nextAlone(out.codes, place, end)) {
		if (place !== from) count++;
		if (letters.kinds[out.codes[place]!]! & scripts) spelt++;
		last = place;
	}
	if (count >= fewestSpelled && spelt >= fewestSpelled - 1) {
		out.put(newline, out.at[from]!);
		for (let place = from; place !== -1; place = nextAlone(out.codes, place, end)) {
			out.put(out.codes[place]!, out.at[place]!);
		}
	}
	return last + 1;
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Signs nobody sees between two Latin letters; a soft hyphen comes along with many an honest copy. */
const unseenBetween = /\p{Script=Latin}(?:(?!\u00ad)\p{Default_Ignorable_Code_Point})+\p{Script=Latin}/u;

/** Whether a text hides its letters: behind those of another script, in other clothes, between unseen signs. */
export const isDisguised = (text: string): boolean =>
	lettersOf(letters.honestly(text)) !== lettersOf(foldedText(text)) || unseenBetween.test(text);

/** Whether a text reads otherwise than it is written, be it by a sign. */
export const foldsOtherwise = (text: string): boolean => letters.honestly(text) !== foldedText(text);
