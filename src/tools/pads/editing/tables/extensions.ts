/** Tables as Tiptap knows them, each cell with the name of its column. */
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { tableEditing } from '@tiptap/pm/tables';
import { namingColumns } from './names.ts';

/** Neither shown nor pasted: a copy gets names of its own. */
const unseen = { default: null, rendered: false, parseHTML: () => null };

/**
 * The plugin of ProseMirror for cells, but for its own mending: each browser would mend for itself, and two at once
 * would mend too much (see repair.ts).
 */
function cellEditing() {
	const plugin = tableEditing({ allowTableNodeSelection: false });
	const { appendTransaction } = plugin.spec;
	plugin.spec.appendTransaction = (transactions, _before, state) =>
		appendTransaction?.call(plugin, transactions, state, state);
	return plugin;
}

const PadTable = Table.extend({
	renderHTML: () => ['div', { class: 'pad-table' }, ['table', ['tbody', 0]]],
	addNodeView: () => null,
	addProseMirrorPlugins: () => [cellEditing(), namingColumns()]
});

export const tableExtensions = [
	PadTable,
	TableRow.extend({ addAttributes: () => ({ columns: unseen }) }),
	...[TableCell, TableHeader].map((cell) =>
		cell.extend({
			addAttributes() {
				return { ...this.parent?.(), column: unseen, covers: unseen };
			}
		})
	)
];
