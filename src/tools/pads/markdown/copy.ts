/** The text of a pad as it stands in a copy, whose pictures are its own. */
import type { Doc } from 'yjs';
import type { Kind } from '../pad.ts';
import { addBlocks } from '../text/document.ts';
import { markdownOf } from '../text/markdown.ts';
import { type Block, block, isWords, languageOf, type Node, plainText } from '../text/tree.ts';
import { addSource, sourceOf } from './source.ts';

export type Copy = { tree: Block[]; source: string };

const pictures = (nodes: Node[]): string[] =>
	nodes.flatMap((node) =>
		isWords(node) ? [] : node.type === 'image' ? [String(node.attrs.src)] : pictures(node.content)
	);

/** @param taken the same tree, with the addresses of the copy's own pictures. */
export function copyOf(doc: Doc, tree: Block[], taken: Block[]): Copy {
	const source = sourceOf(doc);
	if (source === '') return { tree: taken, source: markdownOf(withFormulas(taken) as Block[]) };
	const places = pictures(taken);
	const moved = pictures(tree).reduce((text, src, at) => text.replaceAll(src, places[at] ?? src), source);
	return { tree: taken, source: moved };
}

/** Formulas that had to stand as code are formulas again. */
const withFormulas = (nodes: Node[]): Node[] =>
	nodes.map((node): Node => {
		if (isWords(node)) {
			const [, latex] = 'code' in node.marks ? (/^\$([^$\s](?:[^$]*[^$\s])?)\$$/.exec(node.text) ?? []) : [];
			return latex ? block('inlineMath', [], { latex }) : node;
		}
		if (node.type === 'codeBlock' && languageOf(node) === 'math')
			return block('blockMath', [], { latex: plainText(node.content, '') });
		return { ...node, content: withFormulas(node.content) };
	});

export function fill(doc: Doc, kind: Kind, { tree, source }: Copy): void {
	if (kind === 'rich') addBlocks(doc, tree);
	else if (source.trim()) addSource(doc, source);
}
