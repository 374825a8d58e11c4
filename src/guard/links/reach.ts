/** How far a host or an address reaches in a text. Every walk is bounded, so that a whole text costs linear time. */
import { longestAddress } from './canonical.ts';

const longestHost = 253;

const isPlainUnit = (unit: number): boolean =>
	(unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 45 || unit === 95;

/** 0 not looked at yet, 1 no, 2 yes. */
const beyondAscii = new Uint8Array(65_536);
const namePart = /[\p{L}\p{N}\p{M}\u2460-\u24FF]/u;

/** May stand in the name of a host, as people or deceivers write it; mathematical letters come as pairs. */
function isHostUnit(unit: number): boolean {
	if (unit < 128) return isPlainUnit(unit);
	if (unit >= 0xdc00 && unit <= 0xdfff) return true;
	if (beyondAscii[unit] === 0) beyondAscii[unit] = unit === 0xd835 || namePart.test(String.fromCharCode(unit)) ? 2 : 1;
	return beyondAscii[unit] === 2;
}

export const isDot = (unit: number): boolean => unit === 46 || unit === 0x3002 || unit === 0xff0e || unit === 0xff61;

/** Hyphens, underlines, and the second half of a pair. */
const isNoStart = (unit: number): boolean => unit === 45 || unit === 95 || (unit >= 0xdc00 && unit <= 0xdfff);

/** The first half of a pair stands for nothing alone. */
const isNoEnd = (unit: number): boolean => unit === 45 || unit === 95 || (unit >= 0xd800 && unit <= 0xdbff);

export function hostStart(text: string, dot: number, least: number): number {
	let start = dot;
	const first = Math.max(least, dot - longestHost);
	while (start > first && isHostUnit(text.charCodeAt(start - 1))) start--;
	while (start < dot && isNoStart(text.charCodeAt(start))) start++;
	return start;
}

/** After the last letter of a host that has a dot at this place. */
export function hostEnd(text: string, dot: number): number {
	let end = dot;
	while (end < text.length) {
		const unit = text.charCodeAt(end);
		const isInner = isDot(unit) && isHostUnit(text.charCodeAt(end + 1));
		if (!isInner && !isHostUnit(unit)) break;
		end++;
	}
	while (end > dot && isNoEnd(text.charCodeAt(end - 1))) end--;
	return end;
}

const stops = /[\s\p{Cc}<>"`«»“”„]/u;
const [unknown, goesOn, ends] = [0, 1, 2];
const stopping = new Uint8Array(65_536).fill(unknown);

function isStop(unit: number): boolean {
	if (stopping[unit] === unknown) stopping[unit] = stops.test(String.fromCharCode(unit)) ? ends : goesOn;
	return stopping[unit] === ends;
}
const trailing = /[.,;:!?'’*_~…)\]}|\\]/;

const closes = (text: string): boolean => {
	let open = 0;
	for (const sign of text) open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
	return open >= 0;
};

/** After the last sign of an address; what merely ends the sentence is left out. */
export function addressEnd(text: string, start: number, inBrackets: boolean): number {
	// Room for a scheme, where none was written: what is too long is judged by its beginning.
	const most = Math.min(text.length, start + longestAddress - 8);
	const depth = { round: 0, square: 0 };
	let end = start;
	for (; end < most; end++) {
		const unit = text.charCodeAt(end);
		if (isStop(unit)) break;
		if (unit === 91) depth.square++;
		if (unit === 93 && --depth.square < 0) break;
		if (unit === 40) depth.round++;
		if (unit === 41 && --depth.round < 0 && inBrackets) break;
	}
	return trimmed(text, start, end);
}

function trimmed(text: string, start: number, reached: number): number {
	let end = reached;
	while (end > start && trailing.test(text[end - 1]!)) {
		const isClosing = text[end - 1] === ')';
		if (isClosing && closes(text.slice(start, end))) break;
		if (text[end - 1] === ']' && text.lastIndexOf('[', end - 1) >= start) break;
		end--;
	}
	return end;
}
