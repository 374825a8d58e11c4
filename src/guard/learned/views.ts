/** Four ways of cutting a text into features: runs of letters as written, words, shapes, and what stands first and last. */
import { capital, digit, kinds, letter } from './alphabet.ts';
import { mixed, step } from './hash.ts';
import { longestText, type Reading } from './reading.ts';

/** Of one view of one text: which features it holds, each once, as they came. */
export type Features = Uint32Array;

const held = new Uint32Array(4 * (longestText + 64));
let count = 0;
/** One bit each, so that they stay near the processor. */
const isHeld = new Uint32Array((1 << 20) / 32);

/** Without a branch: whether a feature is new, no processor can foresee. */
function hold(feature: number): void {
	const bits = isHeld[feature >>> 5]!;
	held[count] = feature;
	count += ((bits >>> feature) & 1) ^ 1;
	isHeld[feature >>> 5] = bits | (1 << feature);
}

function letGo(): void {
	for (let place = 0; place < count; place++) isHeld[held[place]! >>> 5] = 0;
	count = 0;
}

const first = 0x811c9dc5;
const featureOf = (hash: number, mask: number): number => (hash ^ (hash >>> 15)) & mask;

/** The runs that begin where no room is left for the longest. */
function lastRuns(units: Uint16Array, from: number, length: number, lengths: readonly number[], mask: number): void {
	for (let start = Math.max(0, from); start < length; start++) {
		let hash = first;
		for (let place = start; place < length; place++) {
			hash = step(hash, units[place]!);
			if (lengths.includes(place - start + 1)) hold(featureOf(hash, mask));
		}
	}
}

/** Runs of 2 to 5 letters: where all of a text goes through. */
function spelling({ cased, length }: Reading, mask: number): void {
	for (let start = 0; start + 5 <= length; start++) {
		const two = step(step(first, cased[start]!), cased[start + 1]!);
		const three = step(two, cased[start + 2]!);
		const four = step(three, cased[start + 3]!);
		hold(featureOf(two, mask));
		hold(featureOf(three, mask));
		hold(featureOf(four, mask));
		hold(featureOf(step(four, cased[start + 4]!), mask));
	}
	lastRuns(cased, length - 4, length, [2, 3, 4, 5], mask);
}

/** Words as written, alone and with the one before. */
function words({ cased, starts, ends, words: number }: Reading, mask: number): void {
	let before = 0;
	for (let word = 0; word <= number; word++) {
		let hash = 0;
		if (word < number) {
			hash = 77;
			for (let place = starts[word]!; place < ends[word]!; place++) hash = step(hash, cased[place]!);
			hold(mixed(hash) & mask);
		}
		hold(mixed(Math.imul(before, 31) + hash) & mask);
		before = hash;
	}
}

const shape = new Uint16Array(longestText + 2);
const mostAlike = 4;

/** Every letter `a` or `A`, every digit `0`, of more than four alike only four; signs stay. */
function shapeOf({ cased, length }: Reading): number {
	let long = 0;
	let last = 0;
	let alike = 0;
	for (let place = 0; place < length; place++) {
		const unit = cased[place]!;
		const kind = kinds[unit]!;
		const sign = kind & letter ? (kind & capital ? 65 : 97) : kind & digit ? 48 : unit;
		alike = sign === last && (kind & (letter | digit)) !== 0 ? alike + 1 : 1;
		last = sign;
		if (alike <= mostAlike) shape[long++] = sign;
	}
	return long;
}

const two = (hash: number, place: number): number => step(step(hash, shape[place]!), shape[place + 1]!);

/** Runs of 2, 4, 6 and 8. */
function shapes(reading: Reading, mask: number): void {
	const length = shapeOf(reading);
	for (let start = 0; start + 8 <= length; start++) {
		const short = two(first, start);
		const four = two(short, start + 2);
		const six = two(four, start + 4);
		hold(featureOf(short, mask));
		hold(featureOf(four, mask));
		hold(featureOf(six, mask));
		hold(featureOf(two(six, start + 6), mask));
	}
	lastRuns(shape, length - 7, length, [2, 4, 6, 8], mask);
}

const mostOfOpening = 16;
const mostAtEnds = 6;

