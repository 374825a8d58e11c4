/** Three ways of cutting a text into features: runs of folded letters, runs of letters as written, pairs of words. */
import { mixed, step } from './hash.ts';
import { longestText, type Reading } from './reading.ts';

export const bits = 20;
export const size = 1 << bits;
const mask = size - 1;

/** Of one view of one text: which features it holds, each once, as they came. */
export type Features = Uint32Array;

const held = new Uint32Array(5 * (longestText + 64));
const isHeld = new Uint8Array(size);

function runs(letters: Uint16Array, length: number, shortest: number, longest: number): number {
	let count = 0;
	for (let start = 0; start < length; start++) {
		const end = Math.min(length, start + longest);
		let hash = 0x811c9dc5;
		for (let place = start; place < end; place++) {
			hash = step(hash, letters[place]!);
			if (place - start + 1 < shortest) continue;
			const feature = (hash ^ (hash >>> 15)) & mask;
			if (isHeld[feature] !== 0) continue;
			isHeld[feature] = 1;
			held[count++] = feature;
		}
	}
	return count;
}

const window = 5;

/** Orthogonal sparse bigrams (Siefkes et al. 2004): each word alone, and with each of the four after it. */
function wordPairs({ hashes, words }: Reading): number {
	let count = 0;
	for (let first = 0; first < words; first++) {
		for (let apart = 0; apart < window && first + apart < words; apart++) {
			const pair = apart === 0 ? 0 : Math.imul(hashes[first + apart]!, 17) + Math.imul(apart, 0x9e3779b1);
			const feature = mixed(Math.imul(hashes[first]!, 31) + pair) & mask;
			if (isHeld[feature] !== 0) continue;
			isHeld[feature] = 1;
			held[count++] = feature;
		}
	}
	return count;
}

const cuts = {
	letters: (reading: Reading) => runs(reading.folded, reading.length, 3, 5),
	spelling: (reading: Reading) => runs(reading.cased, reading.length, 2, 5),
	pairs: wordPairs
};

export type View = keyof typeof cuts;
export const views = Object.keys(cuts) as View[];

function letGo(count: number): void {
	for (let place = 0; place < count; place++) isHeld[held[place]!] = 0;
}

export function featuresOf(view: View, reading: Reading): Features {
	const count = cuts[view](reading);
	letGo(count);
	return held.slice(0, count);
}

/** The same features once more, as those of one kind of content alone (Daumé 2007); 0: of no kind. */
export const crossed = (feature: number, kind: number): number => (Math.imul(feature + kind, 0x9e3779b1) >>> 8) & mask;

/** What a linear model says of a reading: the mean of its features' weights, on the scale of unit rows. */
export function scoreOf(
	view: View,
	reading: Reading,
	{ weights, bias }: { weights: Float32Array; bias: number },
	kind: number
): number {
	const count = cuts[view](reading);
	let sum = 0;
	for (let place = 0; place < count; place++) {
		const feature = held[place]!;
		sum += weights[feature]!;
		if (kind !== 0) sum += weights[crossed(feature, kind)]!;
		isHeld[feature] = 0;
	}
	return bias + (count > 0 ? sum / Math.sqrt(kind === 0 ? count : 2 * count) : 0);
}
