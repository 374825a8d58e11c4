/**
 * A second opinion from counts alone: how often each feature was met in spam and in ham, and of a text the strongest
 * ones (after Robinson 2003). It errs elsewhere than the linear models do.
 */
import { type Features, size } from './views.ts';

/** Of each feature its log-odds in sixteenths, 128 above what they are; 128 itself: nothing is known. */
export type Bayes = Uint8Array;

export const unknown = 128;
const perLogOdds = 16;
/** What was met once is believed as if half a feature more had been met in both. */
const doubt = 0.5;

export function countUp(rows: readonly Features[], labels: Uint8Array, chosen: Uint32Array): Bayes {
	const inSpam = new Uint32Array(size);
	const inHam = new Uint32Array(size);
	let spam = 0;
	for (const number of chosen) {
		const counts = labels[number] === 1 ? inSpam : inHam;
		spam += labels[number]!;
		for (const feature of rows[number]!) counts[feature]!++;
	}
	const ham = Math.max(1, chosen.length - spam);
	const leanings = new Uint8Array(size).fill(unknown);
	for (let feature = 0; feature < size; feature++) {
		const met = inSpam[feature]! + inHam[feature]!;
		if (met === 0) continue;
		const share = inSpam[feature]! / Math.max(1, spam);
		const believed = (doubt / 2 + (met * share) / (share + inHam[feature]! / ham)) / (doubt + met);
		const logOdds = Math.log(believed / (1 - believed));
		leanings[feature] = Math.max(1, Math.min(255, unknown + Math.round(perLogOdds * logOdds)));
	}
	return leanings;
}

const strongest = [30, 150] as const;
export const opinions = strongest.length;

/**
 * @param leanings how many features of a text lean so, by their log-odds as `Bayes` writes them.
 * @returns for the 30 and for the 150 strongest: the sum of their log-odds over the root of their number.
 */
export const opinionsIn = (leanings: Uint32Array): number[] =>
	strongest.map((most) => {
		let count = 0;
		let sum = 0;
		for (let strength = unknown - 1; strength > 0 && count < most; strength--) {
			const [towards, away] = [leanings[unknown + strength]!, leanings[unknown - strength]!];
			const met = towards + away;
			if (met === 0) continue;
			const taken = Math.min(met, most - count);
			sum += (strength * (towards - away) * taken) / met;
			count += taken;
		}
		return count > 0 ? sum / perLogOdds / Math.sqrt(count) : 0;
	});

const leanings = new Uint32Array(256);

export function opinionsOf(bayes: Bayes, row: Features): number[] {
	leanings.fill(0);
	for (let place = 0; place < row.length; place++) leanings[bayes[row[place]!]!]!++;
	return opinionsIn(leanings);
}
