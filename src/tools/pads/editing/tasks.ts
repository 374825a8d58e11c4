/** Checklists as Markdown writes them: `- [ ] ` typed at the beginning of a line, whose sign makes it an item of a list first. */
import { Extension, InputRule } from '@tiptap/core';
import { Fragment, type Node, type NodeType } from '@tiptap/pm/model';
import { type EditorState, TextSelection } from '@tiptap/pm/state';

const typed = /^\[([ x]?)\]\s$/i;

const filled = (type: NodeType, items: Node[]): Node[] => (items.length > 0 ? [type.create(null, items)] : []);

/** Only this item becomes one to tick: those before and after it stay what they are. */
function tick({ doc, schema, tr }: EditorState, from: number, to: number, checked: boolean): boolean {
	const { bulletList, listItem, taskList, taskItem } = schema.nodes;
	const at = doc.resolve(from);
	const depth = at.depth - 2;
	const isFirstLine = depth > 0 && at.node(depth).type === bulletList && at.index(depth + 1) === 0;
	if (!isFirstLine || at.node(depth + 1).type !== listItem) return false;
	const list = at.node(depth);
	const place = at.index(depth);
	tr.delete(from, to);
	const { content } = tr.doc.resolve(from).node(depth + 1);
	const items = (start: number, end?: number) => list.content.content.slice(start, end);
	const before = filled(bulletList!, items(0, place));
	const ticked = taskList!.create(null, taskItem!.create({ checked }, content));
	const start = at.before(depth);
	const end = tr.mapping.map(at.after(depth));
	tr.replaceWith(start, end, Fragment.from([...before, ticked, ...filled(bulletList!, items(place + 1))]));
	const here = start + (before[0]?.nodeSize ?? 0);
	// List, item and line begin before its first letter.
	tr.setSelection(TextSelection.create(tr.doc, here + 3));
	if (tr.doc.resolve(here).nodeBefore?.type === taskList) tr.join(here);
	return true;
}

export const typedTasks = Extension.create({
	name: 'typedTasks',
	// Before the rule of Tiptap, which takes the signs away and then does nothing.
	priority: 1000,
	addInputRules: () => [
		new InputRule({
			find: typed,
			handler({ state, range: { from, to }, match }) {
				if (!tick(state, from, to, /x/i.test(match[1] ?? ''))) return null;
			}
		})
	]
});
