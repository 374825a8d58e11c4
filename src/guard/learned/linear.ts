/**
 * One linear model over hashed features: squared hinge loss, by dual coordinate descent (Hsieh et al. 2008). The
 * minimum is one, so that the order of the examples leaves no trace but rounding.
 */
import { chance, shuffle } from './chance.ts';
import type { Steps } from './steps.ts';
import { type Features, size } from './views.ts';

export type Linear = { weights: Float32Array; bias: number };

export type Lesson = {
	rows: readonly Features[];
	/** 1 for spam, 0 for ham. */
	labels: Uint8Array;
	/** What is already known of each row: only what lacks is learned. */
	known?: Float64Array;
	/** How much each row counts; 1 where absent. */
	weights?: Float64Array;
};

const strength = 10;
const rounds = 10;
/** Rows well on their side are looked at again only every so many rounds. */
const restEvery = 3;

/** So many features are visited between two rests. */
const featuresAtATime = 200_000;

export function* learn({ rows, labels, known, weights }: Lesson, chosen: Uint32Array): Steps<Linear> {
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
			const score = bias + dot(learned, row) + (known?.[number] ?? 0);
			const side = labels[number] === 1 ? 1 : -1;
			const give = 1 / (2 * strength * (weights?.[number] ?? 1));
			const slope = side * score - 1 + pulls[number]! * give;
			const pull = Math.max(0, pulls[number]! - slope / (1 + (row.length > 0 ? 1 : 0) + give));
			const move = (pull - pulls[number]!) * side;
			isResting[number] = pull === 0 ? 1 : 0;
			pulls[number] = pull;
			if (move !== 0) {
				bias += move;
				add(learned, row, move);
			}
			visited += row.length;
			if (visited < featuresAtATime) continue;
			visited = 0;
			yield;
		}
	}
	return { weights: learned, bias };
}

/** Rows are of unit length: each of their features counts the same. */
function dot(weights: Float32Array, row: Features): number {
	let sum = 0;
	for (let place = 0; place < row.length; place++) sum += weights[row[place]!]!;
	return row.length > 0 ? sum / Math.sqrt(row.length) : 0;
}

function add(weights: Float32Array, row: Features, move: number): void {
	const part = row.length > 0 ? move / Math.sqrt(row.length) : 0;
	for (let place = 0; place < row.length; place++) weights[row[place]!]! += part;
}

export const scoreRow = ({ weights, bias }: Linear, row: Features): number => bias + dot(weights, row);
