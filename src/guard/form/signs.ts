/** Of which sort each sign of a text is: asked of the regular expressions once per sign, then of a table. Pure. */
export const letter = 1;
export const capital = 2;
export const small = 4;
export const number = 8;
/** Stars, arrows, pictures, exclamation marks, money. */
export const loud = 16;
export const blank = 32;
/** The second half of a pair. */
const second = 64;
const known = 128;

const classes: [bit: number, what: RegExp][] = [
	[letter, /\p{L}/u],
	[capital, /\p{Lu}/u],
	[small, /\p{Ll}/u],
	[number, /\p{N}/u],
	[loud, /[!★☆►▶➤➡✅✔❤$€£%]|\p{Extended_Pictographic}/u],
	[blank, /\s/]
];

const sorts = new Uint8Array(65_536);
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

/** The sort of the sign at a place; the second half of a pair is of none. */
export function sortAt(text: string, place: number): number {
	const unit = text.charCodeAt(place);
	if (unit >= 0xd800 && unit < 0xdc00 && place + 1 < text.length) return sortOfPair(text.codePointAt(place)!);
	sorts[unit] ||= unit >= 0xdc00 && unit < 0xe000 ? known | second : asked(text[place]!);
	return sorts[unit]!;
}

export type Counted = {
	letters: number;
	capitals: number;
	smalls: number;
	louds: number;
	/** UTF-16 units that are no blank. */
	written: number;
	/** One letter twelve times in a row. */
	isHeld: boolean;
	/** Runs of two letters and figures or more, and how many different ones. */
	words: number;
	different: number;
};

const held = 12;

const cells = 1 << 15;
/** By hash of a word: in which text it was met last. Two words of one cell count as one, which is rare. */
const metIn = new Uint32Array(cells);
let turn = 0;

const cellOf = (hash: number): number => (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 17) & (cells - 1);

/** Everything that can be counted in one pass. */
export function counted(text: string): Counted {
	const count = { letters: 0, capitals: 0, smalls: 0, louds: 0, written: 0, isHeld: false, words: 0, different: 0 };
	const read = text.toLowerCase();
	turn++;
	for (let place = 0, same = 0; place < text.length; place++) {
		const sort = sortAt(text, place);
		if (sort & letter) {
			count.letters++;
			if (sort & capital) count.capitals++;
			else if (sort & small) count.smalls++;
			same = text.charCodeAt(place) === text.charCodeAt(place - 1) ? same + 1 : 1;
			if (same >= held) count.isHeld = true;
		}
		if (sort & loud) count.louds++;
		if ((sort & blank) === 0) count.written++;
	}
	for (let place = 0; place < read.length; ) {
		const start = place;
		let hash = 0;
		while (place < read.length && sortAt(read, place) & (letter | number | second))
			hash = Math.imul(hash, 31) + read.charCodeAt(place++);
		if (place - start >= 2) {
			count.words++;
			const cell = cellOf(hash);
			if (metIn[cell] !== turn) count.different++;
			metIn[cell] = turn;
		}
		if (place === start) place++;
	}
	return count;
}
