/**
 * A text of Yjs as one line of letters, with the way back from each letter to its place. The same for rich text (an
 * XmlFragment as Tiptap writes it) and for plain text; server and browser read it alike.
 */
import * as Y from 'yjs';

export type Root = Y.XmlFragment | Y.Text;

type Piece = { text: string; at: number; type: Y.Text | null };

export type Flat = {
	root: Root;
	text: string;
	pieces: Piece[];
	/** Where each kind of node begins: a text by its first letter, an element by each of its children and its end. */
	starts: Map<unknown, number | number[]>;
	/** Letters that may still be looked through for words that lost their place: many of them in a long text take long. */
	patience: number;
};

const mostLooked = 40_000_000;

const richField = 'default';
const plainField = 'markdown';

/** Which field of a pad's document holds its text. */
export const fieldOf = (doc: Y.Doc): string =>
	doc.share.has(plainField) && doc.getText(plainField).length > 0 ? plainField : richField;

export const rootOf = (doc: Y.Doc, field: string): Root =>
	field === richField ? doc.getXmlFragment(field) : doc.getText(field);

/** What stands for something that is no letter but counts as one. */
const embedded = '\uFFFC';

const lettersOf = (text: Y.Text): string =>
	text
		.toDelta()
		.map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : embedded))
		.join('');

/** Nodes that stand within a line. */
const inline: Record<string, (node: Y.XmlElement) => string> = {
	hardBreak: () => '\n',
	mention: (node) => `@${node.getAttribute('label') ?? ''}`
};

export function flatOf(root: Root): Flat {
	const flat: Flat = { root, text: '', pieces: [], starts: new Map(), patience: mostLooked };
	let length = 0;
	let isLineBegun = false;
	const add = (text: string, type: Y.Text | null): void => {
		if (type) flat.starts.set(type, length);
		flat.pieces.push({ text, at: length, type });
		length += text.length;
		isLineBegun ||= text !== '';
	};
	const walk = (parent: Y.XmlFragment): void => {
		const places: number[] = [];
		flat.starts.set(parent, places);
		for (const node of parent.toArray()) {
			places.push(length);
			if (node instanceof Y.XmlText) add(lettersOf(node), node);
			else if (node instanceof Y.XmlElement && inline[node.nodeName]) add(inline[node.nodeName]!(node), null);
			else if (node instanceof Y.XmlElement) {
				if (isLineBegun) add('\n', null);
				isLineBegun = false;
				walk(node);
			}
		}
		places.push(length);
	};
	if (root instanceof Y.XmlFragment) walk(root);
	else add(lettersOf(root), root);
	flat.text = flat.pieces.map(({ text }) => text).join('');
	return flat;
}

/** The place of a position in the line of letters; null where what it stood in is gone. */
export function offsetOf(flat: Flat, type: unknown, index: number): number | null {
	const start = flat.starts.get(type);
	if (start === undefined) return null;
	return typeof start === 'number' ? start + index : (start[index] ?? start.at(-1) ?? null);
}
