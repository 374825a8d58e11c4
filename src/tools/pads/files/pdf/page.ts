/** A page of a PDF as those see it who make a text of it: words where they stand, pictures, and what the file says of them. */

/** Words of one look. Places are in points, downwards from the top left corner. */
export type Run = {
	text: string;
	x: number;
	y: number;
	width: number;
	size: number;
	bold: boolean;
	italic: boolean;
	mono: boolean;
	href: string | null;
	/** The part of the page it was drawn as; null where the file does not say. */
	part: string | null;
	/** Drawn beside the text: a number of the page, its head or foot. */
	isBeside: boolean;
};

export type Placed = { src: string; y: number; part: string | null; width: number };

/** What a part of the page is, where the file tells (ISO 32000-2, 14.7). */
export type Tag = { role: string; alt?: string; children: (Tag | { id: string })[] };

export type Page = {
	height: number;
	runs: Run[];
	pictures: Placed[];
	/** Parts in which a tick is drawn. */
	ticked: Set<string>;
	tags: Tag | null;
};

export const isTag = (one: Tag | { id: string }): one is Tag => 'role' in one;
