/** Millions of 8-byte prefixes in sorted typed arrays, found by their first two bytes and a short binary search. */

export const hashBytes = 32;
export const headBytes = 8;

const doors = 65_536;

export class Sorted {
	readonly high: Uint32Array;
	readonly low: Uint32Array;
	/** Where the prefixes of each first two bytes begin. */
	readonly #starts = new Uint32Array(doors + 1);

	/** @param high and low halves of the prefixes, sorted. */
	constructor(high: Uint32Array, low: Uint32Array) {
		this.high = high;
		this.low = low;
		let place = 0;
		for (let door = 0; door < doors; door++) {
			while (place < high.length && high[place]! >>> 16 < door) place++;
			this.#starts[door] = place;
		}
		this.#starts[doors] = high.length;
	}

	get size(): number {
		return this.high.length;
	}

	/** The place of a prefix, or -1. */
	placeOf(high: number, low: number): number {
		let from = this.#starts[high >>> 16]!;
		let to = this.#starts[(high >>> 16) + 1]!;
		while (from < to) {
			const middle = (from + to) >>> 1;
			const found = this.high[middle]!;
			if (found < high || (found === high && this.low[middle]! < low)) from = middle + 1;
			else to = middle;
		}
		return this.high[from] === high && this.low[from] === low ? from : -1;
	}
}

/** Prefixes as they are kept, eight bytes each, big end first. */
export function readHeads(heads: readonly Buffer[], count: number): Sorted {
	const [high, low] = [new Uint32Array(count), new Uint32Array(count)];
	let place = 0;
	for (const piece of heads) {
		for (let at = 0; at < piece.length; at += headBytes, place++) {
			high[place] = piece.readUInt32BE(at);
			low[place] = piece.readUInt32BE(at + 4);
		}
	}
	return new Sorted(high, low);
}

const compareAt = (hashes: Buffer, one: number, other: number): number =>
	hashes.compare(hashes, other * hashBytes, (other + 1) * hashBytes, one * hashBytes, (one + 1) * hashBytes);

/** Where each door's hashes end after counting, one pass over the hashes. */
function endsOf(hashes: Buffer, count: number): Uint32Array {
	const ends = new Uint32Array(doors + 1);
	for (let place = 0; place < count; place++) ends[hashes.readUInt16BE(place * hashBytes) + 1]!++;
	for (let door = 1; door <= doors; door++) ends[door]! += ends[door - 1]!;
	return ends;
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Sorts hashes of 32 bytes and drops doubles: dealt out by their first two bytes, then each small heap on its own. */
export async function sortedHashes(hashes: Buffer, count: number): Promise<Buffer> {
	const ends = endsOf(hashes, count);
	const order = new Uint32Array(count);
	const next = ends.slice();
	for (let place = 0; place < count; place++) order[next[hashes.readUInt16BE(place * hashBytes)]!++] = place;
	const sorted = Buffer.allocUnsafe(count * hashBytes);
	let kept = 0;
	for (let door = 0; door < doors; door++) {
		const heap = order.subarray(ends[door], ends[door + 1]).sort((one, other) => compareAt(hashes, one, other));
		for (const [rank, place] of heap.entries()) {
			if (rank > 0 && compareAt(hashes, place, heap[rank - 1]!) === 0) continue;
			hashes.copy(sorted, kept++ * hashBytes, place * hashBytes, (place + 1) * hashBytes);
		}
		if (door % 512 === 511) await nextTurn();
	}
	return sorted.subarray(0, kept * hashBytes);
}
