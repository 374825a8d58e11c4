/**
 * How many honest ones are among those a rule hits, judged by a sample a person marked.
 *
 * Within a stratum: exact bounds for a sample drawn without putting back (hypergeometric; the finite sibling of
 * Clopper & Pearson, 1934), so that a stratum marked whole is known, not guessed. Strata are put together by the
 * square-and-add method (Zou & Donner, Statistics in Medicine 27, 2008): the distance of each bound from its estimate
 * is squared, added, and the root taken.
 */

/** Of `size` hit, `marked` were looked at; `honest` were fine, and of `unsure` nobody could say. */
export type Stratum = { size: number; marked: number; honest: number; unsure: number };

/** Numbers of things, not shares. */
export type Estimate = { size: number; low: number; likely: number; high: number };

const logFactorials = [0];
function logFactorial(number: number): number {
	if (number > 100_000)
		return number * Math.log(number) - number + Math.log(2 * Math.PI * number) / 2 + 1 / (12 * number);
	for (let next = logFactorials.length; next <= number; next++)
		logFactorials.push(logFactorials[next - 1]! + Math.log(next));
	return logFactorials[number]!;
}

const logChoose = (all: number, some: number): number =>
	logFactorial(all) - logFactorial(some) - logFactorial(all - some);

/** The chance to draw at most `seen` of `of` special ones, in `drawn` out of `size`. */
export function chanceOfAtMost(seen: number, of: number, drawn: number, size: number): number {
	let sum = 0;
	const ways = logChoose(size, drawn);
	for (let special = Math.max(0, drawn - (size - of)); special <= Math.min(seen, of, drawn); special++)
		sum += Math.exp(logChoose(of, special) + logChoose(size - of, drawn - special) - ways);
	return Math.min(1, sum);
}

/** The greatest whole number in a span for which something holds that once ended never returns; `low - 1` if none. */
function lastWhere(low: number, high: number, holds: (number: number) => boolean): number {
	let [from, to] = [low - 1, high];
	while (from < to) {
		const middle = Math.ceil((from + to) / 2);
		if (holds(middle)) from = middle;
		else to = middle - 1;
	}
	return from;
}

/** How many special ones there are at least and at most, when `seen` of `drawn` were. */
export function boundsOf(seen: number, drawn: number, size: number, doubt: number): { low: number; high: number } {
	if (drawn === 0) return { low: 0, high: size };
	const [least, most] = [seen, size - (drawn - seen)];
	const high = lastWhere(least, most, (number) => chanceOfAtMost(seen, number, drawn, size) > doubt / 2);
	const tooFew = lastWhere(
		least,
		most,
		(number) => seen > 0 && 1 - chanceOfAtMost(seen - 1, number, drawn, size) <= doubt / 2
	);
	return { low: Math.max(least, tooFew + 1), high: Math.max(least, high) };
}

const likelyOf = ({ size, marked, honest, unsure }: Stratum): number =>
	marked === 0 ? 0 : (size * (honest + unsure / 2)) / marked;

/**
 * @param doubt 0.05 for an interval that holds the truth 19 times of 20.
 * What nobody could say counts as honest for the upper bound, as abuse for the lower one, and half for the likely number.
 */
export function estimateOf(strata: readonly Stratum[], doubt = 0.05): Estimate {
	const size = strata.reduce((sum, stratum) => sum + stratum.size, 0);
	const likely = strata.reduce((sum, stratum) => sum + likelyOf(stratum), 0);
	let below = 0;
	let above = 0;
	for (const stratum of strata) {
		const { honest, unsure, marked, size: all } = stratum;
		const { low } = boundsOf(honest, marked, all, doubt);
		const { high } = boundsOf(honest + unsure, marked, all, doubt);
		below += (likelyOf(stratum) - low) ** 2;
		above += (high - likelyOf(stratum)) ** 2;
	}
	const sure = strata.reduce((sum, { honest }) => sum + honest, 0);
	return {
		size,
		low: Math.max(sure, Math.floor(likely - Math.sqrt(below))),
		likely: Math.round(likely * 10) / 10,
		high: Math.min(size, Math.ceil(likely + Math.sqrt(above)))
	};
}

/** Where honest ones are likelier to be found, more are looked at. */
export type Layer = { size: number; suspectedHonest: number };

/**
 * How many of each layer are drawn (Neyman, 1934): by the root of their size and by how far from certain it is; from each at least two,
 * or all it has.
 */
export function sharesOf(layers: readonly Layer[], wanted: number): number[] {
	const least = layers.map(({ size }) => Math.min(size, 2));
	const shares = [...least];
	const pulls = layers.map(({ size, suspectedHonest: honest }) => size ** 0.5 * Math.sqrt(honest * (1 - honest)));
	let left = wanted - shares.reduce((sum, share) => sum + share, 0);
	while (left > 0) {
		let best = -1;
		// One by one to whoever lacks most (Webster's way), so that more wanted never means fewer of one layer.
		for (const [place, pull] of pulls.entries()) {
			if (shares[place]! >= layers[place]!.size) continue;
			if (best === -1 || pull / (shares[place]! + 0.5) > pulls[best]! / (shares[best]! + 0.5)) best = place;
		}
		if (best === -1) break;
		shares[best]!++;
		left--;
	}
	return shares;
}
