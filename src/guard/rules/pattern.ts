/** Patterns that a stranger's text cannot make slow: RE2 matches in time linear in the text (Cox, 2007). */
import { RE2JS } from 're2js';
import { bare } from './fold.ts';

/** Letters after a backslash that stand for some letter or place, and take nothing after them. */
const simpleEscape = /[dDwWsSbB\p{P}\p{S}]/u;
const beyond = '\n';

/**
 * The pattern without what is optional, repeated, in brackets, or one of several; null where it is not understood here.
 */
function sureParts(pattern: string): string | null {
	let sure = '';
	let depth = 0;
	for (let at = 0; at < pattern.length; at++) {
		const letter = pattern[at]!;
		if (letter === '\\' && !simpleEscape.test(pattern[++at] ?? 'x')) return null;
		if (letter === '[') {
			at = pattern.indexOf(']', at + (pattern[at + 1] === '^' ? 3 : 2));
			if (at === -1) return null;
		}
		if (letter === '(') depth++;
		if (letter === ')') depth--;
		if (letter === '|' && depth === 0) return null;
		sure += depth > 0 || /[\\[()]/.test(letter) ? beyond : letter;
	}
	return sure.replace(/.(?:[*?]|\{[^}]*\})/gs, beyond);
}

/** A run of letters that every match holds: most texts are then done with at the speed of a search. */
export function mustHold(pattern: string): string {
	const runs = sureParts(pattern.toLowerCase())?.split(/[^a-z0-9 /:@-]+/) ?? [];
	return runs.reduce((best, run) => (run.length > best.length ? run : best), '');
}

export type Pattern = (folded: string) => boolean;

/** @throws where it is no pattern of RE2; the message says why. */
export function compilePattern(pattern: string): Pattern {
	const compiled = RE2JS.compile(bare(pattern), RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
	const must = mustHold(bare(pattern));
	return (folded) => (must === '' || folded.includes(must)) && compiled.matcher(folded).find();
}
