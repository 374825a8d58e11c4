/** All terms in force, compiled: what is looked for, in which fields, in whose writings. */
import type { Language } from '#kernel/words/words.ts';
import { textOf } from '../units/units.ts';
import { type Automaton, building, scan } from './automaton.ts';
import { type Folded, foldedOnce, isWordUnit } from './fold.ts';
import { needlesOf } from './needles.ts';
import { type Pattern, safePattern } from './pattern.ts';
import { bits, type ListWeight, type TermField, type TermKind } from './term.ts';

export type ListInForce = {
	id: number;
	weight: ListWeight;
	/** Kinds of content (`polls.comment`) or whole tools (`polls`); empty: all. */
	kinds: readonly string[];
	/** Only for those who read the house in this language. */
	readers: Language | null;
	/** Followed from another host. */
	isForeign?: boolean;
	/** When it was made: the brake watches what is fresh. */
	since?: Date;
};

export type TermInForce = {
	id: number;
	list: ListInForce;
	kind: TermKind;
	/** As `foldedTerm` made it. */
	folded: string;
	points: number;
	field: TermField;
};

export type Matcher = {
	version: string;
	automaton: Automaton;
	terms: Packed;
	patterns: Sought[];
	/** Needles of patterns are looked for among the terms, after the last of them: which pattern each is of. */
	needles: Uint16Array;
	lists: ListInForce[];
	/** By term: when it was last met, so that each counts once. */
	met: Uint32Array;
	turn: number;
};

type Sought = {
	term: TermInForce;
	pattern: Pattern;
	/** One of these stands in all it matches; null where it has none. */
	needles: string[] | null;
	/** The turn and part of a writing in which one was met. */
	wokenAt: number;
};

/** Side by side in typed arrays: a quarter of a million terms in a few megabytes. */
type Packed = {
	count: number;
	ids: Float64Array;
	points: Float32Array;
	lists: Uint16Array;
	fields: Uint8Array;
	words: Uint8Array;
	lengths: Uint16Array;
};

function pack(terms: readonly TermInForce[], lists: ListInForce[]): Packed {
	const placeOf = new Map(lists.map((list, place) => [list.id, place]));
	return {
		count: terms.length,
		ids: Float64Array.from(terms, ({ id }) => id),
		points: Float32Array.from(terms, ({ points }) => points),
		lists: Uint16Array.from(terms, ({ list }) => placeOf.get(list.id)!),
		fields: Uint8Array.from(terms, ({ field }) => bits[field]),
		words: Uint8Array.from(terms, ({ kind }) => (kind === 'word' ? 1 : 0)),
		lengths: Uint16Array.from(terms, ({ folded }) => folded.length)
	};
}

/** In steps: see `automaton.ts`. A pattern that cannot be compiled any more is left out. */
export function* compiling(terms: readonly TermInForce[], version: string): Generator<void, Matcher> {
	const lists = [...new Set(terms.map(({ list }) => list))];
	const plain = terms.filter(({ kind }) => kind !== 'pattern');
	yield;
	const patterns: Sought[] = [];
	for (const term of terms) {
		if (term.kind !== 'pattern') continue;
		const pattern = compiled(term.folded);
		if (pattern) patterns.push({ term, pattern, needles: needlesOf(pattern.source), wokenAt: 0 });
		yield;
	}
	const needles = patterns.flatMap((one, place) => (one.needles ?? []).map((text) => ({ text, place })));
	const sought = [...plain.map(({ folded }) => folded), ...needles.map(({ text }) => text)];
	const automaton = yield* building(sought);
	const packed = pack(plain, lists);
	yield;
	return {
		version,
		automaton,
		terms: packed,
		patterns,
		needles: Uint16Array.from(needles, ({ place }) => place),
		lists,
		met: new Uint32Array(plain.length),
		turn: 0
	};
}

function compiled(source: string): Pattern | null {
	try {
		return safePattern(source);
	} catch {
		return null;
	}
}

