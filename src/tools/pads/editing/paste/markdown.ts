/** A text that is plainly Markdown, as what it means to the editor. */
import { Fragment, type Schema, Slice } from '@tiptap/pm/model';
import { withoutFormulas } from '../../text/document.ts';
import { treeFrom } from '../../text/read-markdown.ts';
import { arranged } from '../../text/tidy.ts';
import { isWords, type Node } from '../../text/tree.ts';

type Json = { type: string; text?: string; attrs?: unknown; marks?: Json[]; content?: Json[] };

const jsonOf = (node: Node): Json => {
	if (!isWords(node)) return { type: node.type, attrs: node.attrs, content: node.content.map(jsonOf) };
	return { type: 'text', text: node.text, marks: Object.entries(node.marks).map(([type, attrs]) => ({ type, attrs })) };
};

export const sliceFrom = (text: string, schema: Schema): Slice =>
	Slice.maxOpen(Fragment.fromJSON(schema, arranged(withoutFormulas(treeFrom(text))).map(jsonOf)));
