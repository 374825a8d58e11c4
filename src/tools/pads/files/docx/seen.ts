/** What the reading of a Word file knows on its way. */
import { at, within, type XmlElement } from '#base/office/read-xml.ts';
import type { Block } from '../../text/tree.ts';
import type { PictureShelf } from '../incoming.ts';
import type { Threads } from './comments.ts';
import type { Numbering, Style } from './styles.ts';

type Field = { says: string; isShown: boolean };

export type Seen = {
	styles: Map<string, Style>;
	numbering: Map<string, Numbering>;
	/** The list that runs at each level of a look. */
	running: Map<string, string>;
	links: Map<string, string>;
	shelf: PictureShelf;
	threads: Threads;
	/** Comments that are open where the reading is. */
	about: Set<string>;
	placed: Set<string>;
	fields: Field[];
	notes: Map<string, XmlElement>;
	noted: string[];
	counts: Map<string, number>;
	/** Cells, boxes and notes hold blocks as the body does. */
	blocksIn(of: XmlElement, seen: Seen): Block[];
};

/** Wrappers that say how their content came here, not what it is. */
export const transparent = /^w:(ins|moveTo|smartTag|customXml|dir|bdo|fldSimple|sdtContent)$/;

/** The same thing said for newer and for older programs: one of them is read. */
export const chosen = (alternate: XmlElement): XmlElement[] =>
	within(at(alternate, 'mc:Choice')).length > 0
		? within(at(alternate, 'mc:Choice'))
		: within(at(alternate, 'mc:Fallback'));
