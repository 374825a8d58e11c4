/** Comments as footnotes: a number behind the words they are about, and what was said at the end. */
import { type Block, block, isWords, type Node, type Words, words } from '../text/tree.ts';
import { endsOf } from './about.ts';
import { type Paper, type Remark, remarksOf } from './paper.ts';

export type Note = { number: number; remark: Remark };

/** Threads in the order of their words; those about no words, or words that are gone, come last. */
function numbered(tree: Block[], remarks: Remark[]): Note[] {
	const ends = endsOf(tree, remarks).ends;
	const placed: Remark[] = [];
	const walk = (nodes: Node[]): void => {
		for (const node of nodes) {
			if (isWords(node)) placed.push(...(ends.get(node) ?? []));
			else walk(node.content);
		}
	};
	walk(tree);
	const all = [...placed, ...remarks.filter((remark) => !placed.includes(remark))];
	return all.map((remark, at) => ({ number: at + 1, remark }));
}

/** @param sign stands behind the words. @param shown how words look that somebody commented on. */
export function noted(
	{ tree, remarks }: Paper,
	sign: (number: number) => Node,
	shown: (of: Words) => Node = (of) => of
): { tree: Block[]; notes: Note[] } {
	if (remarks.length === 0) return { tree, notes: [] };
	const notes = numbered(tree, remarks);
	const { ends } = endsOf(tree, remarks);
	const signed = (node: Node): Node[] => {
		if (!isWords(node)) return [{ ...node, content: node.content.flatMap(signed) }];
		const here = ends.get(node) ?? [];
		return [shown(node), ...notes.filter(({ remark }) => here.includes(remark)).map(({ number }) => sign(number))];
	};
	return { tree: tree.flatMap(signed) as Block[], notes };
}

export function notedWords(of: Words): Node {
	const ids = remarksOf(of.marks);
	return ids.length > 0 ? block('noted', [of], { ids: ids.join(' ') }) : of;
}

export const noteSign = (number: number): Block => block('noteSign', [], { number });

// Nobody writes these letters: they have no meaning but here.
const [before, after] = ['\uE0F0', '\uE0F1'];
export const sign = (number: number | string): Words => words(`${before}${number}${after}`);
export const signs = new RegExp(`${before}(\\d+)${after}`, 'g');
export const unsigned = (text: string): string => text.replace(signs, '').replaceAll(before, '').replaceAll(after, '');

/** A text with its comments below it. */
export function textWithNotes(paper: Paper, write: (tree: Block[]) => string): string {
	const { tree, notes } = noted(paper, sign);
	const text = write(tree).replace(signs, '[$1]');
	if (notes.length === 0) return text;
	const said = notes.map(({ number, remark }) => {
		const lines = remark.said.map(({ name, text }) => `${name ? `${name}: ` : ''}${text}`.replaceAll('\n', ' '));
		return `[${number}]: ${lines.join(' — ')}`;
	});
	return `${text.trimEnd()}\n\n${said.join('\n\n')}\n`;
}
