/** Chance that is the same for the same seed (mulberry32). */
export type Dice = (most: number) => number;

export function dice(seed: number): Dice {
	let state = seed >>> 0;
	return (most) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
	};
}

export const pick = <Thing>(roll: Dice, from: readonly Thing[]): Thing => from[roll(from.length)]!;
