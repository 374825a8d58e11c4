/** The blocks of a pad as they stand in its Yjs document, each with the line it holds. */
import type * as Y from 'yjs';
import type { Branch, Leaf } from './outline.ts';

type Grown = { node: Y.XmlElement; parent: GrownBranch };
export type GrownLeaf = Leaf & Grown & { text: Y.XmlText | null };
export type GrownBranch = Omit<Branch, 'children'> & Partial<Grown> & { children: GrownNode[] };
export type GrownNode = GrownLeaf | (GrownBranch & Grown);

/** The child of a block that a leaf stands in, at whatever depth. */
export function below(parent: GrownBranch, leaf: GrownLeaf): GrownNode | null {
	let node: GrownNode = leaf;
	while (node.parent !== parent) {
		if (!node.parent.node) return null;
		node = node.parent as GrownNode;
	}
	return node;
}

export function setAttributes(grown: GrownNode, attrs: Record<string, unknown>): void {
	for (const name of Object.keys(grown.attrs)) if (!(name in attrs)) grown.node.removeAttribute(name);
	for (const [name, value] of Object.entries(attrs))
		if (grown.attrs[name] !== value) grown.node.setAttribute(name, value as string);
	grown.attrs = attrs;
}
