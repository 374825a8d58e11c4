/** A model as bytes: a line of JSON that says what follows, then the numbers, little-endian. */

import type { Model } from './model.ts';
import { columnCount, logOdds } from './stage.ts';
import type { Trees } from './trees.ts';
import { type Linear, linearOf, sizes, type View, views } from './views.ts';
import type { Weighing } from './weighing.ts';

/** Rises whenever features or columns are made otherwise: what was learned before means nothing then. */
const format = 'archipel-learned-2';
const earlier = /^archipel-learned-\d+$/;

export class NotAModel extends Error {}

type Head = Pick<Model, 'calibration' | 'spam' | 'ham'> & {
	format: string;
	biases: number[];
	depth: number;
	trees: number;
	/** The kinds that weigh columns their own way. */
	kinds: string[];
};

const bytesOf = (numbers: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }): Uint8Array =>
	new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

export function written(model: Model): Buffer {
	const { trees, weighing, calibration, spam, ham } = model;
	const kinds = Object.keys(weighing.kinds);
	const head: Head = {
		format,
		calibration,
		spam,
		ham,
		biases: views.map((view) => model.views[view].bias),
		depth: trees.depth,
		trees: trees.answers.length >> trees.depth,
		kinds
	};
	const line = JSON.stringify(head);
	// What follows is read in place: it begins at a multiple of eight.
	const padded = line.padEnd(line.length + ((8 - ((Buffer.byteLength(line) + 1) % 8)) % 8));
	return Buffer.concat([
		Buffer.from(`${padded}\n`),
		...[weighing.middles, weighing.spreads, weighing.shared, ...kinds.map((kind) => weighing.kinds[kind]!)].map(
			bytesOf
		),
		bytesOf(trees.limits),
		bytesOf(trees.answers),
		...views.map((view) => bytesOf(model.views[view].weights)),
		bytesOf(trees.asks)
	]);
}

const longestHead = 16_000_000;

function headOf(bytes: Uint8Array): { head: Head; end: number } {
	const end = bytes.subarray(0, longestHead).indexOf(10);
	let head: Partial<Head> = {};
	try {
		head = JSON.parse(Buffer.from(bytes.subarray(0, Math.max(0, end))).toString());
	} catch {
		// Said below.
	}
	if (head?.format === format && head.biases?.length === views.length && Array.isArray(head.kinds))
		return { head: head as Head, end: end + 1 };
	throw new NotAModel(
		earlier.test(head?.format ?? '')
			? `This model is of another version (${head.format}); this one reads ${format}. Train it anew.`
			: 'This file holds no model that this version can read.'
	);
}

/** Takes one array of numbers after the other. */
class Body {
	#place = 0;
	readonly #buffer: ArrayBuffer;

	constructor(bytes: Uint8Array) {
		this.#buffer = Uint8Array.from(bytes).buffer as ArrayBuffer;
	}

	take<Numbers extends { byteLength: number }>(
		Kind: { new (buffer: ArrayBuffer, place: number, length: number): Numbers },
		length: number
	): Numbers {
		const taken = new Kind(this.#buffer, this.#place, length);
		this.#place += taken.byteLength;
		return taken;
	}
}

const eights = ({ trees, depth, kinds }: Head): number => {
	const inner = (1 << depth) - 1;
	return 2 * columnCount + (1 + kinds.length) * (columnCount + 1) + trees * (2 * inner + 1);
};

const lengthOf = (head: Head): number =>
	8 * eights(head) + views.reduce((sum, view) => sum + 4 * sizes[view], 0) + 2 * head.trees * ((1 << head.depth) - 1);

export function readModel(file: Uint8Array): Model {
	const { head, end } = headOf(file);
	if (file.length !== end + lengthOf(head))
		throw new NotAModel('This file of a model is cut short, or longer than it says.');
	const body = new Body(file.subarray(end));
	const inner = (1 << head.depth) - 1;
	const weighing: Weighing = {
		middles: body.take(Float64Array, columnCount),
		spreads: body.take(Float64Array, columnCount),
		shared: body.take(Float64Array, columnCount + 1),
		kinds: Object.fromEntries(head.kinds.map((kind) => [kind, body.take(Float64Array, columnCount + 1)]))
	};
	const limits = body.take(Float64Array, head.trees * inner);
	const answers = body.take(Float64Array, head.trees * (inner + 1));
	const linear = Object.fromEntries(
		views.map((view, number) => [view, linearOf(view, body.take(Float32Array, sizes[view]), head.biases[number]!)])
	) as Record<View, Linear>;
	const trees: Trees = { depth: head.depth, asks: body.take(Int16Array, head.trees * inner), limits, answers };
	const { calibration, spam, ham } = head;
	const model: Model = { views: linear, weighing, trees, calibration, spam, ham };
	if (trees.asks.some((ask) => ask >= columnCount) || Number.isNaN(logOdds(model, new Float64Array(columnCount), '')))
		throw new NotAModel('This file of a model does not hold together.');
	return model;
}
