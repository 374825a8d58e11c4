/** Texts as lines of JSON, one after the other, from a stream that may never end. */
import { WrongUse } from './wrong-use.ts';

export type Line = {
	text: string;
	subject?: string;
	label?: 'spam' | 'ham';
	kind?: string;
	lang?: string;
};

const longestLine = 16 * 1024 * 1024;

export class Malformed extends WrongUse {
	constructor(number: number, why: string) {
		super(`Line ${number} ${why}.`);
	}
}

/** The lines of a stream, with never more than one line and one chunk in memory. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	const decoder = new TextDecoder();
	// Pieces are joined once: a long line would else be copied with each of them.
	let pieces: string[] = [];
	let length = 0;
	let number = 1;
	for await (const chunk of input) {
		const lines = decoder.decode(chunk, { stream: true }).split('\n');
		for (const [place, part] of lines.entries()) {
			if (place > 0) {
				yield pieces.join('');
				number++;
				pieces = [];
				length = 0;
			}
			if (part !== '') pieces.push(part);
			length += part.length;
		}
		if (length > longestLine) throw new Malformed(number, 'is too long');
	}
	const last = pieces.join('') + decoder.decode();
	if (last !== '') yield last;
}

const words = (value: unknown): value is string | null | undefined => value == null || typeof value === 'string';

/** @returns the line as it came and what it says; extra fields are kept as they are. */
export function lineAt(number: number, json: string, needsLabel: boolean): Line & Record<string, unknown> {
	let line: Line & Record<string, unknown>;
	try {
		line = JSON.parse(json);
	} catch {
		throw new Malformed(number, 'is not JSON');
	}
	if (line === null || typeof line !== 'object' || Array.isArray(line)) throw new Malformed(number, 'is not an object');
	if (typeof line.text !== 'string') throw new Malformed(number, 'has no text');
	const { label } = line;
	if (label == null ? needsLabel : label !== 'spam' && label !== 'ham')
		throw new Malformed(number, 'is labelled neither "spam" nor "ham"');
	if (!words(line.kind)) throw new Malformed(number, 'has a kind that is no text');
	if (!words(line.lang)) throw new Malformed(number, 'has a language that is no text');
	return line;
}

/** What the models read of a line. */
export const textOf = ({ text, subject, kind }: Line): { text: string; title?: string; kind?: string } => ({
	text,
	...(typeof subject === 'string' && subject !== '' && { title: subject }),
	...(typeof kind === 'string' && { kind })
});
