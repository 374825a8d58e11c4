/**
 * The second stage: small decision trees, each mending what those before it left (gradient boosting with Newton steps,
 * Friedman 2001; histograms, regularised leaves and a share of the columns for each tree after XGBoost, Chen and
 * Guestrin 2016).
 */

import { chance } from './chance.ts';
import type { Steps } from './steps.ts';

/** Complete trees one after the other; of each, `2^depth - 1` questions and `2^depth` answers. */
export type Trees = {
	depth: number;
	/** Which column is asked; -1 where nothing is, and the way is the left one. */
	asks: Int16Array;
	/** Below goes left. */
	limits: Float64Array;
	answers: Float64Array;
};

/** `share`: of the columns, which each tree may ask: what all would ask first does not hide what others know. */
export type Growing = { trees: number; depth: number; rate: number; lambda: number; leastSure: number; share: number };

export const usual: Growing = { trees: 200, depth: 4, rate: 0.07, lambda: 5, leastSure: 5, share: 0.3 };

const bins = 64;

/** The values that part a column into equal shares. */
function edgesOf(column: Float64Array): Float64Array {
	const sorted = column.slice().sort();
	const edges: number[] = [];
	for (let bin = 1; bin < bins; bin++) {
		const edge = sorted[Math.floor((bin * sorted.length) / bins)]!;
		if (edge > (edges.at(-1) ?? sorted[0]!)) edges.push(edge);
	}
	return Float64Array.from(edges);
}

function binsOf(column: Float64Array, edges: Float64Array): Uint8Array {
	return Uint8Array.from(column, (value) => {
		let low = 0;
		let high = edges.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (value >= edges[middle]!) low = middle + 1;
			else high = middle;
		}
		return low;
	});
}

type Ground = {
	binned: Uint8Array[];
	edges: Float64Array[];
	slopes: Float64Array;
	bends: Float64Array;
	/** Where each row stands in the tree that grows. */
	nodes: Int32Array;
};

type Split = { gain: number; column: number; bin: number };

/** The best question for each node of one level, of these columns. */
function bestSplits({ binned, slopes, bends, nodes }: Ground, asked: number[], level: number, how: Growing): Split[] {
	const first = (1 << level) - 1;
	const count = 1 << level;
	const best: Split[] = Array.from({ length: count }, () => ({ gain: 1e-6, column: -1, bin: 0 }));
	const slopeSums = new Float64Array(count * bins);
	const bendSums = new Float64Array(count * bins);
	for (const column of asked) {
		slopeSums.fill(0);
		bendSums.fill(0);
		const bin = binned[column]!;
		for (let row = 0; row < nodes.length; row++) {
			const cell = (nodes[row]! - first) * bins + bin[row]!;
			slopeSums[cell]! += slopes[row]!;
			bendSums[cell]! += bends[row]!;
		}
		for (let node = 0; node < count; node++) {
			const from = node * bins;
			improve(best[node]!, column, slopeSums.subarray(from, from + bins), bendSums.subarray(from, from + bins), how);
		}
	}
	return best;
}

function improve(best: Split, column: number, slopes: Float64Array, bends: Float64Array, how: Growing): void {
	let slope = 0;
	let bend = 0;
	for (let bin = 0; bin < bins; bin++) {
		slope += slopes[bin]!;
		bend += bends[bin]!;
	}
	if (bend < 2 * how.leastSure) return;
	const whole = (slope * slope) / (bend + how.lambda);
	let left = 0;
	let leftBend = 0;
	for (let bin = 0; bin < bins - 1; bin++) {
		left += slopes[bin]!;
		leftBend += bends[bin]!;
		if (leftBend < how.leastSure) continue;
		const rightBend = bend - leftBend;
		if (rightBend < how.leastSure) return;
		const gain = (left * left) / (leftBend + how.lambda) + (slope - left) ** 2 / (rightBend + how.lambda) - whole;
		if (gain > best.gain) Object.assign(best, { gain, column, bin });
	}
}

type Tree = Pick<Trees, 'asks' | 'limits' | 'answers'>;

