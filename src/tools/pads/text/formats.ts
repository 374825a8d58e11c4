/** What programs may send a text in. */
import { treeFromHtml } from '../files/read-html.ts';
import { treeFrom } from './read-markdown.ts';
import { type Block, block, words } from './tree.ts';

export const formats = ['markdown', 'text', 'html'] as const;
export type Format = (typeof formats)[number];

/** A paragraph for each line: nothing in it is a sign. */
const plainTree = (text: string): Block[] =>
	text.split('\n').map((line) => block('paragraph', line === '' ? [] : [words(line)]));

const readers: Record<Format, (text: string) => Block[]> = {
	markdown: treeFrom,
	text: plainTree,
	html: treeFromHtml
};

export const treeIn = (text: string, format: Format = 'markdown'): Block[] => readers[format](text);
