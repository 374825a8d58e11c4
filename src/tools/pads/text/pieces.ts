/** Which part of a text was written as which change: the letters of Yjs bear who brought them, and when among theirs. */
import * as Y from 'yjs';

export type Piece<Writer> = { from: number; length: number; writer: Writer };
export type WriterOf<Writer> = (client: number, clock: number) => Writer | null;

type Listed = { _start: Y.Item | null };

/** @returns the pieces of one text, those of the same writer that follow one another as one. */
export function piecesOf<Writer>(text: Y.XmlText, writerOf: WriterOf<Writer>): Piece<Writer>[] {
	const pieces: Piece<Writer>[] = [];
	let from = 0;
	for (let item = (text as unknown as Listed)._start; item; item = item.right) {
		if (item.deleted || !item.countable) continue;
		const writer = writerOf(item.id.client, item.id.clock);
		const last = pieces.at(-1);
		if (writer !== null && last?.writer === writer && last.from + last.length === from) last.length += item.length;
		else if (writer !== null) pieces.push({ from, length: item.length, writer });
		from += item.length;
	}
	return pieces;
}

export function textsIn(parent: Y.XmlElement | Y.XmlFragment): Y.XmlText[] {
	return parent.toArray().flatMap((node) => {
		if (node instanceof Y.XmlText) return [node];
		return node instanceof Y.XmlElement ? textsIn(node) : [];
	});
}
