/** Tells that something is surely not there (Bloom 1970; double hashing by Kirsch and Mitzenmacher 2006). */

const probes = 6;
const bitsEach = 10;

/**
 * Two 32-bit hashes of a text (FNV-1a and a multiplicative one, both mixed at the end as murmur3 does).
 * @param more what follows the text, so that nobody need put both together.
 */
export function quickHash(text: string, more = ''): [number, number] {
	let one = 0x811c9dc5;
	let other = 0x9747b28c;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		one = Math.imul(one ^ unit, 0x01000193);
		other = Math.imul(other, 0x5bd1e995) + unit + (other >>> 15);
	}
	for (let at = 0; at < more.length; at++) {
		const unit = more.charCodeAt(at);
		one = Math.imul(one ^ unit, 0x01000193);
		other = Math.imul(other, 0x5bd1e995) + unit + (other >>> 15);
	}
	return [mixed(one), mixed(other) | 1];
}

function mixed(hash: number): number {
	let mix = hash;
	mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
	mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
	return (mix ^ (mix >>> 16)) >>> 0;
}

export class Filter {
	readonly bytes: Uint8Array;

	/** @param bytes a power of two of them. */
	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
	}

	static for(count: number): Filter {
		const bits = Math.max(64, count * bitsEach);
		return new Filter(new Uint8Array(2 ** Math.ceil(Math.log2(bits / 8))));
	}

	add([one, step]: readonly [number, number]): void {
		const mask = this.bytes.length * 8 - 1;
		for (let probe = 0; probe < probes; probe++) {
			const bit = (one + Math.imul(probe, step)) & mask;
			this.bytes[bit >>> 3]! |= 1 << (bit & 7);
		}
	}

	mayHold([one, step]: readonly [number, number]): boolean {
		const mask = this.bytes.length * 8 - 1;
		for (let probe = 0; probe < probes; probe++) {
			const bit = (one + Math.imul(probe, step)) & mask;
			if ((this.bytes[bit >>> 3]! & (1 << (bit & 7))) === 0) return false;
		}
		return true;
	}
}
