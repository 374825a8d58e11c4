/**
 * The HTML of a page on its way: packed where the browser takes that, because lines are slow. Pages are shared between
 * readers; only the number of each showing, by which a form is known that is sent twice, is put in at the last moment.
 */
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

/** The latter half, 62 random bits: enough to tell showings apart, and the cheapest there is. */
const newNumber = (): string => randomUUID().slice(19);

/** Stands where the number will be, and leaves this process never. */
export const numberSlot = newNumber();

export type HtmlSheet = {
	plain: Buffer<ArrayBuffer>;
	/** Where in `plain` the number goes. */
	slots: number[];
	/** What stands between the slots, packed at most once, when the first browser asks for it. */
	packed?: Buffer[];
	/** A secret link stands in it: no browser should keep it. */
	secret: boolean;
};

const worthPacking = 1400;
const pack = promisify<Buffer, { level: number; finishFlush?: number }, Buffer>(deflateRaw);

/** Whatever has a key of ours in its address: of an item, a ballot, a space, a feed, an account. */
const secretLink = /\/(?:key|mine|voted|join|feeds|offers|welcome|stay|confirm|appeals|invited|answer)\/[\w-]{20}/;

function slotsIn(plain: Buffer): number[] {
	const slots: number[] = [];
	for (let at = plain.indexOf(numberSlot); at !== -1; at = plain.indexOf(numberSlot, at + 1)) slots.push(at);
	return slots;
}

export function sheetOf(html: string): HtmlSheet {
	const plain = Buffer.from(html);
	return { plain, slots: slotsIn(plain), secret: secretLink.test(html) };
}

/** Of a page that is shown this once: it is packed whole, however many forms it has. */
export const sheetShownOnce = (html: string): HtmlSheet => sheetOf(html.replaceAll(numberSlot, newNumber()));

function numbered({ plain, slots }: HtmlSheet, number: string): Buffer<ArrayBuffer> {
	if (slots.length === 0) return plain;
	const bytes = Buffer.from(plain);
	for (const at of slots) bytes.write(number, at);
	return bytes;
}

const between = ({ plain, slots }: HtmlSheet): Buffer[] =>
	[0, ...slots.map((at) => at + numberSlot.length)].map((start, i) => plain.subarray(start, slots[i]));

/** All but the last end on a whole byte, without ending the stream (RFC 1951, 3.2.4). */
const packedPieces = (sheet: HtmlSheet): Promise<Buffer[]> =>
	Promise.all(
		between(sheet).map((part, i) =>
			pack(part, { level: 4, ...(i < sheet.slots.length ? { finishFlush: constants.Z_SYNC_FLUSH } : {}) })
		)
	);

const gzipStart = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);

/** As a block of its own that is not packed (RFC 1951, 3.2.4). */
function unpackedBlock(text: string): Buffer {
	const { length } = text;
	return Buffer.concat([Buffer.from([0, length, 0, ~length & 0xff, 0xff]), Buffer.from(text)]);
}

/** The sum and the length of what was packed (RFC 1952, 2.3.1). */
function gzipEnd(sheet: HtmlSheet, number: string): Buffer {
	const end = Buffer.alloc(8);
	end.writeUInt32LE(between(sheet).reduce((sum, part, i) => crc32(part, i === 0 ? 0 : crc32(number, sum)), 0));
	end.writeUInt32LE(sheet.plain.length, 4);
	return end;
}

/** @param accepted the Accept-Encoding of the request. */
export async function bytesFor(
	sheet: HtmlSheet,
	accepted: string
): Promise<{ bytes: Buffer<ArrayBuffer>; coding: 'gzip' | null }> {
	const number = newNumber();
	const isPacked = sheet.plain.length >= worthPacking && /\bgzip\b/.test(accepted);
	if (!isPacked) return { bytes: numbered(sheet, number), coding: null };
	sheet.packed ??= await packedPieces(sheet);
	const block = unpackedBlock(number);
	const pieces = sheet.packed.flatMap((piece, i) => (i === 0 ? [piece] : [block, piece]));
	return { bytes: Buffer.concat([gzipStart, ...pieces, gzipEnd(sheet, number)]), coding: 'gzip' };
}
