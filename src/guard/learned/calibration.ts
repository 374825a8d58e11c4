/** From a score to a probability (Platt 1999): one line for all, and one for each kind of content, leaning on the first. */

export type LineOfOdds = { slope: number; shift: number };
export type Calibration = { shared: LineOfOdds; kinds: Record<string, LineOfOdds> };

const fewest = 15;
/** How many examples the shared line is worth against those of a kind. */
const leaning = 20;

const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

type Seen = { scores: ArrayLike<number>; labels: ArrayLike<number>; prior: LineOfOdds; weight: number };

/** What a line costs: the log-likelihood it gives away, and how far it went from the prior. */
function costOf({ slope, shift }: LineOfOdds, { scores, labels, prior, weight }: Seen): number {
	let cost = (weight * ((slope - prior.slope) ** 2 + (shift - prior.shift) ** 2 / 4)) / 2;
	for (let row = 0; row < scores.length; row++) {
		const against = (labels[row] ? -1 : 1) * (slope * scores[row]! + shift);
		cost += against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
	}
	return cost;
}

const within = (slope: number): number => Math.min(4, Math.max(0.1, slope));

/** Where Newton would go from here; null where nothing bends. */
function newtonStep({ slope, shift }: LineOfOdds, { scores, labels, prior, weight }: Seen): LineOfOdds | null {
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
	if (!(determinant > 1e-12)) return null;
	const moved = (bendShift * bySlope - bendBoth * byShift) / determinant;
	// Where the slope may go no further, the shift finds its place for itself.
	if (within(slope - moved) !== slope - moved && within(slope) === within(slope - moved))
		return { slope: 0, shift: byShift / bendShift };
	return { slope: moved, shift: (bendSlope * byShift - bendBoth * bySlope) / determinant };
}

const halvings = 20;
const rounding = 1e-12;

/** Newton steps on the log-likelihood, held near `prior` with the weight of so many examples. */
export function lineThrough(
	scores: ArrayLike<number>,
	labels: ArrayLike<number>,
	prior: LineOfOdds,
	weight: number
): LineOfOdds {
	const seen = { scores, labels, prior, weight };
	let line = prior;
	let cost = costOf(line, seen);
	for (let step = 0; step < 30; step++) {
		const move = newtonStep(line, seen);
		if (!move) break;
		// Where both labels stand far apart a whole step overshoots, further with each: then half of it, and half of that.
		let [next, part] = [line, 1];
		for (let turn = 0; turn < halvings; turn++, part /= 2) {
			const slope = within(line.slope - part * move.slope);
			const tried = { slope, shift: line.shift - part * move.shift };
			const triedCost = costOf(tried, seen);
			if (triedCost > cost * (1 + rounding)) continue;
			[next, cost] = [tried, triedCost];
			break;
		}
		if (next === line) break;
		line = next;
		if (Math.abs(move.slope) + Math.abs(move.shift) < 1e-9) break;
	}
	return { slope: line.slope, shift: line.shift };
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
