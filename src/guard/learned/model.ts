/** The learned model: linear views of a text, trees over what they say, and a probability out of it. */
import { type Bayes, countUp, opinions, opinionsOf } from './bayes.ts';
import { type Calibration, calibrate, type LineOfOdds, lineThrough, speakingKinds } from './calibration.ts';
import { mixed, step } from './hash.ts';
import { type Linear, learn, scoreRow } from './linear.ts';
import { markNames, marksOf } from './marks.ts';
import { type Reading, read } from './reading.ts';
import { atOnce, type Steps } from './steps.ts';
import { answerOf, grow, joined, type Trees } from './trees.ts';
import { type Features, featuresOf, size, type View, views } from './views.ts';

export type Text = { title?: string; text: string; kind?: string };
export type Label = 'spam' | 'ham';

/** What is kept of a text to learn from: nobody can read it again. */
export type Example = {
	rows: Record<View, Features>;
	marks: Float64Array;
	kind: string;
	label: Label;
	/** Same words, same part: a copy never helps to judge itself. */
	part: number;
	weight?: number;
};

/** The views whose features are also counted. */
export const counted = ['pairs', 'spelling'] as const satisfies readonly View[];
export type Counted = (typeof counted)[number];

export type Model = {
	views: Record<View, Linear>;
	bayes: Record<Counted, Bayes>;
	/** What the mean of the views says by itself; the trees add what lacks. */
	line: LineOfOdds;
	trees: Trees;
	calibration: Calibration;
	spam: number;
	ham: number;
};

const parts = 5;

export const wholeOf = ({ title, text }: Text): string => (title ? `${title}\n${text}` : text);

function partOf({ hashes, words }: Reading): number {
	let hash = 0;
	for (let number = 0; number < words; number++) hash = step(hash, hashes[number]!);
	return mixed(hash) % 60_060;
}

export function exampleOf(text: Text, label: Label): Example {
	const reading = read(wholeOf(text));
	const rows = Object.fromEntries(views.map((view) => [view, featuresOf(view, reading)])) as Example['rows'];
	return { rows, marks: marksOf(reading), kind: text.kind ?? '', label, part: partOf(reading) };
}

const everyRow = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, row) => row);

/** The examples as the learners see them. */
type Class = {
	labels: Uint8Array;
	weights: Float64Array;
	partOfRow: Uint8Array;
	marks: Float64Array[];
	kinds: string[];
	/** Of those that speak for themselves; 0 for the others. */
	kindNumbers: Uint32Array;
};

export const numberOfKind = (kind: string): number => {
	let hash = 0x51ed270b;
	for (let place = 0; place < kind.length; place++) hash = step(hash, kind.charCodeAt(place));
	return mixed(hash) || 1;
};

function classOf(examples: readonly Example[], prior: Model | null): Class {
	const labels = Uint8Array.from(examples, ({ label }) => (label === 'spam' ? 1 : 0));
	const kinds = examples.map(({ kind }) => kind);
	const speaking = new Set([...speakingKinds(labels, kinds), ...Object.keys(prior?.calibration.kinds ?? {})]);
	return {
		labels,
		weights: Float64Array.from(examples, ({ weight }) => weight ?? 1),
		partOfRow: Uint8Array.from(examples, ({ part }) => part % parts),
		marks: examples.map(({ marks }) => marks),
		kinds,
		kindNumbers: Uint32Array.from(kinds, (kind) => (speaking.has(kind) ? numberOfKind(kind) : 0))
	};
}

/** What a view learns, and what it says of each example when it has not seen it. */
function* learnView(
	rows: Features[],
	about: Class,
	prior: Linear | null
): Steps<{ linear: Linear; unseen: Float64Array }> {
	const { labels, weights, partOfRow, kindNumbers: kinds } = about;
	const known = Float64Array.from(rows, (row, number) => (prior ? scoreRow(prior, row, kinds[number]!) : 0));
	const unseen = new Float64Array(rows.length);
	const all = everyRow(rows.length);
	for (let part = 0; part < parts; part++) {
		const rest = all.filter((row) => partOfRow[row] !== part);
		const linear = yield* learn({ rows, labels, kinds, weights, known }, rest);
		for (const row of all)
			if (partOfRow[row] === part) unseen[row] = known[row]! + scoreRow(linear, rows[row]!, kinds[row]!);
	}
	const linear = yield* learn({ rows, labels, kinds, weights, known }, all);
	if (prior) {
		linear.bias += prior.bias;
		for (let feature = 0; feature < size; feature++) linear.weights[feature]! += prior.weights[feature]!;
	}
	return { linear, unseen };
}

const meanAt = views.length;
const marksAt = meanAt + 1 + counted.length * opinions;
export const columnCount = marksAt + markNames.length;

