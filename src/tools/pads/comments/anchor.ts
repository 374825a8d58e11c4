/**
 * What a comment stands on: two relative positions of Yjs, which hold on to their letters whatever is written around
 * them. Editors sometimes write letters anew that only moved (a paragraph that is parted or becomes a heading), so that
 * the words and what stood around them are kept too, and are looked for where the letters are gone (as the
 * TextQuoteSelector of the W3C's Web Annotation Data Model).
 */
import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer';
import * as Y from 'yjs';
import { type Flat, offsetOf } from './flat.ts';
import { replaceLines } from './replacing.ts';

export type Anchor = {
	field: string;
	/** Relative positions, base64url. */
	start: string;
	stop: string;
	quote: string;
	/** What stood around it. */
	before: string;
	after: string;
};

/** Letters from one to before the other. */
export type Place = { from: number; to: number };

const contextLength = 32;
const longestQuote = 4000;

const written = (type: Y.Text, index: number, side: 0 | -1): string =>
	toBase64UrlEncoded(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(type, index, side)));

/** An anchor on these letters; null where none of them can be held on to. */
export function anchorAt(flat: Flat, field: string, { from, to }: Place): Anchor | null {
	const first = flat.pieces.find(({ type, at, text }) => type && at + text.length > from);
	const last = flat.pieces.findLast(({ type, at }) => type && at < to);
	if (!first?.type || !last?.type) return null;
	const start = Math.max(from, first.at);
	const stop = Math.min(to, last.at + last.text.length);
	if (start >= stop) return null;
	return {
		field,
		start: written(first.type, start - first.at, 0),
		stop: written(last.type, stop - last.at, -1),
		quote: flat.text.slice(start, stop).slice(0, longestQuote),
		before: flat.text.slice(Math.max(0, start - contextLength), start),
		after: flat.text.slice(stop, stop + contextLength)
	};
}

function letterAt(flat: Flat, doc: Y.Doc, position: string): number | null {
	const relative = Y.decodeRelativePosition(fromBase64UrlEncoded(position));
	const found = Y.createAbsolutePositionFromRelativePosition(relative, doc);
	return found ? offsetOf(flat, found.type, found.index) : null;
}

/** Whether it can be read at all: it came from somebody's browser. */
export function isAnchor({ start, stop }: Pick<Anchor, 'start' | 'stop'>): boolean {
	try {
		for (const position of [start, stop]) Y.decodeRelativePosition(fromBase64UrlEncoded(position));
		return true;
	} catch {
		return false;
	}
}

/** Where an anchor stands now; null where its words are gone. */
export function placeOf(flat: Flat, anchor: Anchor): Place | null {
	const { doc } = flat.root;
	const from = doc && letterAt(flat, doc, anchor.start);
	const to = doc && letterAt(flat, doc, anchor.stop);
	if (typeof from === 'number' && typeof to === 'number' && from < to) return { from, to };
	flat.patience -= flat.text.length;
	return flat.patience < 0 ? null : findQuote(flat.text, anchor.quote, anchor);
}

const mostOccurrences = 100;
const leastLikeness = 6;
const shortQuote = 4;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** However its words are parted: people type quotes from paper. */
function occurrences(text: string, quote: string): Place[] {
	const words = quote.trim().split(/\s+/).filter(Boolean);
	if (words.length === 0) return [];
	const found: Place[] = [];
	for (const { index, 0: hit } of text.matchAll(new RegExp(words.map(escaped).join('\\s+'), 'g'))) {
		found.push({ from: index, to: index + hit.length });
		if (found.length >= mostOccurrences) break;
	}
	return found;
}

function sameLetters(one: string, other: string, fromEnd: boolean): number {
	const length = Math.min(one.length, other.length);
	let same = 0;
	while (same < length && one.at(fromEnd ? -1 - same : same) === other.at(fromEnd ? -1 - same : same)) same++;
	return same;
}

/** Where words stand that are there once, or whose surroundings tell them from the others. */
export function findQuote(
	text: string,
	quote: string,
	around: Pick<Anchor, 'before' | 'after'> | null = null
): Place | null {
	const places = occurrences(text, quote);
	if (places.length === 0) return null;
	if (!around) return places[0]!;
	const [best, second] = places
		.map((place) => ({
			place,
			likeness:
				sameLetters(text.slice(Math.max(0, place.from - contextLength), place.from), around.before, true) +
				sameLetters(text.slice(place.to, place.to + contextLength), around.after, false)
		}))
		.sort((one, other) => other.likeness - one.likeness);
	if (!second && quote.trim().length >= shortQuote) return best!.place;
	return best!.likeness >= leastLikeness && best!.likeness > (second?.likeness ?? 0) ? best!.place : null;
}

/**
 * Puts other words in place of these, in the look of the first letter; see `replacing.ts` for several paragraphs.
 * @returns the words as they stand there then; null where there was nothing to replace.
 */
export function replaceAt(flat: Flat, { from, to }: Place, words: string): string | null {
	const { root } = flat;
	if (root instanceof Y.XmlFragment) return replaceLines(flat, { from, to }, words);
	if (from >= to) return null;
	root.delete(from, to - from);
	if (words) root.insert(from, words);
	return words;
}
