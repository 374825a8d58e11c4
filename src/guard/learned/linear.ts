/**
 * One linear model over hashed features: squared hinge loss, by dual coordinate descent (Hsieh et al. 2008). The
 * minimum is one, so that the order of the examples leaves no trace but rounding.
 */
import { chance, shuffle } from './chance.ts';
import type { Steps } from './steps.ts';
import { crossed, type Features, size } from './views.ts';

export type Linear = { weights: Float32Array; bias: number };

export type Lesson = {
	rows: readonly Features[];
	/** 1 for spam, 0 for ham. */
	labels: Uint8Array;
	/** Of which kind each row is, as a number; 0 where that says nothing. */
	kinds: Uint32Array;
	/** What is already known of each row: only what lacks is learned. */
	known?: Float64Array;
	/** How much each row counts; 1 where absent. */
	weights?: Float64Array;
};

const strength = 10;
const rounds = 7;
/** Rows well on their side are looked at again only every so many rounds. */
const restEvery = 3;

/** So many features are visited between two rests. */
const featuresAtATime = 200_000;

export function* learn({ rows, labels, kinds, known, weights }: Lesson, chosen: Uint32Array): Steps<Linear> {
	const learned = new Float32Array(size);
	const pulls = new Float64Array(rows.length);
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
			const kind = kinds[number]!;
			const score = bias + dot(learned, row, kind) + (known?.[number] ?? 0);
			const side = labels[number] === 1 ? 1 : -1;
			const give = 1 / (2 * strength * (weights?.[number] ?? 1));
			const slope = side * score - 1 + pulls[number]! * give;
			const pull = Math.max(0, pulls[number]! - slope / (1 + (row.length > 0 ? 1 : 0) + give));
			const move = (pull - pulls[number]!) * side;
			isResting[number] = pull === 0 ? 1 : 0;
			pulls[number] = pull;
			if (move !== 0) {
				bias += move;
				add(learned, row, kind, move);
			}
			visited += kind === 0 ? row.length : 2 * row.length;
			if (visited < featuresAtATime) continue;
			visited = 0;
			yield;
		}
	}
	return { weights: learned, bias };
}

const lengthOf = (row: Features, kind: number): number => Math.sqrt(kind === 0 ? row.length : 2 * row.length);

/** Rows are of unit length: each of their features counts the same. */
function dot(weights: Float32Array, row: Features, kind: number): number {
	let sum = 0;
	for (let place = 0; place < row.length; place++) sum += weights[row[place]!]!;
	if (kind !== 0) for (let place = 0; place < row.length; place++) sum += weights[crossed(row[place]!, kind)]!;
	return row.length > 0 ? sum / lengthOf(row, kind) : 0;
}

function add(weights: Float32Array, row: Features, kind: number, move: number): void {
	const part = row.length > 0 ? move / lengthOf(row, kind) : 0;
	for (let place = 0; place < row.length; place++) weights[row[place]!]! += part;
	if (kind !== 0) for (let place = 0; place < row.length; place++) weights[crossed(row[place]!, kind)]! += part;
}

export const scoreRow = ({ weights, bias }: Linear, row: Features, kind: number): number =>
	bias + dot(weights, row, kind);
