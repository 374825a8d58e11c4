/**
 * Unicode's compatibility normalisation (NFKC, UAX 15), letter by letter where no letter can change its neighbour: true
 * of nearly all that people write, and far cheaper. Everything else is left to the library.
 */
import { type Units, unitsOf } from './units.ts';

/** Marks join the letter before them, and so do the later parts of Korean syllables. */
const joins = /[\p{M}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u;

const [unknown, stays, changes, joining] = [0, 1, 2, 3];
const ways = new Uint8Array(65_536).fill(unknown);
/** Of a letter that changes: what it becomes. */
const become = new Map<number, string>();

const isPairHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

function ask(unit: number): number {
	const letter = String.fromCharCode(unit);
	const other = letter.normalize('NFKC');
	const isJoining = isPairHalf(unit) || joins.test(letter) || joins.test(other);
	if (!isJoining && other !== letter) become.set(unit, other);
	ways[unit] = isJoining ? joining : other === letter ? stays : changes;
	return ways[unit]!;
}

const isSecond = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Pictures from U+1F300 to U+1F7FF, the usual ones: letters in frames, which do become others, stand before them. */
export function isPicture(units: Units, place: number, end: number): boolean {
	if (place + 1 >= end) return false;
	const [first, second] = [units[place]!, units[place + 1]!];
	return (first === 0xd83d && isSecond(second)) || (first === 0xd83c && second >= 0xdf00 && second <= 0xdfff);
}

let room = new Uint16Array(16_384);

function widen(length: number): void {
	const wider = new Uint16Array(length * 2);
	wider.set(room);
	room = wider;
}

function putAll(text: string, at: number): number {
	for (let place = 0; place < text.length; place++) room[at + place] = text.charCodeAt(place);
	return at + text.length;
}

/** @returns how many units it has then, in `room`; -1 where letters touch each other. */
function letterByLetter(units: Units, end: number): number {
	let length = 0;
	for (let place = 0; place < end; place++) {
		if (length + 32 > room.length) widen(length + 32);
		const unit = units[place]!;
		const way = unit < 128 ? stays : ways[unit]! || ask(unit);
		if (way === stays) room[length++] = unit;
		else if (way === changes) length = putAll(become.get(unit)!, length);
		else if (isPicture(units, place, end)) {
			room[length++] = unit;
			room[length++] = units[++place]!;
		} else return -1;
	}
	return length;
}

/** The units of `text.normalize('NFKC')`, of which the first `end` count; valid until the next call. */
export function normalisedUnits(text: string): { units: Units; end: number } {
	const end = letterByLetter(unitsOf(text), text.length);
	if (end !== -1) return { units: room, end };
	const other = text.normalize('NFKC');
	return { units: unitsOf(other), end: other.length };
}
