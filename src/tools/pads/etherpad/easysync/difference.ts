/** The changeset that makes one text of another: what stays is kept, so that it remains whose it was. */
import { isWithin } from '../shape.ts';
import { type Changeset, Gathering } from './changeset.ts';
import type { Line, Span } from './lines.ts';
import type { Pool } from './pool.ts';

/** Whoever makes the change, as an attribute; '' where nobody does. */
type Making = { pool: Pool; author: string; gathering: Gathering };

const textOf = (lines: readonly Line[]): string => lines.map(({ text }) => text).join('');
const spansOf = (lines: readonly Line[]): Span[] => lines.flatMap(({ spans }) => spans);

const isSame = (one: Line | undefined, other: Line | undefined): boolean =>
	one === other ||
	(one?.text === other?.text &&
		one?.spans.length === other?.spans.length &&
		one!.spans.every(
			({ length, attribs }, place) => length === other!.spans[place]!.length && attribs === other!.spans[place]!.attribs
		));

/** @param before, after lines whose attributes name nobody. @returns null where nothing differs. */
export function difference(
	before: readonly Line[],
	after: readonly Line[],
	{ pool, author }: Omit<Making, 'gathering'>
): Changeset | null {
	// The last line break is never touched: Etherpad keeps it where it is.
	const most = Math.min(before.length, after.length) - 1;
	let [head, tail] = [0, 0];
	while (head < most && isSame(before[head], after[head])) head += 1;
	while (tail < most - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
	const [old, now] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
	if (old.length === now.length && old.every((line, place) => isSame(line, now[place]))) return null;
	const making = { pool, author, gathering: new Gathering() };
	const chars = before.slice(0, head).reduce((sum, { text }) => sum + text.length, 0);
	making.gathering.keepLines(head, chars);
	changeLines(old, now, making);
	return making.gathering.changeset(before.reduce((sum, { text }) => sum + text.length, 0));
}

function changeLines(old: readonly Line[], now: readonly Line[], making: Making): void {
	const pairs = isOnePlace(textOf(old), textOf(now)) ? [] : alike(old.slice(0, -1), now.slice(0, -1));
	let [from, at] = [0, 0];
	for (const [was, is] of pairs) {
		changeText(old.slice(from, was), now.slice(at, is), making);
		changeText([old[was]!], [now[is]!], making);
		[from, at] = [was + 1, is + 1];
	}
	changeText(old.slice(from), now.slice(at), making);
}

type Ends = { head: number; tail: number };

/** How much is the same at the beginning and at the end; never all of it, nor half a letter. */
function endsOf(old: string, now: string): Ends {
	const most = Math.min(old.length, now.length);
	let [head, tail] = [0, 0];
	while (head < most - 1 && old.charCodeAt(head) === now.charCodeAt(head)) head += 1;
	if (isWithin(old, head) || isWithin(now, head)) head -= 1;
	while (tail < most - head && old.charCodeAt(old.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail))
		tail += 1;
	if (isWithin(old, old.length - tail) || isWithin(now, now.length - tail)) tail -= 1;
	return { head, tail };
}

function isOnePlace(old: string, now: string): boolean {
	const { head, tail } = endsOf(old, now);
	return head + tail >= Math.min(old.length, now.length);
}

function changeText(old: readonly Line[], now: readonly Line[], making: Making): void {
	const [was, is] = [textOf(old), textOf(now)];
	const { head, tail } = endsOf(was, is);
	const [spans, others] = [spansOf(old), spansOf(now)];
	keep(is.slice(0, head), cut(spans, 0, head), cut(others, 0, head), making);
	making.gathering.take(was.slice(head, was.length - tail));
	put(is.slice(head, is.length - tail), cut(others, head, is.length - tail), making);
	const [end, last] = [is.length - tail, was.length - tail];
	keep(is.slice(end), cut(spans, last, was.length), cut(others, end, is.length), making);
}

function put(text: string, spans: Span[], { pool, author, gathering }: Making): void {
	let at = 0;
	for (const { length, attribs } of spans) {
		const whose = author ? [['author', author] as const] : [];
		gathering.put(text.slice(at, at + length), pool.text([...whose, ...pool.list(attribs)]));
		at += length;
	}
}

function keep(text: string, old: Span[], now: Span[], { pool, gathering }: Making): void {
	let [one, other, used, spent] = [0, 0, 0, 0];
	for (let at = 0; at < text.length; ) {
		const [was, is] = [old[one]!, now[other]!];
		const length = Math.min(was.length - used, is.length - spent);
		gathering.keep(text.slice(at, at + length), changeOf(was.attribs, is.attribs, pool));
		[at, used, spent] = [at + length, used + length, spent + length];
		if (used === was.length) [one, used] = [one + 1, 0];
		if (spent === is.length) [other, spent] = [other + 1, 0];
	}
}

function changeOf(before: string, after: string, pool: Pool): string {
	if (before === after) return '';
	const [old, now] = [new Map(pool.list(before)), new Map(pool.list(after))];
	const gone = [...old.keys()].filter((name) => !now.has(name)).map((name) => [name, ''] as const);
	return pool.text([...gone, ...[...now].filter(([name, value]) => old.get(name) !== value)]);
}

function cut(spans: readonly Span[], from: number, to: number): Span[] {
	const found: Span[] = [];
	let at = 0;
	for (const { length, attribs } of spans) {
		const part = Math.min(to, at + length) - Math.max(from, at);
		if (part > 0) found.push({ length: part, attribs });
		at += length;
	}
	return found;
}

const mostCells = 1_000_000;

/** The longest row of lines that stand in both, as pairs of places. */
function alike(old: readonly Line[], now: readonly Line[]): [number, number][] {
	const width = now.length + 1;
	if (old.length * now.length > mostCells) return [];
	const longest = new Uint32Array((old.length + 1) * width);
	for (let one = old.length - 1; one >= 0; one--)
		for (let other = now.length - 1; other >= 0; other--)
			longest[one * width + other] =
				old[one]!.text === now[other]!.text
					? longest[(one + 1) * width + other + 1]! + 1
					: Math.max(longest[(one + 1) * width + other]!, longest[one * width + other + 1]!);
	const pairs: [number, number][] = [];
	let [one, other] = [0, 0];
	while (one < old.length && other < now.length) {
		if (old[one]!.text === now[other]!.text) pairs.push([one++, other++]);
		else if (longest[(one + 1) * width + other]! >= longest[one * width + other + 1]!) one += 1;
		else other += 1;
	}
	return pairs;
}
