import { each, type Steps } from './steps.ts';
import { type Features, type Linear, stepsFor } from './views.ts';

/** Of a feature never met nobody knows what it tells. */
const unmet = 1;

/**
 * How much each feature tells: the logarithm of how much likelier it is in the one than in the other (the log-count
 * ratio of Wang and Manning 2012), without its sign.
 */
export function* gainsFrom(
	rows: readonly Features[],
	labels: Uint8Array,
	chosen: Uint32Array,
	size: number
): Steps<Uint8Array> {
	const inSpam = new Uint32Array(size);
	const inHam = new Uint32Array(size);
	let spam = 0;
	const isChosen = new Uint8Array(rows.length);
	for (const number of chosen) isChosen[number] = 1;
	yield* each(rows, (row, number) => {
		if (isChosen[number] === 0) return;
		const counts = labels[number] === 1 ? inSpam : inHam;
		spam += labels[number]!;
		for (let place = 0; place < row.length; place++) counts[row[place]!]!++;
	});
	const ham = chosen.length - spam;
	const gains = new Uint8Array(size).fill(stepsFor(unmet));
	for (let feature = 0; feature < size; feature++) {
		if (inSpam[feature]! + inHam[feature]! === 0) continue;
		const odds = ((1 + inSpam[feature]!) * (2 + ham)) / ((1 + inHam[feature]!) * (2 + spam));
		gains[feature] = stepsFor(Math.abs(Math.log(odds)));
	}
	return gains;
}

export const gainsOf = ({ bits }: Linear): Uint8Array | null => bits && Uint8Array.from(bits, (cell) => cell & 255);

/** Numbers nearer to nought than this are slow to reckon with. */
const nearest = 1e-30;

/** Writes them into the last bits of the weights, where they weigh next to nothing. */
export function keepGains({ weights, bits }: Linear, gains: Uint8Array | null): void {
	if (!bits || !gains) return;
	for (let feature = 0; feature < bits.length; feature++) {
		if (Math.abs(weights[feature]!) < nearest) weights[feature] = nearest;
		bits[feature] = (bits[feature]! & ~255) | gains[feature]!;
	}
}
