/** Finds the links in the plain text of a letter. */
export type Piece = { text: string; link: boolean };

const address = /https?:\/\/[^\s<>"'`{}|\\^\p{Cc}\p{Bidi_C}]+/giu;
// A full stop or a bracket after an address belongs to the sentence.
const endOfSentence = /[.,;:!?)\]»”…]+$/;

export function piecesOf(text: string): Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	for (const found of text.matchAll(address)) {
		const link = found[0].replace(endOfSentence, '');
		if (!URL.canParse(link)) continue;
		if (found.index > at) pieces.push({ text: text.slice(at, found.index), link: false });
		pieces.push({ text: link, link: true });
		at = found.index + link.length;
	}
	if (at < text.length) pieces.push({ text: text.slice(at), link: false });
	return pieces;
}
