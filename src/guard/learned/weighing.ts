/**
 * What each column is worth, to all and a little apart to each kind of content: logistic regression held near a
 * beginning (ridge), by Newton steps. A kind's part is found block by block, so that many kinds cost little.
 */
import { type Matrix, matrix, solved } from './solving.ts';
import type { Steps } from './steps.ts';

export type Weighing = {
	/** Of each column what is usual, and how far it strays. */
	middles: Float64Array;
	spreads: Float64Array;
	/** Of each column, and at last of none. */
	shared: Float64Array;
	kinds: Record<string, Float64Array>;
};

/** How strongly it is held to its beginning. */
const hold = 3;
/** How readily a kind goes its own way. */
const own = 0.5;
const steps = 12;
const rowsAtATime = 1_000;
/** What is further from usual than so many spreads counts no more. */
const furthest = 4;

/** One row on its usual scale, and a one for what is so of all. */
function scaled(
	{ middles, spreads }: Pick<Weighing, 'middles' | 'spreads'>,
	row: Float64Array,
	into: Float64Array
): void {
	const last = middles.length;
	for (let column = 0; column < last; column++) {
		const off = (row[column]! - middles[column]!) / spreads[column]!;
		into[column] = Math.min(furthest, Math.max(-furthest, off));
	}
	into[last] = 1;
}

function scalesOf(rows: readonly Float64Array[], columns: number): Pick<Weighing, 'middles' | 'spreads'> {
	const middles = new Float64Array(columns);
	const spreads = new Float64Array(columns);
	for (const row of rows)
		for (let column = 0; column < columns; column++) middles[column]! += row[column]! / rows.length;
	for (const row of rows)
		for (let column = 0; column < columns; column++)
			spreads[column]! += (row[column]! - middles[column]!) ** 2 / rows.length;
	return { middles, spreads: spreads.map((square) => Math.sqrt(square) || 1) };
}

const dot = (one: Float64Array, other: Float64Array): number => {
	let sum = 0;
	for (let place = 0; place < one.length; place++) sum += one[place]! * other[place]!;
	return sum;
};

/** The slope and the bend of the loss, of the rows of one kind. */
type Ground = { slope: Float64Array; bend: Matrix };

function tread({ slope, bend }: Ground, row: Float64Array, odds: number, label: number): void {
	const chance = 1 / (1 + Math.exp(-odds));
	const sure = Math.max(1e-9, chance * (1 - chance));
	for (let one = 0; one < row.length; one++) {
		slope[one]! += (chance - label) * row[one]!;
		const line = bend[one]!;
		const part = sure * row[one]!;
		for (let other = 0; other <= one; other++) line[other]! += part * row[other]!;
	}
}

function mirror(bend: Matrix): void {
	for (let one = 0; one < bend.length; one++)
		for (let other = 0; other < one; other++) bend[other]![one] = bend[one]![other]!;
}

/** One Newton step, the parts of the kinds eliminated first. */
function move(grounds: ReadonlyMap<string, Ground>, weighing: Weighing, towards: Float64Array): void {
	const { shared, kinds } = weighing;
	const count = shared.length;
	const whole = matrix(count, count);
	const side = shared.map((weight, column) => hold * (weight - towards[column]!));
	const back = new Map<string, { byShared: Matrix; alone: Float64Array }>();
	for (let column = 0; column < count; column++) whole[column]![column] = hold;
	for (const [kind, { slope, bend }] of grounds) {
		mirror(bend);
		for (let one = 0; one < count; one++) {
			side[one]! += slope[one]!;
			for (let other = 0; other < count; other++) whole[one]![other]! += bend[one]![other]!;
		}
		const apart = kinds[kind];
		if (!apart) continue;
		const square = bend.map((line, one) => line.map((value, other) => own * own * value + (one === other ? hold : 0)));
		const slopes = slope.map((value, column) => own * value + hold * apart[column]!);
		const [alone, ...byShared] = solved(square, [slopes, ...bend.map((line) => line.map((value) => own * value))]);
		for (let one = 0; one < count; one++) {
			side[one]! -= own * dot(bend[one]!, alone!);
			for (let other = 0; other < count; other++) whole[one]![other]! -= own * dot(bend[one]!, byShared[other]!);
		}
		back.set(kind, { byShared, alone: alone! });
	}
	const [moved] = solved(whole, [side]);
	for (let column = 0; column < count; column++) shared[column]! -= moved![column]!;
	for (const [kind, { byShared, alone }] of back) {
		const apart = kinds[kind]!;
		for (let column = 0; column < count; column++) {
			let pulled = alone[column]!;
			for (let other = 0; other < count; other++) pulled -= byShared[other]![column]! * moved![other]!;
			apart[column]! -= pulled;
		}
	}
}

const addedFor = (kinds: Weighing['kinds'], kind: string, row: Float64Array): number =>
	Object.hasOwn(kinds, kind) ? own * dot(kinds[kind]!, row) : 0;

export type Weighed = { rows: readonly Float64Array[]; labels: Uint8Array; kinds: readonly string[] };

/** @param beginning what each column is worth, on its own scale, as long as nothing is known. */
export function* weigh(
	{ rows, labels, kinds }: Weighed,
	speaking: ReadonlySet<string>,
	beginning: Float64Array
): Steps<Weighing> {
	const count = beginning.length;
	const scales = scalesOf(rows, count);
	const towards = new Float64Array(count + 1);
	for (let column = 0; column < count; column++) {
		towards[column] = beginning[column]! * scales.spreads[column]!;
		towards[count]! += beginning[column]! * scales.middles[column]!;
	}
	const weighing: Weighing = { ...scales, shared: towards.slice(), kinds: {} };
	for (const kind of speaking) weighing.kinds[kind] = new Float64Array(count + 1);
	const row = new Float64Array(count + 1);
	for (let step = 0; step < steps; step++) {
		const grounds = new Map<string, Ground>();
		for (let number = 0; number < rows.length; number++) {
			const kind = speaking.has(kinds[number]!) ? kinds[number]! : '';
			let ground = grounds.get(kind);
			if (!ground) {
				ground = { slope: new Float64Array(count + 1), bend: matrix(count + 1, count + 1) };
				grounds.set(kind, ground);
			}
			scaled(scales, rows[number]!, row);
			tread(ground, row, dot(weighing.shared, row) + addedFor(weighing.kinds, kind, row), labels[number]!);
			if (number % rowsAtATime === 0) yield;
		}
		move(grounds, weighing, towards);
	}
	return weighing;
}

let asked = new Float64Array(0);

/** @returns log-odds. */
export function weightOf(weighing: Weighing, row: Float64Array, kind: string): number {
	if (asked.length !== weighing.shared.length) asked = new Float64Array(weighing.shared.length);
	scaled(weighing, row, asked);
	return dot(weighing.shared, asked) + addedFor(weighing.kinds, kind, asked);
}
