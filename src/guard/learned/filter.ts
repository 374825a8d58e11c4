/** A model as it is asked: in two bytes what a feature weighs and what its counts lean to, so that one look finds both. */
import { opinionsIn, unknown } from './bayes.ts';
import { probabilityOf } from './calibration.ts';
import type { Linear } from './linear.ts';
import { marksOf } from './marks.ts';
import { meantBy } from './meant.ts';
import {
	columnCount,
	counted,
	gather,
	logOdds,
	type Model,
	numberOfKind,
	type Stage,
	type Text,
	wholeOf
} from './model.ts';
import { read } from './reading.ts';
import { crossed, cut, type Features, mostFeatures, size, type View, views } from './views.ts';

type Table = {
	/** Above, the weight in steps, `middle` being nought; below, the leaning. */
	cells: Uint16Array;
	step: number;
	bias: number;
};

export type Filter = Stage & Pick<Model, 'calibration' | 'spam'> & { tables: Record<View, Table> };

const middle = 128;

/** A text has hundreds of features: what is rounded of their weights is a two-hundredth of what parts spam from ham. */
function tableOf({ weights, bias }: Linear, leanings: Uint8Array | undefined): Table {
	const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / (middle - 1);
	const cells = new Uint16Array(size);
	for (let feature = 0; feature < size; feature++)
		cells[feature] = ((middle + Math.round(weights[feature]! / step)) << 8) | (leanings?.[feature] ?? unknown);
	return { cells, step, bias };
}

export function filterOf({ views: linear, bayes, line, trees, calibration, spam }: Model): Filter {
	const leanings: Partial<Record<View, Uint8Array>> = bayes;
	const tables = Object.fromEntries(views.map((view) => [view, tableOf(linear[view], leanings[view])]));
	return { tables: tables as Filter['tables'], line, trees, calibration, spam };
}

const leanings = new Uint32Array(256);
/** Cells lie far apart: fetched by a loop that does nothing else, many are on their way at once. */
const fetched = new Uint16Array(mostFeatures);

/** @returns the mean of its features' weights, on the scale of unit rows; how they lean is left in `leanings`. */
function scoreOf({ cells, step, bias }: Table, row: Features, kind: number): number {
	leanings.fill(0);
	let sum = 0;
	const { length } = row;
	for (let place = 0; place < length; place++) fetched[place] = cells[row[place]!]!;
	for (let place = 0; place < length; place++) {
		const cell = fetched[place]!;
		sum += cell >>> 8;
		leanings[cell & 255]!++;
	}
	if (kind !== 0) for (let place = 0; place < row.length; place++) sum += cells[crossed(row[place]!, kind)]! >>> 8;
	const asked = kind === 0 ? row.length : 2 * row.length;
	return bias + (asked > 0 ? ((sum - middle * asked) * step) / Math.sqrt(asked) : 0);
}

const columns = new Float64Array(columnCount);

function probabilityAsWritten({ tables, calibration, ...stage }: Filter, text: Text): number {
	const reading = read(wholeOf(text));
	const kind = Object.hasOwn(calibration.kinds, text.kind ?? '') ? numberOfKind(text.kind!) : 0;
	const opinions: Partial<Record<View, number[]>> = {};
	const scores = views.map((view) => {
		const score = scoreOf(tables[view], cut(view, reading), kind);
		opinions[view] = opinionsIn(leanings);
		return score;
	});
	const heard = counted.flatMap((view) => opinions[view]!);
	const odds = logOdds(stage, gather(scores, heard, marksOf(reading), columns));
	return probabilityOf(calibration, text.kind ?? '', odds);
}

function meant(text: Text): Text | null {
	const [title, body] = [meantBy(text.title ?? ''), meantBy(text.text)];
	return title === null && body === null
		? null
		: { ...text, title: title ?? text.title ?? '', text: body ?? text.text };
}

/**
 * @returns how probable it is, from 0 to 1, that a person would call this spam: as it is written, or as it is meant where
 * words hide.
 */
export function probabilityThat(filter: Filter, text: Text): number {
	const written = probabilityAsWritten(filter, text);
	const other = meant(text);
	return other ? Math.max(written, probabilityAsWritten(filter, other)) : written;
}