/** The columns the trees ask: what each view says, their mean, what was counted, and the marks. */
export function gather(
	scores: readonly number[],
	heard: readonly number[],
	marks: Float64Array,
	into: Float64Array
): Float64Array {
	let sum = 0;
	scores.forEach((score, place) => {
		into[place] = score;
		sum += score;
	});
	into[meanAt] = sum / scores.length;
	into.set(heard, meanAt + 1);
	into.set(marks, marksAt);
	return into;
}

/** What the counts say of each example, its own part left out of them. */
function* unseenOpinions(
	rows: Features[],
	about: Class,
	prior: Bayes | null
): Steps<{ bayes: Bayes; unseen: number[][] }> {
	if (prior) return { bayes: prior, unseen: rows.map((row) => opinionsOf(prior, row)) };
	const { labels, partOfRow } = about;
	const unseen: number[][] = [];
	const all = everyRow(rows.length);
	for (let part = 0; part < parts; part++) {
		const bayes = countUp(
			rows,
			labels,
			all.filter((row) => partOfRow[row] !== part)
		);
		for (const row of all) if (partOfRow[row] === part) unseen[row] = opinionsOf(bayes, rows[row]!);
		yield;
	}
	return { bayes: countUp(rows, labels, all), unseen };
}

function columnsOf(gathered: readonly Float64Array[]): Float64Array[] {
	return Array.from({ length: columnCount }, (_, column) => Float64Array.from(gathered, (row) => row[column]!));
}

/** Where little was seen yet, the views are believed as much as this. */
const usualLine: LineOfOdds = { slope: 2, shift: 0 };

export type Stage = Pick<Model, 'line' | 'trees'>;

export const logOdds = ({ line, trees }: Stage, row: Float64Array): number =>
	line.slope * row[meanAt]! + line.shift + answerOf(trees, row);

function* secondStage(gathered: readonly Float64Array[], labels: Uint8Array, prior: Stage | null): Steps<Stage> {
	if (prior) {
		const known = Float64Array.from(gathered, (row) => logOdds(prior, row));
		const trees = yield* grow(columnsOf(gathered), labels, known);
		return { line: prior.line, trees: joined(prior.trees, trees) };
	}
	const means = gathered.map((row) => row[meanAt]!);
	const line = lineThrough(means, labels, usualLine, 5);
	const known = Float64Array.from(means, (mean) => line.slope * mean + line.shift);
	return { line, trees: yield* grow(columnsOf(gathered), labels, known) };
}

/** What the second stage says of each example when made without it. */
function* unseenOdds(gathered: readonly Float64Array[], about: Class, prior: Stage | null): Steps<Float64Array> {
	const { labels, partOfRow } = about;
	const odds = new Float64Array(labels.length);
	for (let part = 0; part < parts; part++) {
		const rest = everyRow(labels.length).filter((row) => partOfRow[row] !== part);
		const stage = yield* secondStage(
			Array.from(rest, (row) => gathered[row]!),
			Uint8Array.from(rest, (row) => labels[row]!),
			prior
		);
		for (let row = 0; row < labels.length; row++)
			if (partOfRow[row] === part) odds[row] = logOdds(stage, gathered[row]!);
	}
	return odds;
}

/**
 * The same examples in the same order give the same model, to the byte.
 * @param prior stays as it is beneath what these examples teach.
 */
export function* training(examples: readonly Example[], prior: Model | null = null): Steps<Model> {
	const about = classOf(examples, prior);
	const linear = {} as Record<View, Linear>;
	const unseen: Float64Array[] = [];
	for (const view of views) {
		const rows = examples.map((example) => example.rows[view]);
		const learned = yield* learnView(rows, about, prior?.views[view] ?? null);
		linear[view] = learned.linear;
		unseen.push(learned.unseen);
	}
	const bayes = {} as Record<Counted, Bayes>;
	const heard: number[][] = examples.map(() => []);
	for (const view of counted) {
		const rows = examples.map((example) => example.rows[view]);
		const said = yield* unseenOpinions(rows, about, prior?.bayes[view] ?? null);
		bayes[view] = said.bayes;
		heard.forEach((opinions, row) => {
			opinions.push(...said.unseen[row]!);
		});
	}
	const gathered = about.marks.map((marks, row) =>
		gather(
			unseen.map((scores) => scores[row]!),
			heard[row]!,
			marks,
			new Float64Array(columnCount)
		)
	);
	const odds = yield* unseenOdds(gathered, about, prior);
	const stage = yield* secondStage(gathered, about.labels, prior);
	const spam = about.labels.reduce((sum, label) => sum + label, 0);
	return {
		views: linear,
		bayes,
		...stage,
		calibration: calibrate(odds, about.labels, about.kinds, prior?.calibration ?? null),
		spam: spam + (prior?.spam ?? 0),
		ham: examples.length - spam + (prior?.ham ?? 0)
	};
}

export const train = (examples: readonly Example[], prior: Model | null = null): Model =>
	atOnce(training(examples, prior));
