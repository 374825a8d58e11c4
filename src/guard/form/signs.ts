/** Of which sort each sign of a text is: asked of the regular expressions once per sign, then of a table. Pure. */
import type { Units } from '../units/units.ts';

export const letter = 1;
export const capital = 2;
export const small = 4;
export const number = 8;
/** Stars, arrows, pictures, exclamation marks, money. */
export const loud = 16;
export const blank = 32;
/** The second half of a pair. */
export const second = 64;
export const latin = 128;
/** Letters of scripts that have some which pass for Latin ones. */
export const foreign = 256;
/** What nobody sees between two letters. */
export const unseen = 512;
const known = 1024;

const classes: [bit: number, what: RegExp][] = [
	[letter, /\p{L}/u],
	[capital, /\p{Lu}/u],
	[small, /\p{Ll}/u],
	[number, /\p{N}/u],
	[loud, /[!★☆►▶➤➡✅✔❤$€£%]|\p{Extended_Pictographic}/u],
	[blank, /\s/],
	[latin, /\p{Script=Latin}/u],
	[foreign, /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}]/u],
	// A soft hyphen comes along with many an honest copy, and joiners are part of some scripts.
	[unseen, /\u200b|\u200c|\u200d|\u2060|\ufeff/u]
];

const sorts = new Uint16Array(65_536);
const beyond = new Map<number, number>();
const mostBeyond = 10_000;

const asked = (sign: string): number =>
	classes.reduce((bits, [bit, what]) => (what.test(sign) ? bits | bit : bits), known);

function sortOfPair(code: number): number {
	const before = beyond.get(code);
	if (before !== undefined) return before;
	if (beyond.size >= mostBeyond) beyond.clear();
	const sort = asked(String.fromCodePoint(code));
	beyond.set(code, sort);
	return sort;
}

const isFirst = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isSecond = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

function learn(units: Units, place: number, end: number): number {
	const unit = units[place]!;
	if (isFirst(unit) && place + 1 < end && isSecond(units[place + 1]!))
		return sortOfPair(0x10000 + ((unit - 0xd800) << 10) + units[place + 1]! - 0xdc00);
	const sort = isSecond(unit) ? known | second : asked(String.fromCharCode(unit));
	// The first half of a pair is asked each time: it depends on what follows.
	if (!isFirst(unit)) sorts[unit] = sort;
	return sort;
}

/** The sort of the sign at a place; the second half of a pair is of none. */
export const sortAt = (units: Units, place: number, end: number): number =>
	sorts[units[place]!]! || learn(units, place, end);
