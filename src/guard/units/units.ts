/** A text as numbers, for whoever reads it letter by letter: asking a string for each of them costs several times as much. */

/** UTF-16 units, low byte first as the machines keep them that Node runs on. */
export type Units = Uint16Array;

const room = (length: number): Buffer => Buffer.from(new ArrayBuffer(length * 2));
const unitsIn = ({ buffer }: Buffer): Units => new Uint16Array(buffer);

/** More than the guard ever reads of one text. */
const mostKept = 262_144;
let bytes = room(16_384);
let units = unitsIn(bytes);

function widen(length: number): void {
	bytes = room(Math.min(mostKept, length * 2));
	units = unitsIn(bytes);
}

function writtenTo(bytes: Buffer, text: string): Units {
	bytes.write(text, 0, 'utf16le');
	return unitsIn(bytes);
}

/** @returns the first `text.length` of them count. Mostly the same array each time: it is valid until the next call. */
export function unitsOf(text: string): Units {
	if (text.length > mostKept) return writtenTo(room(text.length), text);
	if (text.length > units.length) widen(text.length);
	bytes.write(text, 0, 'utf16le');
	return units;
}

/** A stretch of units as text. */
export const textOf = (of: Units, from: number, to: number): string =>
	Buffer.from(of.buffer, of.byteOffset + from * 2, Math.max(0, to - from) * 2).toString('utf16le');
