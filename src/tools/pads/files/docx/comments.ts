/** The comments of a Word file as threads: replies name the comment they follow. */
import { deep, textIn, within, type XmlElement } from '#base/office/read-xml.ts';
import type { Remark, Said } from '../paper.ts';

export type Threads = {
	/** The thread a comment belongs to, by the comment's number. */
	of: Map<string, string>;
	remarks: Remark[];
};

const mostComments = 2000;
const mostLetters = 10_000;

const momentOf = (text: string | undefined): Date | null => {
	const at = new Date(text ?? '');
	const year = at.getUTCFullYear();
	return year >= 1970 && year <= 2200 ? at : null;
};

const wordsIn = (paragraph: XmlElement): string => [...deep(paragraph, 'w:t')].map(textIn).join('');

const saidIn = (comment: XmlElement): Said => ({
	name: (comment.attrs['w:author'] ?? '').replace(/^—$/, '').slice(0, 80),
	at: momentOf(comment.attrs['w:date']),
	text: within(comment, 'w:p').map(wordsIn).join('\n').trim().slice(0, mostLetters)
});

export function readComments(root: XmlElement | undefined, extended: XmlElement | undefined): Threads {
	const about = new Map(within(extended).map(({ attrs }) => [attrs['w15:paraId'], attrs]));
	const threads: Threads = { of: new Map(), remarks: [] };
	const byParagraph = new Map<string, string>();
	const count = () => String(threads.remarks.length);
	for (const comment of within(root, 'w:comment').slice(0, mostComments)) {
		const id = comment.attrs['w:id'] ?? '';
		const paragraph = within(comment, 'w:p').at(-1)?.attrs['w14:paraId'];
		const more = about.get(paragraph);
		const parent = byParagraph.get(more?.['w15:paraIdParent'] ?? '');
		const thread = threads.remarks.find((one) => one.id === parent);
		const name = thread?.id ?? count();
		const done = /^(1|true)$/.test(more?.['w15:done'] ?? '');
		if (thread) thread.said.push(saidIn(comment));
		else threads.remarks.push({ id: name, done, said: [saidIn(comment)] });
		threads.of.set(id, name);
		if (paragraph) byParagraph.set(paragraph, name);
	}
	return threads;
}
