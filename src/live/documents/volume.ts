/**
 * A run of changes as bytes: column by column, and of each change only what differs from the last one of its length.
 * Whoever types makes changes that are alike but for a clock and a letter, so that nearly all of it is nought.
 */
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Change } from './shelf.ts';

const [compress, decompress] = [promisify(zstdCompress), promisify(zstdDecompress)];

/** zstd's own first byte: volumes of before stand as they were written. */
const firstOfZstd = 0x28;
const form = 2;
/** What is written over again soon need not be as small as can be. */
const levels = { soon: 3, lasting: 12 };
type Stay = keyof typeof levels;
/** A document and the one before it both lie within what is looked back at: 2^25 bytes. */
const widestWindow = 25;

/** @param like bytes that are much alike, and will be at hand again when it is read. */
export const squeeze = (bytes: Uint8Array, like?: Uint8Array, stay: Stay = 'lasting'): Promise<Buffer> =>
	compress(bytes, {
		pledgedSrcSize: bytes.length,
		...(like && like.length > 0 && { dictionary: like }),
		params: {
			[constants.ZSTD_c_compressionLevel]: levels[stay],
			...(like && like.length > 0 && { [constants.ZSTD_c_windowLog]: widestWindow })
		}
	});

export const unsqueeze = (bytes: Uint8Array, like?: Uint8Array): Promise<Buffer> =>
	decompress(bytes, like && like.length > 0 ? { dictionary: like } : {});

function shifted(bytes: Uint8Array, by: Uint8Array | undefined, way: 1 | -1): Uint8Array {
	if (!by) return bytes;
	const result = new Uint8Array(bytes.length);
	for (let place = 0; place < bytes.length; place++) result[place] = bytes[place]! + way * by[place]!;
	return result;
}

function laidOut(changes: Change[]): Uint8Array {
	const to = encoding.createEncoder();
	encoding.writeVarUint(to, changes.length);
	encoding.writeVarUint(to, changes[0]!.sequence);
	for (const { author } of changes) encoding.writeVarUint(to, author);
	let last = 0;
	for (const { at } of changes) {
		encoding.writeVarInt(to, at.getTime() - last);
		last = at.getTime();
	}
	for (const { bytes } of changes) encoding.writeVarUint(to, bytes.length);
	const alike = new Map<number, Uint8Array>();
	for (const { bytes } of changes) {
		encoding.writeUint8Array(to, shifted(bytes, alike.get(bytes.length), -1));
		alike.set(bytes.length, bytes);
	}
	return encoding.toUint8Array(to);
}

export async function written(changes: Change[], stay: Stay): Promise<Uint8Array> {
	const bytes = await squeeze(laidOut(changes), undefined, stay);
	return Buffer.concat([Uint8Array.of(form), bytes]);
}

function readColumns(bytes: Uint8Array): Change[] {
	const from = decoding.createDecoder(bytes);
	const count = decoding.readVarUint(from);
	const first = decoding.readVarUint(from);
	const column = <Cell>(read: () => Cell): Cell[] => Array.from({ length: count }, read);
	const authors = column(() => decoding.readVarUint(from));
	let last = 0;
	const times = column(() => {
		last += decoding.readVarInt(from);
		return new Date(last);
	});
	const lengths = column(() => decoding.readVarUint(from));
	const alike = new Map<number, Uint8Array>();
	return lengths.map((length, place) => {
		const change = shifted(decoding.readUint8Array(from, length), alike.get(length), 1);
		alike.set(length, change);
		return { sequence: first + place, author: authors[place]!, at: times[place]!, bytes: change };
	});
}

/** As they were written before there were columns. */
function readRows(bytes: Uint8Array): Change[] {
	const from = decoding.createDecoder(bytes);
	const count = decoding.readVarUint(from);
	const first = decoding.readVarUint(from);
	let last = 0;
	return Array.from({ length: count }, (_, place) => {
		const author = decoding.readVarUint(from);
		last += decoding.readVarInt(from);
		return { sequence: first + place, author, at: new Date(last), bytes: decoding.readVarUint8Array(from) };
	});
}

export async function readVolume(bytes: Uint8Array): Promise<Change[]> {
	if (bytes[0] === firstOfZstd) return readRows(await unsqueeze(bytes));
	return readColumns(await unsqueeze(bytes.subarray(1)));
}
