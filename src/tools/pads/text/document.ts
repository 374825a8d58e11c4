/** From the shared document to the tree, and from a tree into the document. */
import * as Y from 'yjs';
import { printable } from '#base/text.ts';
import { sourceOf, treeOfSource } from '../markdown/source.ts';
import { field } from '../pad.ts';
import { markdownOf } from './markdown.ts';
import { withColumnNames } from './table.ts';
import { tidied } from './tidy.ts';
import { type Block, block, isWords, latexOf, type Marks, type Node, words } from './tree.ts';

const deepest = 40;

/** Marks that may overlap with others of their name carry a hash behind it (y-prosemirror). */
const marksOf = (attributes: Record<string, never> = {}): Marks =>
	Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.split('--')[0], value]));

function read(node: unknown, depth: number): Node[] {
	if (depth > deepest) return [];
	if (node instanceof Y.XmlText)
		return node
			.toDelta()
			.filter(({ insert }: { insert: unknown }) => typeof insert === 'string')
			.map(({ insert, attributes }: { insert: string; attributes?: Record<string, never> }) =>
				words(printable(insert), marksOf(attributes))
			);
	if (!(node instanceof Y.XmlElement)) return [];
	return [block(node.nodeName, readAll(node, depth + 1), node.getAttributes() as Record<string, unknown>)];
}

const readAll = (parent: Y.XmlElement | Y.XmlFragment, depth: number): Node[] =>
	parent.toArray().flatMap((node) => read(node, depth));

/** One block of the text, by itself. */
export const blockOf = (node: Y.XmlElement): Block | null => (read(node, 0)[0] as Block | undefined) ?? null;

const richTreeOf = (doc: Y.Doc): Block[] =>
	readAll(doc.getXmlFragment(field), 0).filter((node): node is Block => !isWords(node));

/** What Tiptap wrote, then what stands as Markdown: a pad has one of both, and nothing in a document stays unseen. */
export const treeOf = (doc: Y.Doc): Block[] => [...richTreeOf(doc), ...treeOfSource(sourceOf(doc))];

/** As Markdown; what was written as such stays as it is. */
export function markdownIn(doc: Y.Doc, written = sourceOf(doc)): string {
	const [rich, source] = [richTreeOf(doc), written.trimEnd()];
	if (!source) return markdownOf(rich);
	return rich.length > 0 ? `${markdownOf(rich)}\n${source}\n` : `${source}\n`;
}

function textFrom(nodes: Node[]): Y.XmlText {
	const text = new Y.XmlText();
	text.applyDelta(
		nodes.filter(isWords).map(({ text: insert, marks }) => ({
			insert,
			attributes: Object.fromEntries(Object.entries(marks).map(([name, value]) => [name, value ?? {}]))
		})),
		{ sanitize: false }
	);
	return text;
}

/** Words that follow one another share one text. */
function childrenOf(nodes: Node[]): (Y.XmlElement | Y.XmlText)[] {
	const runs: Node[][] = [];
	for (const node of nodes) {
		const last = runs.at(-1);
		if (isWords(node) && last?.[0] && isWords(last[0])) last.push(node);
		else runs.push([node]);
	}
	return runs.map((run) => (isWords(run[0]!) ? textFrom(run) : elementFrom(run[0] as Block)));
}

function elementFrom({ type, attrs, content }: Block): Y.XmlElement {
	const element = new Y.XmlElement(type);
	for (const [name, value] of Object.entries(attrs))
		if (value !== null && value !== undefined) element.setAttribute(name, value as string);
	element.insert(0, childrenOf(content));
	return element;
}

const isBlank = (node: unknown): boolean =>
	node instanceof Y.XmlElement && node.nodeName === 'paragraph' && node.length === 0;

/** The editor of this kind of pads knows no formulas: their words stay, and are formulas again as Markdown. */
export const withoutFormulas = (nodes: Node[]): Node[] =>
	nodes.map((node) => {
		if (isWords(node)) return node;
		if (node.type === 'inlineMath') return words(`$${latexOf(node)}$`, { code: {} });
		if (node.type === 'blockMath') return block('codeBlock', [words(latexOf(node))], { language: 'math' });
		return { ...node, content: withoutFormulas(node.content) };
	});

/** Puts blocks at the end, made to fit what the editor knows; an empty paragraph that stands there makes room. */
export function addBlocks(doc: Y.Doc, blocks: Block[], arrange: (nodes: Node[]) => Block[] = tidied): void {
	const fragment = doc.getXmlFragment(field);
	if (fragment.length > 0 && isBlank(fragment.get(fragment.length - 1))) fragment.delete(fragment.length - 1, 1);
	fragment.push(arrange(withoutFormulas(blocks)).map(withColumnNames).map(elementFrom));
}
