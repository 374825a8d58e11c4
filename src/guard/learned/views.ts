/** Three ways of cutting a text into features: runs of folded letters, runs of letters as written, pairs of words. */
import { mixed, step } from './hash.ts';
import { longestText, type Reading } from './reading.ts';

export const bits = 20;
export const size = 1 << bits;
const mask = size - 1;

/** Of one view of one text: which features it holds, each once, as they came. */
export type Features = Uint32Array;

export const mostFeatures = 5 * (longestText + 64);

const held = new Uint32Array(mostFeatures);
/** A bit for each: small enough to stay near the processor. */
const isHeld = new Uint32Array(size >>> 5);

/** @returns how many there are with this one. */
function hold(feature: number, count: number): number {
	const word = isHeld[feature >>> 5]!;
	isHeld[feature >>> 5] = word | (1 << (feature & 31));
	held[count] = feature;
	return count + (1 ^ ((word >>> (feature & 31)) & 1));
}

function runs(letters: Uint16Array, length: number, shortest: number, longest: number): number {
	let count = 0;
	for (let start = 0; start < length; start++) {
		const end = Math.min(length, start + longest);
		let hash = 0x811c9dc5;
		for (let place = start; place < end; place++) {
			hash = step(hash, letters[place]!);
			if (place - start + 1 < shortest) continue;
			count = hold((hash ^ (hash >>> 15)) & mask, count);
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
			count = hold(mixed(Math.imul(hashes[first]!, 31) + pair) & mask, count);
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

/** Beyond these all are let go at once more quickly than one by one. */
const fewFeatures = 1000;

/** @returns its features until the next cut, for whoever only looks through them. */
export function cut(view: View, reading: Reading): Features {
	const features = held.subarray(0, cuts[view](reading));
	if (features.length > fewFeatures) isHeld.fill(0);
	else for (let place = 0; place < features.length; place++) isHeld[features[place]! >>> 5] = 0;
	return features;
}

export const featuresOf = (view: View, reading: Reading): Features => cut(view, reading).slice();

/** The same features once more, as those of one kind of content alone (Daumé 2007); 0: of no kind. */
export const crossed = (feature: number, kind: number): number => (Math.imul(feature + kind, 0x9e3779b1) >>> 8) & mask;
