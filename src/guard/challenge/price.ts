/** What a doubtful deed costs: seconds of calculation, not a wall. The more doubt and the busier the host, the more. */

/** Rounds of PBKDF2 per step: a step takes about half a millisecond on a desk, two or three on an old phone. */
export const rounds = 1000;

const leastSteps = 400;
const mostSteps = 12_000;

/** From the score where a challenge begins, each two points double the price. */
const begins = 6;

/**
 * @param load how busy the machine is, as work waiting per core; 1 is all it can do.
 * @returns steps of `rounds` each, as one has to try on average.
 */
export function priceOf(score: number, load: number): number {
	const doubt = 2 ** ((Math.max(score, begins) - begins) / 2);
	const busy = 1 + Math.min(3, Math.max(0, load - 0.5));
	return Math.round(Math.min(mostSteps, leastSteps * doubt * busy));
}
