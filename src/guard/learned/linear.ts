/**
 * One linear model over hashed features: squared hinge loss, by dual coordinate descent (Hsieh et al. 2008). The
 * minimum is one, so that the order of the examples leaves no trace but rounding.
 */
import { chance, shuffle } from './chance.ts';
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

export function learn({ rows, labels, known, weights }: Lesson, chosen: Uint32Array): Linear {
	const learned = new Float32Array(size);
	const pulls = new Float64Array(rows.length);
	const order = chosen.slice();
	const draw = chance(7);
	const resting = new Uint8Array(rows.length);
	let bias = 0;
	for (let round = 0; round < rounds; round++) {
		shuffle(order, draw);
		const all = round % restEvery === 0 || round === rounds - 1;
		for (const number of order) {
			if (resting[number] !== 0 && !all) continue;
			const row = rows[number]!;
			const scale = row.length > 0 ? 1 / Math.sqrt(row.length) : 0;
			let sum = 0;
			for (let place = 0; place < row.length; place++) sum += learned[row[place]!]!;
			const side = labels[number] === 1 ? 1 : -1;
			const give = 1 / (2 * strength * (weights?.[number] ?? 1));
			const score = sum * scale + bias + (known?.[number] ?? 0);
			const slope = side * score - 1 + pulls[number]! * give;
			const pull = Math.max(0, pulls[number]! - slope / (1 + (row.length > 0 ? 1 : 0) + give));
			const move = (pull - pulls[number]!) * side;
			resting[number] = pull === 0 ? 1 : 0;
			if (move === 0) continue;
			pulls[number] = pull;
			bias += move;
			const part = move * scale;
			for (let place = 0; place < row.length; place++) learned[row[place]!]! += part;
		}
	}
	return { weights: learned, bias };
}

export function scoreRow({ weights, bias }: Linear, row: Features): number {
	let sum = 0;
	for (let place = 0; place < row.length; place++) sum += weights[row[place]!]!;
	return bias + (row.length > 0 ? sum / Math.sqrt(row.length) : 0);
}
