/** From a score to a probability (Platt 1999): one line for all, and one for each kind of content, leaning on the first. */

export type LineOfOdds = { slope: number; shift: number };
export type Calibration = { shared: LineOfOdds; kinds: Record<string, LineOfOdds> };

const fewest = 15;
/** How many examples the shared line is worth against those of a kind. */
const leaning = 20;

const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Newton steps on the log-likelihood, held near `prior` with the weight of so many examples. */
export function lineThrough(
	scores: ArrayLike<number>,
	labels: ArrayLike<number>,
	prior: LineOfOdds,
	weight: number
): LineOfOdds {
	let { slope, shift } = prior;
	for (let step = 0; step < 30; step++) {
		let bySlope = weight * (slope - prior.slope);
		let byShift = (weight * (shift - prior.shift)) / 4;
		let bendSlope = weight;
		let bendBoth = 0;
		let bendShift = weight / 4;
		for (let row = 0; row < scores.length; row++) {
			const score = scores[row]!;
			const chance = chanceOf(slope * score + shift);
			const off = chance - labels[row]!;
			const bend = chance * (1 - chance);
			bySlope += off * score;
			byShift += off;
			bendSlope += bend * score * score;
			bendBoth += bend * score;
			bendShift += bend;
		}
		const determinant = bendSlope * bendShift - bendBoth * bendBoth;
		if (!(determinant > 1e-12)) break;
		const moveSlope = (bendShift * bySlope - bendBoth * byShift) / determinant;
		const moveShift = (bendSlope * byShift - bendBoth * bySlope) / determinant;
		slope = Math.min(4, Math.max(0.1, slope - moveSlope));
		shift -= moveShift;
		if (Math.abs(moveSlope) + Math.abs(moveShift) < 1e-9) break;
	}
	return { slope, shift };
}

/** The kinds of which enough of both labels was seen: one of which all is ham would else be free for all. */
export function speakingKinds(labels: Uint8Array, kinds: readonly string[]): string[] {
	const counts = new Map<string, [ham: number, spam: number]>();
	kinds.forEach((kind, row) => {
		const count = counts.get(kind) ?? [0, 0];
		count[labels[row] === 1 ? 1 : 0]++;
		counts.set(kind, count);
	});
	return [...counts].flatMap(([kind, count]) => (kind !== '' && Math.min(...count) >= fewest ? kind : [])).sort();
}

/** @param prior what held before these examples came. */
export function calibrate(
	scores: Float64Array,
	labels: Uint8Array,
	kinds: readonly string[],
	prior: Calibration | null
): Calibration {
	const shared = lineThrough(scores, labels, prior?.shared ?? { slope: 1, shift: 0 }, prior ? leaning : 1);
	const own: Record<string, LineOfOdds> = { ...prior?.kinds };
	for (const kind of speakingKinds(labels, kinds)) {
		const rows = kinds.flatMap((other, row) => (other === kind ? row : []));
		own[kind] = lineThrough(
			rows.map((row) => scores[row]!),
			rows.map((row) => labels[row]!),
			prior?.kinds[kind] ?? shared,
			leaning
		);
	}
	return { shared, kinds: own };
}

export function probabilityOf({ shared, kinds }: Calibration, kind: string, score: number): number {
	const { slope, shift } = (Object.hasOwn(kinds, kind) && kinds[kind]) || shared;
	return chanceOf(slope * score + shift);
}
