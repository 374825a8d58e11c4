/** Comments as they leave and come back: on quoted words and their place in the text, not on letters of Yjs. */
import { newId } from '#base/ids.ts';
import { housePass } from '#kernel/access/pass.ts';
import { textOf } from './standing.ts';
import * as store from './store.ts';
import type { Answer, Comment, Thread } from './thread.ts';

export type PortableThread = {
	/** The words it stood on; '' on the whole pad. */
	quote: string;
	/** What stood around them. */
	before: string;
	after: string;
	/** Where they stand in the text as `flatOf` reads it, in UTF-16 units; null on the whole pad, or where they are gone. */
	offset: number | null;
	/** `author` and `by` are `n` of pads.author. */
	comments: Omit<Comment, 'id'>[];
	resolved: Thread['resolved'];
	suggestion: { words: string; answer: Answer | null } | null;
};

/** All threads, oldest first, but what is held back. */
export async function threadsOf(item: string): Promise<PortableThread[]> {
	const pass = await housePass(item);
	const threads = (await store.allThreads(item)).filter(({ comments: [first] }) => !pass.hides(`comment:${first!.id}`));
	if (threads.length === 0) return [];
	const text = await textOf(item);
	return threads.map(({ anchor, quote, comments, resolved, suggestion }) => ({
		quote,
		before: anchor?.before ?? '',
		after: anchor?.after ?? '',
		offset: (anchor && text.place(anchor)?.from) ?? null,
		comments: comments.filter(({ id }) => !pass.hides(`comment:${id}`)).map(({ id: _id, ...comment }) => comment),
		resolved,
		suggestion
	}));
}

/** Puts threads beside a text that stands already, within a transaction. Their authors stand in pads.author. */
export async function addThreads(item: string, threads: PortableThread[]): Promise<void> {
	if (threads.length === 0) return;
	const text = await textOf(item);
	for (const { quote, before, after, offset, comments, resolved, suggestion } of threads) {
		if (comments.length === 0) continue;
		const anchor = quote ? text.recalled({ quote, before, after, offset }) : null;
		const thread: Thread = {
			id: newId(),
			anchor: anchor && { ...anchor, quote },
			quote,
			comments: comments.map((comment) => ({ id: newId(), ...comment })),
			resolved,
			suggestion
		};
		await store.keepThread(item, thread);
	}
}
