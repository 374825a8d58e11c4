/** Whose the words of a line are. */
import { cut, textOf } from './delta.ts';
import type { Line } from './easysync/lines.ts';
import { type Said, whole } from './shape.ts';

type Authored = Said & { at: number; author: string };

/** Words with whoever the attributes of Etherpad name for them. */
export function authorsOf(
	line: Line,
	sign: number,
	at: number,
	said: readonly Said[],
	nameOf: (attribs: string) => string
): Authored[] {
	const found: Authored[] = [];
	const words = textOf(said);
	let start = -sign;
	for (const { length, attribs } of line.spans) {
		const [from, to] = [whole(words, Math.max(at, start) - at), whole(words, start + length - at)];
		const author = nameOf(attribs);
		let place = at + Math.max(0, from);
		for (const piece of to > from ? cut(said, from, to) : []) {
			found.push({ ...piece, at: place, author });
			place += piece.text.length;
		}
		start += length;
	}
	return found;
}