/** All in one go, for a few hundred terms. */
export function matcherOf(terms: readonly TermInForce[], version = 'test'): Matcher {
	const steps = compiling(terms, version);
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** Several steps at a time, then everybody else's turn. */
const millisecondsInOneGo = 8;

export async function unhurried<Result>(steps: Generator<void, Result>): Promise<Result> {
	for (;;) {
		const until = performance.now() + millisecondsInOneGo;
		do {
			const step = steps.next();
			if (step.done) return step.value;
		} while (performance.now() < until);
		await new Promise((resolve) => setImmediate(resolve));
	}
}

export type Writing = {
	kind: string;
	language: Language;
	parts: readonly { field: Exclude<TermField, 'any'>; text: string }[];
};

export type Hit = {
	term: number;
	list: ListInForce;
	points: number;
	/** Which part of the writing, and from where to where in it, as it was written. */
	part: number;
	start: number;
	end: number;
	/** Its letters stood apart. */
	spelled: boolean;
};

const applies = ({ kinds, readers }: ListInForce, { kind, language }: Writing): boolean =>
	(readers === null || readers === language) &&
	(kinds.length === 0 || kinds.includes(kind) || kinds.includes(kind.split('.')[0]!));

/** Patterns are slower than terms: so much of a text, and so much time for all of a writing. */
const mostForPatterns = 20_000;
const millisecondsForPatterns = 40;
const mostHits = 500;

/** Every term that is met, once, at its first place. */
export function hitsIn(matcher: Matcher, writing: Writing): Hit[] {
	const serves = matcher.lists.map((list) => applies(list, writing));
	const hits: Hit[] = [];
	matcher.turn++;
	const until = performance.now() + millisecondsForPatterns;
	for (const [part, { field, text }] of writing.parts.entries()) {
		if (!text) continue;
		const folded = foldedOnce(text);
		lookForTerms(matcher, serves, folded, { part, bit: bits[field], text }, hits);
		if (matcher.patterns.length > 0)
			lookForPatterns(matcher, writing, folded, { part, bit: bits[field], text, until }, hits);
	}
	return hits;
}

type Part = { part: number; bit: number; text: string };

const mostParts = 4;
const wakingAt = (turn: number, part: number): number => turn * mostParts + part;

function lookForTerms(
	{ automaton, terms, patterns, needles, met, lists, turn }: Matcher,
	serves: boolean[],
	folded: Folded,
	{ part, bit, text }: Part,
	hits: Hit[]
): void {
	scan(automaton, folded.codes, folded.length, (term, end) => {
		if (term >= terms.count) {
			patterns[needles[term - terms.count]!]!.wokenAt = wakingAt(turn, part);
			return;
		}
		if (met[term] === turn || (terms.fields[term]! & bit) === 0 || !serves[terms.lists[term]!]) return;
		const start = end - terms.lengths[term]!;
		if (terms.words[term] === 1 && !standsAlone(folded, start, end)) return;
		met[term] = turn;
		if (hits.length >= mostHits) return;
		const list = lists[terms.lists[term]!]!;
		hits.push({
			term: terms.ids[term]!,
			list,
			points: terms.points[term]!,
			part,
			...original(folded, start, end, text)
		});
	});
}

/** Within a word spelled apart its ends are known, but not where words within it end. */
function standsAlone({ codes, length, body }: Folded, start: number, end: number): boolean {
	if (start >= body) return true;
	return (start === 0 || !isWordUnit(codes[start - 1]!)) && (end >= length || !isWordUnit(codes[end]!));
}

/** From folded places to those of the text as it was written, up to the end of its last letter. */
function original(
	{ at, body }: Folded,
	start: number,
	end: number,
	text: string
): Pick<Hit, 'start' | 'end' | 'spelled'> {
	const last = at[end - 1]!;
	const letter = text.codePointAt(last) ?? 0;
	return { start: at[start]!, end: last + (letter > 0xffff ? 2 : 1), spelled: start >= body };
}

function lookForPatterns(
	{ patterns, turn }: Matcher,
	writing: Writing,
	folded: Folded,
	{ part, bit, text, until }: Part & { until: number },
	hits: Hit[]
): void {
	let read: string | undefined;
	for (const { term, pattern, needles, wokenAt } of patterns) {
		if (needles && wokenAt !== wakingAt(turn, part)) continue;
		if (performance.now() > until) return;
		read ??= textOf(folded.codes, 0, Math.min(folded.body, mostForPatterns));
		const isMet = hits.some((hit) => hit.term === term.id);
		if (isMet || (bits[term.field] & bit) === 0 || !applies(term.list, writing) || !pattern.test(read)) continue;
		const place = pattern.placeIn(read);
		if (place && place.end > place.start) {
			hits.push({
				term: term.id,
				list: term.list,
				points: term.points,
				part,
				...original(folded, place.start, place.end, text)
			});
		}
	}
}
