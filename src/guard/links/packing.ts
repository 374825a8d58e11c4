/** From the lines of a list to what is looked through: sorted hashes, and a filter of the hosts they are about. */
import { Filter, quickHash } from '../lists/filter.ts';
import type { Held } from '../lists/holding.ts';
import { eachLine } from '../lists/lines.ts';
import { hashBytes, readHeads, type Sorted, sortedHashes } from '../lists/sorted.ts';
import { type Edition, hashPieces, type Piece } from '../lists/store.ts';
import type { Canonical } from './canonical.ts';
import { entriesIn } from './entries.ts';
import { hashOf } from './hash.ts';
import { type AddressIndex, type Filters, filterPiece } from './lookup.ts';
import { isShared } from './shared.ts';

/** Quick hashes of hosts and of whole expressions stand in pairs. */
type Heap = {
	hashes: Buffer;
	hosts: Uint32Array;
	expressions: Uint32Array;
	count: number;
	unread: number;
	spared: number;
};

function twice(numbers: Uint32Array): Uint32Array {
	const wider = new Uint32Array(numbers.length * 2);
	wider.set(numbers);
	return wider;
}

function makeRoom(heap: Heap): void {
	if ((heap.count + 1) * hashBytes <= heap.hashes.length) return;
	const hashes = Buffer.allocUnsafe(heap.hashes.length * 2);
	heap.hashes.copy(hashes);
	Object.assign(heap, { hashes, hosts: twice(heap.hosts), expressions: twice(heap.expressions) });
}

function put(heap: Heap, { host, path, query }: Canonical): void {
	if (path === '/' && query === '' && isShared(host)) {
		heap.spared++;
		return;
	}
	makeRoom(heap);
	const expression = host + path + query;
	hashOf(expression).copy(heap.hashes, heap.count * hashBytes);
	heap.hosts.set(quickHash(host), heap.count * 2);
	heap.expressions.set(quickHash(expression), heap.count * 2);
	heap.count++;
}

function filterOf(pairs: Uint32Array, count: number): Filter {
	const filter = Filter.for(count);
	for (let place = 0; place < count; place++) filter.add([pairs[place * 2]!, pairs[place * 2 + 1]!]);
	return filter;
}

export type Packed = { hashes: Buffer; filters: Filters; unread: number; spared: number };

/** @throws guard.list-too-long */
export async function packed(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Packed> {
	const room = 4096;
	const heap: Heap = {
		hashes: Buffer.allocUnsafe(room * hashBytes),
		hosts: new Uint32Array(room * 2),
		expressions: new Uint32Array(room * 2),
		count: 0,
		unread: 0,
		spared: 0
	};
	await eachLine(bytes, (line) => {
		const entries = entriesIn(line);
		if (entries?.length === 0) heap.unread++;
		for (const entry of entries ?? []) put(heap, entry);
	});
	const hashes = await sortedHashes(heap.hashes, heap.count);
	const { hosts, expressions, count, unread, spared } = heap;
	return {
		hashes,
		filters: { hosts: filterOf(hosts, count), expressions: filterOf(expressions, count) },
		unread,
		spared
	};
}

/** What the edition before did not hold. */
export function freshIn(hashes: Buffer, before: Sorted): Buffer {
	const fresh = Buffer.allocUnsafe(hashes.length);
	let bytes = 0;
	for (let at = 0; at < hashes.length; at += hashBytes) {
		if (before.placeOf(hashes.readUInt32BE(at), hashes.readUInt32BE(at + 4)) !== -1) continue;
		bytes += hashes.copy(fresh, bytes, at, at + hashBytes);
	}
	return fresh.subarray(0, bytes);
}

function* piecesOf({ hashes, filters }: Packed, fresh: Buffer): Generator<Piece> {
	yield* hashPieces(hashes, 'hashes');
	yield* hashPieces(fresh, 'fresh');
	yield filterPiece(filters);
}

export function editionOf(list: Packed, before: Sorted): Edition {
	const fresh = freshIn(list.hashes, before);
	const { unread, spared } = list;
	const entries = list.hashes.length / hashBytes;
	return { pieces: piecesOf(list, fresh), entries, unread, spared, etag: null, rechecks: fresh.length > 0 };
}

/** A list that is held without a database: `addressLists.hold([inMemory(await packed(lines), 'name')])`. */
export function inMemory({ hashes, filters }: Packed, name: string): Held<AddressIndex> {
	const pieces = [...hashPieces(hashes, 'hashes')];
	const heads = readHeads(
		pieces.map((piece) => piece.heads),
		hashes.length / hashBytes
	);
	const tails = Buffer.concat(pieces.flatMap((piece) => piece.tails ?? []));
	return { id: name, kind: 'phishing', name, edition: 1, index: { heads, filters, tails } };
}
