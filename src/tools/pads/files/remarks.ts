/** Threads of comments as files know them: a mark on the words they are about, and what was said. */
import type * as Y from 'yjs';
import { placeOf } from '../comments/anchor.ts';
import { fieldOf, flatOf, rootOf } from '../comments/flat.ts';
import type { Author, Thread } from '../comments/thread.ts';
import { type Remark, remarkMark } from './paper.ts';

/** Marks words in a document that is thrown away afterwards. */
function mark(doc: Y.Doc, thread: Thread, id: string): void {
	const field = fieldOf(doc);
	if (!thread.anchor || thread.anchor.field !== field) return;
	const flat = flatOf(rootOf(doc, field));
	const place = placeOf(flat, thread.anchor);
	if (!place) return;
	for (const { type, at, text } of flat.pieces) {
		const [from, to] = [Math.max(place.from, at), Math.min(place.to, at + text.length)];
		if (type && from < to) type.format(from - at, to - from, { [remarkMark(id)]: {} });
	}
}

/** What somebody suggested to write instead is part of what they said, behind an arrow. */
const wordsOf = (thread: Thread, text: string, place: number): string =>
	place === 0 && thread.suggestion ? [text, `→ ${thread.suggestion.words}`].filter(Boolean).join('\n') : text;

/** The other way round. */
export function suggestedIn(said: string): { text: string; words: string } | null {
	const [arrow, words = ''] = /(?:^|\n)→(?: |$)([\s\S]*)$/.exec(said) ?? [];
	return arrow === undefined ? null : { text: said.slice(0, -arrow.length), words };
}

/** @param doc is marked, and good for nothing else any more. */
export function remarksIn(doc: Y.Doc, threads: Thread[], authors: Author[]): Remark[] {
	const names = new Map(authors.map(({ n, name }) => [n, name]));
	return threads.map((thread, at) => {
		const id = String(at);
		mark(doc, thread, id);
		const said = thread.comments.map((comment, place) => ({
			name: names.get(comment.author) ?? '',
			at: comment.at,
			text: wordsOf(thread, comment.text, place)
		}));
		return { id, done: thread.resolved !== null, said };
	});
}
