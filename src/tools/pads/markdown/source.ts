/** The text of a Markdown pad: a Y.Text in the same shared document. */
import type { Doc } from 'yjs';
import { markdownField } from '../pad.ts';
import { treeFrom } from '../text/read-markdown.ts';
import { type Block, block, words } from '../text/tree.ts';

/** Longer texts are read as Markdown up to here; what follows is shown as it is written. */
const mostRead = 300_000;

export const sourceOf = (doc: Doc): string => doc.getText(markdownField).toString();

export function treeOfSource(source: string): Block[] {
	if (source.length <= mostRead) return treeFrom(source, { math: true });
	const end = source.lastIndexOf('\n', mostRead) + 1 || mostRead;
	return [...treeFrom(source.slice(0, end), { math: true }), block('codeBlock', [words(source.slice(end))])];
}

/** Puts Markdown at the end, parted from what stands there by an empty line. @returns where it begins. */
export function addSource(doc: Doc, source: string): number {
	const text = doc.getText(markdownField);
	const [breaks] = /\n*$/.exec(text.toString().slice(-2)) ?? [''];
	const between = text.length > 0 ? '\n\n'.slice(breaks.length) : '';
	const start = text.length + between.length;
	text.insert(text.length, `${between}${source.trimEnd()}\n`);
	return start;
}

/** Another text in its place; what both begin and end with stays, with whoever wrote it. */
export function replaceSource(doc: Doc, source: string): void {
	const text = doc.getText(markdownField);
	const before = text.toString();
	const most = Math.min(before.length, source.length);
	let start = 0;
	while (start < most && before[start] === source[start]) start++;
	if (isHigh(before, start - 1)) start--;
	let end = 0;
	while (end < most - start && before.at(-1 - end) === source.at(-1 - end)) end++;
	if (end > 0 && isHigh(before, before.length - end - 1)) end--;
	text.delete(start, before.length - end - start);
	text.insert(start, source.slice(start, source.length - end));
}

/** The first half of a sign that takes two units: no cut may stand behind it. */
const isHigh = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;
