import { type Features, stepsFor } from './views.ts';

/** Of a feature never met nobody knows what it tells. */
const unmet = 1;

/**
 * How much each feature tells: the logarithm of how much likelier it is in the one than in the other (the log-count
 * ratio of Wang and Manning 2012), without its sign.
 */
export function gainsFrom(
	rows: readonly Features[],
	labels: Uint8Array,
	chosen: Uint32Array,
	size: number
): Uint8Array {
	const inSpam = new Uint32Array(size);
	const inHam = new Uint32Array(size);
	let spam = 0;
	for (const number of chosen) {
		const counts = labels[number] === 1 ? inSpam : inHam;
		spam += labels[number]!;
		for (const feature of rows[number]!) counts[feature]!++;
	}
	const ham = chosen.length - spam;
	const gains = new Uint8Array(size).fill(stepsFor(unmet));
	for (let feature = 0; feature < size; feature++) {
		if (inSpam[feature]! + inHam[feature]! === 0) continue;
		const odds = ((1 + inSpam[feature]!) * (2 + ham)) / ((1 + inHam[feature]!) * (2 + spam));
		gains[feature] = stepsFor(Math.abs(Math.log(odds)));
	}
	return gains;
}
