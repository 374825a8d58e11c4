/**
 * What every match of a pattern holds: one of these runs of letters (after RE2's prefilter, Cox 2010). They are looked
 * for among the terms, in the same pass, so that a pattern costs nothing where none of them is met.
 */

type Known = {
	/** All it can match, where that is little. */
	exact: string[] | null;
	/** One of these stands in whatever it matches. */
	needles: string[] | null;
};

const mostNeedles = 24;
const shortestNeedle = 3;

const anything: Known = { exact: null, needles: null };
const nothing: Known = { exact: [''], needles: null };
const only = (...exact: string[]): Known => ({ exact, needles: null });

const shortest = (needles: readonly string[]): number => Math.min(...needles.map(({ length }) => length));
const isFit = (needles: string[] | null): needles is string[] =>
	needles !== null && needles.length > 0 && needles.length <= mostNeedles && shortest(needles) >= shortestNeedle;

/** The longer ones of two, for they are met less often. */
function better(one: string[] | null, other: string[] | null): string[] | null {
	if (!isFit(one) || !isFit(other)) return isFit(one) ? one : isFit(other) ? other : null;
	return shortest(one) >= shortest(other) ? one : other;
}

const mostOf = ({ exact, needles }: Known): string[] | null => better(needles, exact);

function inARow(parts: readonly Known[]): Known {
	let run = [''];
	let best: string[] | null = null;
	let isExact = true;
	for (const part of parts) {
		const { exact } = part;
		if (exact && run.length * exact.length <= mostNeedles) {
			run = run.flatMap((start) => exact.map((end) => start + end));
			continue;
		}
		best = better(best, better(run, mostOf(part)));
		run = exact ?? [''];
		isExact = false;
	}
	return isExact ? { exact: run, needles: null } : { exact: null, needles: better(best, run) };
}

function oneOf(ways: readonly Known[]): Known {
	const exact = ways.flatMap((way) => way.exact ?? []);
	if (ways.every((way) => way.exact) && exact.length <= mostNeedles) return { exact, needles: null };
	const needed = ways.map(mostOf);
	return { exact: null, needles: needed.every((set) => set) ? needed.flatMap((set) => set!) : null };
}

class NotUnderstood extends Error {}

type Cursor = { pattern: string; at: number };

function take(cursor: Cursor, what: RegExp): string | null {
	what.lastIndex = cursor.at;
	const [found] = what.exec(cursor.pattern) ?? [];
	if (found === undefined) return null;
	cursor.at += found.length;
	return found;
}

/** Letters that stand in a folded text only as they are. */
const plain = /[ !"#%&',/0-9:;<=>@_`a-z~-]/iy;
const escapedSign = /\\[!-/:-@[-`{-~]/y;
const edge = /\\[bBAz]|[\^$]/y;
const someLetter = /[^ -~\t\n\r]|\\[dDwWsS]|\\[pP](?:[A-Z]|\{\^?\w+\})|\./uy;
const fewLetters = /\[[ '0-9@_a-z]{1,4}\]/iy;
const someClass = /\[\^?\]?(?:\\[^xpPQE]|\[:\^?\w+:\]|[^\\\][])*\]/y;
const opening = /\((?:\?:|\?P?<\w+>|(?!\?))/y;
const perhaps = /(?:\?|\{0,1\})\??/y;
const anyTimes = /(?:\*|\{0(?:,\d*)?\})\??/y;
const severalTimes = /(?:\+|\{\d+(?:,\d*)?\})\??/y;

function part(cursor: Cursor): Known {
	const letter = take(cursor, plain);
	if (letter !== null) return only(letter.toLowerCase());
	const sign = take(cursor, escapedSign);
	if (sign !== null) return only(sign.slice(1));
	if (take(cursor, edge) !== null) return nothing;
	const few = take(cursor, fewLetters);
	if (few !== null) return only(...new Set(few.slice(1, -1).toLowerCase()));
	if (take(cursor, someLetter) !== null || take(cursor, someClass) !== null) return anything;
	if (take(cursor, opening) === null) throw new NotUnderstood();
	const inside = ways(cursor);
	if (take(cursor, /\)/y) === null) throw new NotUnderstood();
	return inside;
}

function repeated(cursor: Cursor): Known {
	const once = part(cursor);
	if (take(cursor, perhaps) !== null) return once.exact ? only('', ...once.exact) : anything;
	if (take(cursor, anyTimes) !== null) return anything;
	return take(cursor, severalTimes) === null ? once : { exact: null, needles: mostOf(once) };
}

function ways(cursor: Cursor): Known {
	const found: Known[] = [];
	do {
		const parts: Known[] = [];
		while (cursor.at < cursor.pattern.length && !/[|)]/.test(cursor.pattern[cursor.at]!)) parts.push(repeated(cursor));
		found.push(inARow(parts));
	} while (take(cursor, /\|/y) !== null);
	return found.length === 1 ? found[0]! : oneOf(found);
}

/** @returns null where it must be asked each time: it has no such runs, or is written in ways not understood here. */
export function needlesOf(pattern: string): string[] | null {
	const cursor = { pattern, at: 0 };
	try {
		const known = ways(cursor);
		return cursor.at === pattern.length ? mostOf(known) : null;
	} catch (problem) {
		if (problem instanceof NotUnderstood) return null;
		throw problem;
	}
}
