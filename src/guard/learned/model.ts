/** The learned model: linear views of a text, a second stage over what they say, and a probability out of it. */
import { type Calibration, calibrate, probabilityOf, speakingKinds } from './calibration.ts';
import { gainsFrom, gainsOf, keepGains } from './gains.ts';
import { mixed, step } from './hash.ts';
import { learn } from './linear.ts';
import { marksOf } from './marks.ts';
import { type Reading, read } from './reading.ts';
import { columnCount, gather, logOdds, type Stage, secondStage, unseenOdds } from './stage.ts';
import { atOnce, each, type Steps } from './steps.ts';
import {
	type Features,
	featuresOf,
	isTold,
	type Linear,
	linearOf,
	scoreOf,
	scoreRow,
	sizes,
	slotOf,
	type View,
	views
} from './views.ts';

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

export type Model = Stage & {
	views: Record<View, Linear>;
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
	kinds: string[];
	speaking: Set<string>;
	/** Of those that speak for themselves; 0 for the others. */
	slots: Uint8Array;
};

const labelsOf = (examples: readonly Example[]): Uint8Array =>
	Uint8Array.from(examples, ({ label }) => (label === 'spam' ? 1 : 0));

const kindsOf = (examples: readonly Example[]): string[] => examples.map(({ kind }) => kind);

const speakingIn = (examples: readonly Example[], prior: Model | null): Set<string> =>
	new Set([...speakingKinds(labelsOf(examples), kindsOf(examples)), ...Object.keys(prior?.calibration.kinds ?? {})]);

/** What teaches for its kind teaches once more as of none: who asks without a kind is answered as well. */
const bothWays = (examples: readonly Example[], speaking: ReadonlySet<string>): Example[] => [
	...examples,
	...examples.flatMap((example) => (speaking.has(example.kind) ? { ...example, kind: '' } : []))
];

function classOf(examples: readonly Example[], speaking: Set<string>): Class {
	const labels = labelsOf(examples);
	const kinds = kindsOf(examples);
	return {
		labels,
		weights: Float64Array.from(examples, ({ weight }) => weight ?? 1),
		partOfRow: Uint8Array.from(examples, ({ part }) => part % parts),
		kinds,
		speaking,
		slots: Uint8Array.from(kinds, (kind) => (speaking.has(kind) ? slotOf(kind) : 0))
	};
}

/** What a view learns, and what it says of each example when it has not seen it. */
function* learnView(
	view: View,
	rows: Features[],
	about: Class,
	prior: Linear | null
): Steps<{ linear: Linear; unseen: Float64Array }> {
	const { labels, weights, partOfRow, slots } = about;
	const size = sizes[view];
	const known = new Float64Array(rows.length);
	if (prior)
		yield* each(rows, (row, number) => {
			known[number] = scoreRow(prior, row, slots[number]!);
		});
	const unseen = new Float64Array(rows.length);
	const all = everyRow(rows.length);
	const priorGains = prior && gainsOf(prior);
	function* from(chosen: Uint32Array, upon: Linear | null): Steps<Linear> {
		const gains = prior ? priorGains : isTold(view) ? yield* gainsFrom(rows, labels, chosen, size) : null;
		const { weights: learned, bias } = yield* learn({ rows, labels, slots, weights, known, size, gains }, chosen);
		if (upon) for (let feature = 0; feature < size; feature++) learned[feature]! += upon.weights[feature]!;
		const linear = linearOf(view, learned, bias + (upon?.bias ?? 0));
		keepGains(linear, gains);
		return linear;
	}
	for (let part = 0; part < parts; part++) {
		const linear = yield* from(
			all.filter((row) => partOfRow[row] !== part),
			null
		);
		yield* each(rows, (row, number) => {
			if (partOfRow[number] === part) unseen[number] = known[number]! + scoreRow(linear, row, slots[number]!);
		});
	}
	const linear = yield* from(all, prior);
	return { linear, unseen };
}

/**
 * The same examples in the same order give the same model, to the byte.
 * @param prior stays as it is beneath what these examples teach.
 */
export function* training(taught: readonly Example[], prior: Model | null = null): Steps<Model> {
	const speaking = speakingIn(taught, prior);
	const examples = bothWays(taught, speaking);
	const about = classOf(examples, speaking);
	const linear = {} as Record<View, Linear>;
	const unseen: Float64Array[] = [];
	for (const view of views) {
		const rows = examples.map((example) => example.rows[view]);
		const learned = yield* learnView(view, rows, about, prior?.views[view] ?? null);
		linear[view] = learned.linear;
		unseen.push(learned.unseen);
	}
	const rows = examples.map(({ marks }, row) =>
		gather(
			unseen.map((scores) => scores[row]!),
			marks,
			new Float64Array(columnCount)
		)
	);
	const gathered = { ...about, rows };
	const odds = yield* unseenOdds(gathered, about.partOfRow, parts, prior);
	const stage = yield* secondStage(gathered, prior);
	const spam = taught.filter(({ label }) => label === 'spam').length;
	return {
		views: linear,
		...stage,
		calibration: calibrate(odds, about.labels, about.kinds, prior?.calibration ?? null),
		spam: spam + (prior?.spam ?? 0),
		ham: taught.length - spam + (prior?.ham ?? 0)
	};
}

export const train = (examples: readonly Example[], prior: Model | null = null): Model =>
	atOnce(training(examples, prior));

const asked = new Float64Array(columnCount);

/** @returns how probable it is, from 0 to 1, that a person would call this spam. */
export function probabilityThat(model: Model, text: Text): number {
	const reading = read(wholeOf(text));
	const kind = text.kind ?? '';
	const slot = Object.hasOwn(model.calibration.kinds, kind) ? slotOf(kind) : 0;
	const scores = views.map((view) => scoreOf(view, reading, model.views[view], slot));
	return probabilityOf(model.calibration, kind, logOdds(model, gather(scores, marksOf(reading), asked), kind));
}