function growOne(ground: Ground, asked: number[], how: Growing): Tree {
	const { nodes, binned, edges, slopes, bends } = ground;
	const inner = (1 << how.depth) - 1;
	const asks = new Int16Array(inner).fill(-1);
	const limits = new Float64Array(inner);
	nodes.fill(0);
	for (let level = 0; level < how.depth; level++) {
		const first = (1 << level) - 1;
		const splits = bestSplits(ground, asked, level, how);
		splits.forEach(({ column, bin }, node) => {
			asks[first + node] = column;
			limits[first + node] = column < 0 ? 0 : edges[column]![bin]!;
		});
		for (let row = 0; row < nodes.length; row++) {
			const { column, bin } = splits[nodes[row]! - first]!;
			nodes[row] = 2 * nodes[row]! + (column < 0 || binned[column]![row]! <= bin ? 1 : 2);
		}
	}
	const slopeSums = new Float64Array(inner + 1);
	const bendSums = new Float64Array(inner + 1);
	for (let row = 0; row < nodes.length; row++) {
		slopeSums[nodes[row]! - inner]! += slopes[row]!;
		bendSums[nodes[row]! - inner]! += bends[row]!;
	}
	const answers = slopeSums.map((slope, leaf) => (-slope / (bendSums[leaf]! + how.lambda)) * how.rate);
	return { asks, limits, answers };
}

const cut = ({ depth, asks, limits, answers }: Trees, count: number): Trees => {
	const inner = (1 << depth) - 1;
	return {
		depth,
		asks: asks.slice(0, count * inner),
		limits: limits.slice(0, count * inner),
		answers: answers.slice(0, count * (inner + 1))
	};
};

/** Those of `one` and then those of `other`: what they say is added. */
export function joined(one: Trees, other: Trees): Trees {
	const both = <Numbers extends Int16Array | Float64Array>(first: Numbers, second: Numbers): Numbers => {
		const made = new (first.constructor as new (length: number) => Numbers)(first.length + second.length);
		made.set(first);
		made.set(second, first.length);
		return made;
	};
	return {
		depth: one.depth,
		asks: both(one.asks, other.asks),
		limits: both(one.limits, other.limits),
		answers: both(one.answers, other.answers)
	};
}

/** @param known what is already known of each row, in log-odds; learned is what lacks. */
export function* grow(
	columns: Float64Array[],
	labels: Uint8Array,
	known: Float64Array,
	how: Growing = usual
): Steps<Trees> {
	const rows = labels.length;
	const ground: Ground = {
		edges: [],
		binned: [],
		slopes: new Float64Array(rows),
		bends: new Float64Array(rows),
		nodes: new Int32Array(rows)
	};
	for (const column of columns) {
		const edges = edgesOf(column);
		ground.edges.push(edges);
		ground.binned.push(binsOf(column, edges));
		yield;
	}
	const inner = (1 << how.depth) - 1;
	const trees: Trees = {
		depth: how.depth,
		asks: new Int16Array(how.trees * inner),
		limits: new Float64Array(how.trees * inner),
		answers: new Float64Array(how.trees * (inner + 1))
	};
	const scores = known.slice();
	const draw = chance(11);
	let grown = 0;
	for (let turn = 0; turn < how.trees; turn++) {
		for (let row = 0; row < rows; row++) {
			const likely = 1 / (1 + Math.exp(-scores[row]!));
			ground.slopes[row] = likely - labels[row]!;
			ground.bends[row] = likely * (1 - likely);
		}
		const asked = columns.flatMap((_, column) => (draw() < how.share ? column : []));
		const { asks, limits, answers } = growOne(ground, asked, how);
		yield;
		if (asks.every((ask) => ask < 0)) continue;
		trees.asks.set(asks, grown * inner);
		trees.limits.set(limits, grown * inner);
		trees.answers.set(answers, grown * (inner + 1));
		grown++;
		for (let row = 0; row < rows; row++) scores[row]! += answers[ground.nodes[row]! - inner]!;
	}
	return cut(trees, grown);
}

export function answerOf({ depth, asks, limits, answers }: Trees, marks: Float64Array): number {
	const inner = (1 << depth) - 1;
	let sum = 0;
	for (let first = 0, leaves = 0; first < asks.length; first += inner, leaves += inner + 1) {
		let node = 0;
		for (let level = 0; level < depth; level++) {
			const ask = asks[first + node]!;
			node = 2 * node + (ask < 0 || marks[ask]! < limits[first + node]! ? 1 : 2);
		}
		sum += answers[leaves + node - inner]!;
	}
	return sum;
}
