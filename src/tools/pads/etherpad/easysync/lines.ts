/** The text of a pad of Etherpad as lines, and changesets applied to them: only lines that change are made anew. */
import { broken } from './broken.ts';
import { type Changeset, changesetFrom, type Operation } from './changeset.ts';
import type { Pool } from './pool.ts';

export type Span = { length: number; attribs: string };
/** Its text ends with its line break; its spans cover all of it. A line never changes: another takes its place. */
export type Line = { text: string; spans: readonly Span[] };
/** What a new line has from an old one, in columns. */
export type Keep = { of: Line; from: number; at: number; length: number };
export type Fresh = { line: Line; keeps: Keep[] };
/** Lines `from` up to `to` make room for others: untouched ones among them are the same objects. */
export type Splice = { from: number; to: number; lines: (Line | Fresh)[]; effort: number };

export const isFresh = (line: Line | Fresh): line is Fresh => 'keeps' in line;

type Making = { text: string; spans: Span[]; keeps: Keep[] };
const nothing = (): Making => ({ text: '', spans: [], keeps: [] });

function addSpan(spans: Span[], length: number, attribs: string): void {
	const last = spans.at(-1);
	if (last?.attribs === attribs) last.length += length;
	else spans.push({ length, attribs });
}

/** The spans of some columns of a line. */
function* spansIn({ spans }: Line, from: number, to: number): Generator<Span> {
	let start = 0;
	for (const { length, attribs } of spans) {
		const [first, end] = [Math.max(from, start), Math.min(to, start + length)];
		if (first < end) yield { length: end - first, attribs };
		start += length;
		if (start >= to) return;
	}
}

/** Walks over the old lines and makes the new ones. */
class Walk {
	readonly #lines: readonly Line[];
	readonly #pool: Pool;
	#line = 0;
	#column = 0;
	#from = -1;
	#made: (Line | Fresh)[] = [];
	#making = nothing();
	effort = 0;

	constructor(lines: readonly Line[], pool: Pool) {
		this.#lines = lines;
		this.#pool = pool;
	}

	/** Whether all is as it was up to here. */
	get #idle(): boolean {
		return this.#from < 0;
	}

	/** Calls with the columns of each line that so many letters reach into. @returns how many lines ended. */
	#over(chars: number, each: (line: Line, from: number, to: number) => void): number {
		let ended = 0;
		for (let left = chars; left > 0; ) {
			const line = this.#lines[this.#line];
			if (!line) throw broken('changeset');
			const to = Math.min(line.text.length, this.#column + left);
			left -= to - this.#column;
			each(line, this.#column, to);
			this.#column = to;
			if (to === line.text.length) {
				ended += 1;
				this.#line += 1;
				this.#column = 0;
			}
		}
		this.effort += ended + 1;
		return ended;
	}

	/** From here on lines are made anew, beginning with the one in hand. */
	#begin(): void {
		if (!this.#idle) return;
		this.#from = this.#line;
		const line = this.#lines[this.#line];
		if (line && this.#column > 0) this.#copy(line, 0, this.#column, '');
	}

	#copy(line: Line, from: number, to: number, change: string): void {
		const isWhole = from === 0 && to === line.text.length && this.#making.text === '';
		if (isWhole && change === '') {
			this.#made.push(line);
			return;
		}
		const making = this.#making;
		making.keeps.push({ of: line, from, at: making.text.length, length: to - from });
		for (const { length, attribs } of spansIn(line, from, to))
			addSpan(making.spans, length, this.#pool.composed(attribs, change));
		making.text += line.text.slice(from, to);
		this.effort += to - from;
		if (making.text.endsWith('\n')) this.#end();
	}

	#end(): void {
		const { text, spans, keeps } = this.#making;
		this.#made.push({ line: { text, spans }, keeps });
		this.#making = nothing();
	}

	keep({ chars, attribs }: Operation): number {
		if (attribs !== '') this.#begin();
		return this.#over(chars, (line, from, to) => {
			if (!this.#idle) this.#copy(line, from, to, attribs);
		});
	}

	take({ chars }: Operation): number {
		this.#begin();
		return this.#over(chars, () => {});
	}

	put(text: string, attribs: string): void {
		this.#begin();
		this.effort += text.length;
		const own = this.#pool.composed('', attribs);
		for (let at = 0; at < text.length; ) {
			const next = text.indexOf('\n', at);
			const end = next < 0 ? text.length : next + 1;
			this.#making.text += text.slice(at, end);
			addSpan(this.#making.spans, end - at, own);
			if (next >= 0) this.#end();
			at = end;
		}
	}

	/** What is left of a line goes along; the lines after it stay. */
	finished(): Splice {
		if (this.#idle) return { from: 0, to: 0, lines: [], effort: this.effort };
		const line = this.#lines[this.#line];
		if (this.#column > 0 || this.#making.text !== '') {
			if (!line) throw broken('changeset');
			this.#copy(line, this.#column, line.text.length, '');
			this.#line += 1;
		}
		return { from: this.#from, to: this.#line, lines: this.#made, effort: this.effort };
	}
}

const breaksIn = (text: string): number => text.split('\n').length - 1;

/** @param length of all lines together. @throws pads.broken-etherpad where it does not fit. */
export function splice(
	lines: readonly Line[],
	length: number,
	{ before, after, operations, bank }: Changeset,
	pool: Pool
): Splice {
	if (before !== length) throw broken('changeset');
	const walk = new Walk(lines, pool);
	let used = 0;
	let reached = length;
	for (const operation of operations) {
		const { sign, chars, lines: breaks, attribs } = operation;
		if (sign === '+') {
			const text = bank.slice(used, used + chars);
			if (text.length < chars || breaksIn(text) !== breaks) throw broken('changeset');
			walk.put(text, attribs);
			used += chars;
			reached += chars;
		} else {
			const ended = sign === '=' ? walk.keep(operation) : walk.take(operation);
			if (ended !== breaks) throw broken('changeset');
			if (sign === '-') reached -= chars;
		}
	}
	if (used !== bank.length || reached !== after) throw broken('changeset');
	return walk.finished();
}

export const lineOf = (line: Line | Fresh): Line => (isFresh(line) ? line.line : line);

/** What stands before the first revision. */
export const emptyText: readonly Line[] = [{ text: '\n', spans: [{ length: 1, attribs: '' }] }];

export type AText = { text: string; attribs: string };

/** @throws pads.broken-etherpad */
export function linesFrom({ text, attribs }: AText, pool: Pool): Line[] {
	if (!text.endsWith('\n')) throw broken('atext');
	const size = text.length.toString(36);
	const { operations } = changesetFrom(`Z:0>${size}${attribs}$`);
	const made = splice([], 0, { before: 0, after: text.length, operations, bank: text }, pool);
	return made.lines.map(lineOf);
}

export const lengthOf = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);
export const textOf = (lines: readonly Line[]): string => lines.map(({ text }) => text).join('');

/** One splice after another. */
export function applied(lines: readonly Line[], changeset: Changeset, pool: Pool): Line[] {
	const { from, to, lines: made } = splice(lines, lengthOf(lines), changeset, pool);
	return [...lines.slice(0, from), ...made.map(lineOf), ...lines.slice(to)];
}
