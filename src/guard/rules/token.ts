/** The signs and words of a rule's text. */
import { RuleFault } from './fault.ts';

export type Token = {
	is: 'word' | 'text' | 'number' | 'sign' | 'end';
	/** The word, the text without its quotes, the sign. */
	says: string;
	at: number;
	length: number;
};

export const longestRule = 20_000;

/** What opens a text, and what closes it: as keyboards and word processors of two languages write it. */
const quotes: Record<string, string> = { '"': '"', '“': '”', '«': '»' };

const space = /\s+|#[^\n]*/y;
const word = /[A-Za-z][A-Za-z0-9_]*(?:[.-][A-Za-z][A-Za-z0-9_]*)*/y;
const number = /\d+(?:\.\d+)?/y;
const sign = /<=|>=|!=|[=<>(),]/y;

function textAt(source: string, at: number): Token | null {
	const close = quotes[source[at]!];
	if (!close) return null;
	let says = '';
	for (let here = at + 1; here < source.length; here++) {
		const letter = source[here]!;
		if (letter === close) return { is: 'text', says: close === '»' ? says.trim() : says, at, length: here + 1 - at };
		const next = source[here + 1];
		const isPair = letter === '\\' && (next === close || next === '\\');
		// A backslash guards a quote and goes; two of them stay, for patterns.
		if (!isPair || next === '\\') says += letter;
		if (isPair) says += source[++here];
	}
	throw new RuleFault('open-quote', at, 1);
}

function matchAt(shape: RegExp, source: string, at: number): string | null {
	shape.lastIndex = at;
	return shape.exec(source)?.[0] ?? null;
}

function tokenAt(source: string, at: number): Token {
	const text = textAt(source, at);
	if (text) return text;
	for (const [is, shape] of [
		['word', word],
		['number', number],
		['sign', sign]
	] as const) {
		const says = matchAt(shape, source, at);
		if (says) return { is, says: is === 'word' ? says.toLowerCase() : says, at, length: says.length };
	}
	throw new RuleFault('unknown-sign', at, 1, { sign: String.fromCodePoint(source.codePointAt(at)!) });
}

/** @throws RuleFault at the first sign that belongs to no rule. */
export function tokensOf(source: string): Token[] {
	if (source.length > longestRule)
		throw new RuleFault('too-long', longestRule, source.length - longestRule, { most: longestRule });
	const tokens: Token[] = [];
	for (let at = 0; at < source.length; ) {
		const gap = matchAt(space, source, at);
		if (gap) {
			at += gap.length;
			continue;
		}
		const token = tokenAt(source, at);
		tokens.push(token);
		at += token.length;
	}
	return [...tokens, { is: 'end', says: '', at: source.length, length: 0 }];
}
