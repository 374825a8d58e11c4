/** How well scores part spam from ham. */

/** The share of spam above the score that no more than this share of ham exceeds. */
export function recallAt(share: number, scores: readonly number[], isSpam: readonly boolean[]) {
	const ham = scores.filter((_, row) => !isSpam[row]).sort((one, other) => other - one);
	const threshold = ham[Math.floor(share * ham.length)] ?? Number.NEGATIVE_INFINITY;
	const spam = scores.filter((_, row) => isSpam[row]);
	return { recall: spam.filter((score) => score > threshold).length / Math.max(1, spam.length), threshold };
}

/** Wilson's interval of a share at 95 %. */
export function interval(hits: number, of: number): [low: number, high: number] {
	const z = 1.96;
	const share = hits / of;
	const middle = share + (z * z) / (2 * of);
	const wide = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
	const whole = 1 + (z * z) / of;
	return [Math.max(0, (middle - wide) / whole), (middle + wide) / whole];
}

/** Brier's score, and the expected calibration error over ten bins. */
export function calibrationOf(chances: readonly number[], isSpam: readonly boolean[]): { brier: number; ece: number } {
	const bins = Array.from({ length: 10 }, () => ({ said: 0, was: 0 }));
	let brier = 0;
	chances.forEach((chance, row) => {
		const was = isSpam[row] ? 1 : 0;
		brier += (chance - was) ** 2;
		const bin = bins[Math.min(9, Math.floor(chance * 10))]!;
		bin.said += chance;
		bin.was += was;
	});
	const off = bins.reduce((sum, { said, was }) => sum + Math.abs(said - was), 0);
	return { brier: brier / chances.length, ece: off / chances.length };
}