/** The first line, as a title is one; then how the rest begins, and how it ends. */
function places({ hashes, words: number, opening }: Reading, mask: number): void {
	const title = opening > 0 ? opening : number;
	for (let word = 0; word < Math.min(title, mostOfOpening); word++) {
		hold(mixed(hashes[word]! ^ 0x333) & mask);
		if (word > 0) hold(mixed((Math.imul(hashes[word - 1]!, 31) + hashes[word]!) ^ 0x444) & mask);
	}
	const body = opening < number ? opening : 0;
	for (let word = body; word < Math.min(number, body + mostAtEnds); word++) {
		hold(mixed(hashes[word]! + Math.imul(word - body + 1, 7919)) & mask);
		hold(mixed(hashes[word]! ^ 0x111) & mask);
	}
	for (let word = Math.max(0, number - mostAtEnds); word < number; word++) {
		hold(mixed(hashes[word]! + Math.imul(number - word, 104_729)) & mask);
		hold(mixed(hashes[word]! ^ 0x222) & mask);
	}
}

const cuts = { spelling, words, shapes, places };
export type View = keyof typeof cuts;
export const views = Object.keys(cuts) as View[];

/** How many cells the features of a view are hashed into. */
export const sizes: Record<View, number> = { spelling: 1 << 20, words: 1 << 18, shapes: 1 << 18, places: 1 << 18 };

/** @returns how many; they stand in `held` until `letGo`. */
function cut(view: View, reading: Reading): number {
	cuts[view](reading, sizes[view] - 1);
	return count;
}

export function featuresOf(view: View, reading: Reading): Features {
	const features = held.slice(0, cut(view, reading));
	letGo();
	return features;
}

/** So many kinds of content have cells of their own; more of them share. */
const kindSlots = 15;

/** @returns by how much the cells of a kind stand apart from the shared ones, from 1. */
export const slotOf = (kind: string): number => {
	let hash = 0x51ed270b;
	for (let place = 0; place < kind.length; place++) hash = step(hash, kind.charCodeAt(place));
	return 1 + (mixed(hash) % kindSlots);
};

/** The same feature once more, as that of one kind of content alone (Daumé 2007): near the first, so that a processor finds both at once. */
export const crossed = (feature: number, slot: number): number => feature ^ slot;

/** The views whose features count by how much they tell. */
export const told = ['spelling'] as const satisfies readonly View[];
export const isTold = (view: View): boolean => (told as readonly View[]).includes(view);

/** One linear model over the features of a view. */
export type Linear = {
	/** What each feature adds, before the row is brought to unit length. */
	weights: Float32Array;
	bias: number;
	/** The same cells read as bits: the last eight of a weight are how much its feature tells. Null where all tell alike. */
	bits: Uint32Array | null;
};

export const linearOf = (view: View, weights: Float32Array, bias: number): Linear => ({
	weights,
	bias,
	bits: isTold(view) ? new Uint32Array(weights.buffer, weights.byteOffset, weights.length) : null
});

const stepsOfGain = 24;
/** Of a step of gain, its square: what it counts in the length of a row. */
export const squares = Float32Array.from({ length: 256 }, (_, steps) => (steps / stepsOfGain) ** 2);
export const stepsFor = (gain: number): number => Math.min(255, Math.round(gain * stepsOfGain));

/** What a linear model says of features: the sum of what each adds, on the scale of unit rows. */
function summed({ weights, bias, bits }: Linear, features: Features, count: number, slot: number): number {
	let sum = 0;
	let square = 0;
	for (let place = 0; place < count; place++) {
		const feature = features[place]!;
		sum += weights[feature]!;
		if (slot !== 0) sum += weights[crossed(feature, slot)]!;
		if (bits) square += squares[bits[feature]! & 255]!;
	}
	return bias + sum * perUnit(bits ? square : count, slot);
}

/** One over the length of a row. */
export const perUnit = (square: number, slot: number): number =>
	square > 0 ? 1 / Math.sqrt(slot === 0 ? square : 2 * square) : 0;

export const scoreRow = (linear: Linear, row: Features, slot: number): number => summed(linear, row, row.length, slot);

export function scoreOf(view: View, reading: Reading, linear: Linear, slot: number): number {
	const score = summed(linear, held, cut(view, reading), slot);
	letGo();
	return score;
}
