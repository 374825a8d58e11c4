/** The second stage: it asks what each view says, and marks one sees without reading; trees mend what that leaves. */
import { markNames } from './marks.ts';
import type { Steps } from './steps.ts';
import { answerOf, grow, joined, type Trees } from './trees.ts';
import { views } from './views.ts';
import { type Weighing, weigh, weightOf } from './weighing.ts';

const meanAt = views.length;
const marksAt = meanAt + 1;
export const columnCount = marksAt + markNames.length;

/** The columns: what each view says, their mean, and the marks. */
export function gather(scores: readonly number[], marks: Float64Array, into: Float64Array): Float64Array {
	let sum = 0;
	scores.forEach((score, place) => {
		into[place] = score;
		sum += score;
	});
	into[meanAt] = sum / scores.length;
	into.set(marks, marksAt);
	return into;
}

export type Stage = { weighing: Weighing; trees: Trees };

/** As long as little was seen, the mean of the views is believed as much as this. */
const usualSlope = 2;
const beginning = Float64Array.from({ length: columnCount }, (_, column) => (column === meanAt ? usualSlope : 0));

export const logOdds = ({ weighing, trees }: Stage, row: Float64Array, kind: string): number =>
	weightOf(weighing, row, kind) + answerOf(trees, row);

export type Gathered = {
	rows: readonly Float64Array[];
	labels: Uint8Array;
	kinds: readonly string[];
	/** The kinds that have something of their own to say. */
	speaking: ReadonlySet<string>;
};

const columnsOf = (rows: readonly Float64Array[]): Float64Array[] =>
	Array.from({ length: columnCount }, (_, column) => Float64Array.from(rows, (row) => row[column]!));

function* growUpon(one: Gathered, known: Float64Array): Steps<Trees> {
	return yield* grow(columnsOf(one.rows), one.labels, known);
}

export function* secondStage(one: Gathered, prior: Stage | null): Steps<Stage> {
	const { rows, kinds, speaking } = one;
	if (prior) {
		const known = Float64Array.from(rows, (row, number) => logOdds(prior, row, kinds[number]!));
		return { weighing: prior.weighing, trees: joined(prior.trees, yield* growUpon(one, known)) };
	}
	const weighing = yield* weigh(one, speaking, beginning);
	const known = Float64Array.from(rows, (row, number) => weightOf(weighing, row, kinds[number]!));
	return { weighing, trees: yield* growUpon(one, known) };
}

/** What the second stage says of each example when made without its part. */
export function* unseenOdds(
	one: Gathered,
	partOfRow: Uint8Array,
	parts: number,
	prior: Stage | null
): Steps<Float64Array> {
	const { rows, labels, kinds, speaking } = one;
	const odds = new Float64Array(labels.length);
	for (let part = 0; part < parts; part++) {
		const isRest = (_: unknown, row: number) => partOfRow[row] !== part;
		const rest = { rows: rows.filter(isRest), labels: labels.filter(isRest), kinds: kinds.filter(isRest), speaking };
		const stage = yield* secondStage(rest, prior);
		for (let row = 0; row < labels.length; row++)
			if (partOfRow[row] === part) odds[row] = logOdds(stage, rows[row]!, kinds[row]!);
	}
	return odds;
}
