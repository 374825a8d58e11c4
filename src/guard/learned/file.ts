/** A model as bytes: a line of JSON that says what follows, then the numbers, little-endian. */

import { columnCount, counted, type Model } from './model.ts';
import { answerOf, type Trees } from './trees.ts';
import { size, views } from './views.ts';

const format = 'archipel-learned-1';

export class NotAModel extends Error {}

type Head = Pick<Model, 'calibration' | 'line' | 'spam' | 'ham'> & {
	format: string;
	biases: number[];
	depth: number;
	trees: number;
};

const bytesOf = (numbers: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }): Uint8Array =>
	new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

export function written(model: Model): Buffer {
	const { trees, line: toOdds, calibration, spam, ham } = model;
	const head: Head = {
		format,
		calibration,
		line: toOdds,
		spam,
		ham,
		biases: views.map((view) => model.views[view].bias),
		depth: trees.depth,
		trees: trees.answers.length >> trees.depth
	};
	const line = JSON.stringify(head);
	// What follows is read in place: it begins at a multiple of eight.
	const padded = line.padEnd(line.length + ((8 - ((Buffer.byteLength(line) + 1) % 8)) % 8));
	return Buffer.concat([
		Buffer.from(`${padded}\n`),
		bytesOf(trees.limits),
		bytesOf(trees.answers),
		...views.map((view) => bytesOf(model.views[view].weights)),
		bytesOf(trees.asks),
		...counted.map((view) => model.bayes[view])
	]);
}

function headOf(bytes: Uint8Array): { head: Head; end: number } {
	const end = bytes.subarray(0, 1_000_000).indexOf(10);
	try {
		const head = JSON.parse(Buffer.from(bytes.subarray(0, Math.max(0, end))).toString()) as Head;
		if (head.format === format && head.biases.length === views.length) return { head, end: end + 1 };
	} catch {
		// Said below.
	}
	throw new NotAModel('This file holds no model that this version can read.');
}

export function readModel(file: Uint8Array): Model {
	const { head, end } = headOf(file);
	const inner = (1 << head.depth) - 1;
	const lengths = [head.trees * inner * 8, head.trees * (inner + 1) * 8, ...views.map(() => size * 4)];
	const whole = lengths.reduce((sum, length) => sum + length, head.trees * inner * 2 + counted.length * size);
	if (file.length !== end + whole) throw new NotAModel('This file of a model is cut short, or longer than it says.');
	let place = 0;
	const body = Uint8Array.from(file.subarray(end)).buffer;
	const take = (length: number): number => {
		place += length;
		return place - length;
	};
	const limits = new Float64Array(body, take(lengths[0]!), head.trees * inner);
	const answers = new Float64Array(body, take(lengths[1]!), head.trees * (inner + 1));
	const weights = views.map(() => new Float32Array(body, take(size * 4), size));
	const asks = new Int16Array(body, take(head.trees * inner * 2), head.trees * inner);
	const bayes = Object.fromEntries(
		counted.map((view) => [view, new Uint8Array(body, take(size), size)])
	) as Model['bayes'];
	const trees: Trees = { depth: head.depth, asks, limits, answers };
	if (asks.some((ask) => ask >= columnCount) || Number.isNaN(answerOf(trees, new Float64Array(columnCount))))
		throw new NotAModel('This file of a model does not hold together.');
	return {
		views: Object.fromEntries(
			views.map((view, number) => [view, { weights: weights[number]!, bias: head.biases[number]! }])
		) as Model['views'],
		bayes,
		line: head.line,
		trees,
		calibration: head.calibration,
		spam: head.spam,
		ham: head.ham
	};
}
