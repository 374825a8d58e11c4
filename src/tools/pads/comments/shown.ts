/** A thread as one reader is shown it; plain JSON, so that page and browser show the same. */

import type { Anchor } from './anchor.ts';
import type { Rights } from './rights.ts';
import type { Author, Comment, Thread } from './thread.ts';

export type ShownComment = {
	id: string;
	name: string;
	at: string;
	text: string;
	edited: boolean;
	mine: boolean;
	mayRemove: boolean;
};

export type Deed = { name: string; at: string };

export type ShownThread = {
	id: string;
	anchor: Anchor | null;
	quote: string;
	comments: ShownComment[];
	resolved: Deed | null;
	suggestion: { words: string; answer: (Deed & { how: 'accepted' | 'declined' }) | null } | null;
	mayAnswer: boolean;
	maySettle: boolean;
	mayAccept: boolean;
};

const nameOf = (authors: Map<number, Author>, n: number): string => authors.get(n)?.name ?? '';

export function shownThread(thread: Thread, all: Author[], rights: Rights): ShownThread {
	const authors = new Map(all.map((author) => [author.n, author]));
	const isMine = ({ author }: Comment): boolean => authors.get(author)?.mine ?? false;
	const deed = ({ by, at }: { by: number; at: Date }): Deed => ({ name: nameOf(authors, by), at: at.toISOString() });
	const { suggestion, resolved } = thread;
	const maySettle = rights.writes || (rights.comments && isMine(thread.comments[0]!));
	return {
		id: thread.id,
		anchor: thread.anchor,
		quote: thread.quote,
		comments: thread.comments.map((comment) => ({
			id: comment.id,
			name: nameOf(authors, comment.author),
			at: comment.at.toISOString(),
			text: comment.text,
			edited: comment.edited !== null,
			mine: isMine(comment),
			mayRemove: isMine(comment) || rights.manages
		})),
		resolved: resolved && deed(resolved),
		suggestion: suggestion && {
			words: suggestion.words,
			answer: suggestion.answer && { ...deed(suggestion.answer), how: suggestion.answer.how }
		},
		mayAnswer: rights.comments,
		maySettle,
		mayAccept: rights.writes && suggestion !== null && suggestion.answer === null
	};
}
