/** What the writing of a Word file gathers on its way. */
import type { Ends } from '../about.ts';
import type { Paper, Remark } from '../paper.ts';
import type { List } from './parts.ts';

export type Out = {
	paper: Paper;
	ends: Ends;
	/** Addresses that are linked to, by the id the text calls them. */
	links: Map<string, string>;
	/** Pictures that are shown, by their src. */
	media: Map<string, string>;
	lists: List[];
	languages: Set<string>;
	remarks: { remark: Remark; first: number }[];
	nextRemark: number;
	nextId: number;
};
