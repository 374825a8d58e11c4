/**
 * One linear model over hashed features: squared hinge loss, by dual coordinate descent (Hsieh et al. 2008). The
 * minimum is one, so that the order of the examples leaves no trace but rounding.
 */
import { chance, shuffle } from './chance.ts';
import { each, type Steps } from './steps.ts';
import { crossed, type Features, perUnit, squares } from './views.ts';

export type Lesson = {
	rows: readonly Features[];
	/** 1 for spam, 0 for ham. */
	labels: Uint8Array;
	/** The slot of each row's kind; 0 where that says nothing. */
	slots: Uint8Array;
	/** What is already known of each row: only what lacks is learned. */
	known?: Float64Array;
	/** How much each row counts; 1 where absent. */
	weights?: Float64Array;
	size: number;
	/** How much each feature tells, in steps; null where all tell alike. */
	gains: Uint8Array | null;
};

export type Learned = { weights: Float32Array; bias: number };

const strength = 10;
const rounds = 7;
/** Rows well on their side are looked at again only every so many rounds. */
const restEvery = 3;

/** So many features are visited between two rests. */
const featuresAtATime = 200_000;

export function* learn(lesson: Lesson, chosen: Uint32Array): Steps<Learned> {
	const { rows, labels, slots, known, weights, size, gains } = lesson;
	const learned = new Float32Array(size);
	const pulls = new Float64Array(rows.length);
	const scales = new Float64Array(rows.length);
	yield* each(rows, (row, number) => {
		scales[number] = perUnit(squareOf(row, gains), slots[number]!);
	});
	const order = chosen.slice();
	const draw = chance(7);
	const isResting = new Uint8Array(rows.length);
	let bias = 0;
	let visited = 0;
	for (let round = 0; round < rounds; round++) {
		shuffle(order, draw);
		const all = round % restEvery === 0 || round === rounds - 1;
		for (const number of order) {
			if (isResting[number] !== 0 && !all) continue;
			const row = rows[number]!;
			const slot = slots[number]!;
			const scale = scales[number]!;
			const score = bias + scale * sumOf(learned, row, slot) + (known?.[number] ?? 0);
			const side = labels[number] === 1 ? 1 : -1;
			const give = 1 / (2 * strength * (weights?.[number] ?? 1));
			const slope = side * score - 1 + pulls[number]! * give;
			const pull = Math.max(0, pulls[number]! - slope / (1 + (scale > 0 ? 1 : 0) + give));
			const move = (pull - pulls[number]!) * side;
			isResting[number] = pull === 0 ? 1 : 0;
			pulls[number] = pull;
			if (move !== 0) {
				bias += move;
				add(learned, row, slot, move * scale, gains);
			}
			visited += slot === 0 ? row.length : 2 * row.length;
			if (visited < featuresAtATime) continue;
			visited = 0;
			yield;
		}
	}
	return { weights: learned, bias };
}

function squareOf(row: Features, gains: Uint8Array | null): number {
	if (!gains) return row.length;
	let square = 0;
	for (let place = 0; place < row.length; place++) square += squares[gains[row[place]!]!]!;
	return square;
}

function sumOf(weights: Float32Array, row: Features, slot: number): number {
	let sum = 0;
	for (let place = 0; place < row.length; place++) sum += weights[row[place]!]!;
	if (slot !== 0) for (let place = 0; place < row.length; place++) sum += weights[crossed(row[place]!, slot)]!;
	return sum;
}

/** A feature that tells more moves more, and what it adds grows by that once more. */
function add(weights: Float32Array, row: Features, slot: number, move: number, gains: Uint8Array | null): void {
	for (let place = 0; place < row.length; place++) {
		const feature = row[place]!;
		const part = gains ? move * squares[gains[feature]!]! : move;
		weights[feature]! += part;
		if (slot !== 0) weights[crossed(feature, slot)]! += part;
	}
}
