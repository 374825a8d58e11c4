/** Where a comment stands in the text, as the document is now. */
import type * as Y from 'yjs';
import { readDocument } from '#live/documents/writing.ts';
import { documentKind } from '../pad.ts';
import { type Anchor, anchorAt, findQuote, type Place, placeOf } from './anchor.ts';
import { type Flat, fieldOf, flatOf, rootOf } from './flat.ts';

type Recalled = Pick<Anchor, 'quote' | 'before' | 'after'> & { offset: number | null };

/** The text of a pad as letters, and the way to where anchors stand in it. */
export class Text {
	private readonly doc: Y.Doc;
	private readonly flats = new Map<string, Flat>();

	constructor(doc: Y.Doc) {
		this.doc = doc;
	}

	flat(field = fieldOf(this.doc)): Flat {
		const flat = this.flats.get(field) ?? flatOf(rootOf(this.doc, field));
		this.flats.set(field, flat);
		return flat;
	}

	place(anchor: Anchor): Place | null {
		return placeOf(this.flat(anchor.field), anchor);
	}

	/** The anchor on words as they stand in the text; null where they do not. */
	find(quote: string): Anchor | null {
		const place = findQuote(this.flat().text, quote);
		return place && anchorAt(this.flat(), fieldOf(this.doc), place);
	}

	/** Words that came with where they stood: there, or wherever they are found by their surroundings. */
	recalled({ quote, offset, ...around }: Recalled): Anchor | null {
		const { text } = this.flat();
		const isThere = offset !== null && text.startsWith(quote, offset);
		const place = isThere ? { from: offset, to: offset + quote.length } : findQuote(text, quote, around);
		return place && this.at(place);
	}

	at(place: Place): Anchor | null {
		return anchorAt(this.flat(), fieldOf(this.doc), place);
	}

	/** What a browser sent, as this document knows it; as it was sent where its letters have not arrived yet. */
	settled(anchor: Anchor): Anchor {
		const place = this.place(anchor);
		return (place && anchorAt(this.flat(anchor.field), anchor.field, place)) ?? anchor;
	}
}

export const textOf = async (item: string): Promise<Text> => new Text(await readDocument(documentKind, item));
