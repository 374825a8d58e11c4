/** What a thread of comments is, what is suggested in it, and who may do what. */
import type { Anchor } from './anchor.ts';

export type Comment = { id: string; author: number; at: Date; text: string; edited: Date | null };
export type Answer = { how: 'accepted' | 'declined'; by: number; at: Date };
export type Suggestion = { words: string; answer: Answer | null };

export type Thread = {
	id: string;
	/** Null on the whole pad. */
	anchor: Anchor | null;
	/** The words it stood on when it was made; '' on the whole pad. */
	quote: string;
	comments: Comment[];
	resolved: { by: number; at: Date } | null;
	suggestion: Suggestion | null;
};

export type Author = { n: number; name: string; colour: string; mine: boolean };

export const whoChoices = ['readers', 'writers', 'key', 'nobody'] as const;
export type Who = (typeof whoChoices)[number];
export type Commenting = { who: Who; guests: boolean };

export const usualCommenting: Commenting = { who: 'writers', guests: true };

/** The subject of the key by which somebody who may only read may comment. */
export const commentKey = 'comment';

export type Reader = { reads: boolean; writes: boolean; manages: boolean; invited: boolean; isGuest: boolean };

/** Guests who look after the pad are at home in it. */
export function mayComment({ who, guests }: Commenting, reader: Reader): boolean {
	if (who === 'nobody' || !reader.reads) return false;
	if (reader.isGuest && !guests && !reader.manages) return false;
	if (who === 'readers' || reader.writes) return true;
	return who === 'key' && reader.invited;
}

export const limits = {
	text: 4000,
	quote: 4000,
	words: 4000,
	threads: 2000,
	comments: 200,
	allComments: 10_000,
	context: 32
};
