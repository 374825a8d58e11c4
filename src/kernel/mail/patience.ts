/** When to try a letter again, and when to give it up. */
const minute = 60_000;
const longest = 120 * minute;
const daysOfPatience = 3;

/** 1, 2, 4, 8 … minutes, two hours at most; up to a fifth more, so that what failed together does not come together. */
export const pauseAfter = (attempts: number, chance = Math.random()): number =>
	Math.min(longest, minute * 2 ** Math.min(attempts - 1, 10)) * (1 + chance / 5);

export const patienceEnds = (firstTry: Date): Date => new Date(firstTry.getTime() + daysOfPatience * 24 * 60 * minute);

/** @returns the next try, or null when the patience is at its end by then. */
export function nextTry(letter: { attempts: number; firstTryAt: Date }, now: Date): Date | null {
	const next = new Date(now.getTime() + pauseAfter(letter.attempts));
	return next > patienceEnds(letter.firstTryAt) ? null : next;
}
