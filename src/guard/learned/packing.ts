/** An example as bytes: of each view its features by rising number, each as the way from the one before (LEB128). */

import { markNames } from './marks.ts';
import type { Example, Label } from './model.ts';
import { type Features, size, type View, views } from './views.ts';

/** Rises whenever features are made otherwise: what was packed before means nothing then. */
export const packing = 1;

function writeNumber(bytes: number[], number: number): void {
	let rest = number;
	while (rest > 127) {
		bytes.push((rest & 127) | 128);
		rest >>>= 7;
	}
	bytes.push(rest);
}

export function packed({ rows, marks, part }: Example): Buffer {
	const bytes: number[] = [packing];
	writeNumber(bytes, part);
	for (const view of views) {
		const features = rows[view].slice().sort();
		writeNumber(bytes, features.length);
		let before = 0;
		for (const feature of features) {
			writeNumber(bytes, feature - before);
			before = feature;
		}
	}
	return Buffer.concat([Buffer.from(bytes), new Uint8Array(marks.buffer, marks.byteOffset, marks.byteLength)]);
}

class Bytes {
	#place = 0;
	readonly #bytes: Uint8Array;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	number(): number {
		let number = 0;
		for (let shift = 0; shift < 28; shift += 7) {
			const byte = this.#bytes[this.#place++]!;
			number |= (byte & 127) << shift;
			if (byte < 128) break;
		}
		return number;
	}

	features(): Features {
		const features = new Uint32Array(Math.min(this.number(), size));
		let before = 0;
		for (let place = 0; place < features.length; place++) {
			before += this.number();
			features[place] = before & (size - 1);
		}
		return features;
	}

	rest(): Uint8Array {
		return Uint8Array.from(this.#bytes.subarray(this.#place));
	}
}

/** @returns null for what was packed otherwise, or is not whole. */
export function unpacked(bytes: Uint8Array, about: { kind: string; label: Label; weight?: number }): Example | null {
	const reader = new Bytes(bytes);
	if (reader.number() !== packing) return null;
	const part = reader.number();
	const rows = Object.fromEntries(views.map((view) => [view, reader.features()])) as Record<View, Features>;
	const rest = reader.rest();
	if (rest.length !== markNames.length * 8) return null;
	return { ...about, part, rows, marks: new Float64Array(rest.buffer) };
}
