/** A text ready to become a file, whatever moment and whatever pad it comes from. */
import type { Block } from '../text/tree.ts';

/** A picture as offices read it: PNG, JPEG or GIF, with its size in pixels. */
export type Drawn = { bytes: Uint8Array; type: string; width: number; height: number };

export type Said = { name: string; at: Date | null; text: string };

/** A thread of comments. The words it is about carry the mark `remark:id`. */
export type Remark = { id: string; done: boolean; said: Said[] };

export type Paper = {
	title: string;
	language: string;
	tree: Block[];
	/** As it was written, where it was written as Markdown. */
	source?: string | null;
	/** By the `src` of images. */
	pictures: Map<string, Drawn>;
	remarks: Remark[];
};

/** What is read from a file: pictures are as they were in it, unseen by anybody. */
export type Read = {
	title: string | null;
	tree: Block[];
	pictures: Map<string, Uint8Array>;
	remarks: Remark[];
};

export const remarkMark = (id: string): string => `remark:${id}`;
export const remarksOf = (marks: object): string[] =>
	Object.keys(marks)
		.filter((name) => name.startsWith('remark:'))
		.map((name) => name.slice('remark:'.length));

/** The widest a picture is shown on paper, in pixels of the page (17 cm at 96 to the inch). */
export const paperWidth = 640;

/** How a picture is shown on paper: as wide as asked for, or as it comes, never wider than the paper. */
export function shownSize({ width, height }: Drawn, wish: number | null): { width: number; height: number } {
	const shown = Math.min(wish ?? width, paperWidth);
	return { width: shown, height: Math.max(1, Math.round((height * shown) / width)) };
}

/** The width somebody chose, seen from how it is shown; null where it is shown as it comes. */
export const wishedWidth = (shown: number, { width }: { width: number }): number | null =>
	Math.abs(shown - Math.min(width, paperWidth)) <= 1 ? null : Math.round(shown);
