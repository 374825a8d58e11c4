/** What the writing of an OpenDocument text gathers on its way. */
import type { Ends } from '../about.ts';
import type { Paper } from '../paper.ts';

export type Out = {
	paper: Paper;
	ends: Ends;
	/** The looks of words, by what they say: each is named once. */
	looks: Map<string, string>;
	media: Map<string, string>;
	languages: Set<string>;
	/** What may not stand in a list comes after it. */
	after: string[];
	count: number;
};
