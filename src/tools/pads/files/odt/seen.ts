/** What the reading of an OpenDocument text knows on its way. */
import type { XmlElement } from '#base/office/read-xml.ts';
import type { Block } from '../../text/tree.ts';
import type { PictureShelf } from '../incoming.ts';
import type { Remark } from '../paper.ts';
import type { Styles } from './styles.ts';

export type Note = { remark: Remark; from: number; to: number };

export type Seen = {
	styles: Styles;
	shelf: PictureShelf;
	/** Whether the last letter read lets no space follow. */
	spaced: boolean;
	letters: number;
	notes: Map<string, Note>;
	open: Set<string>;
	feet: XmlElement[];
	mention: { id: string; label: string } | null;
	counts: Map<string, number>;
	/** Cells, items, boxes and notes hold blocks as the body does. */
	blocksIn(of: XmlElement, seen: Seen, here?: Within): Block[];
};

export type Within = { quoted: boolean; level: number; list: string };

export const nothing: XmlElement = { name: '', attrs: {}, children: [] };
