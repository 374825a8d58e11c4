import type { ChainedCommands, Editor } from '@tiptap/core';
import { useView } from '#ui/view.ts';
import { joinCells, partCell } from '../tables/joining.ts';
import type { SignName } from './sign.tsx';
import { Tool } from './toolbar.tsx';

type Deed = { name: SignName; run(chain: ChainedCommands): ChainedCommands };

export const tableDeeds: Deed[] = [
	{ name: 'row-above', run: (chain) => chain.addRowBefore() },
	{ name: 'row-below', run: (chain) => chain.addRowAfter() },
	{ name: 'column-before', run: (chain) => chain.addColumnBefore() },
	{ name: 'column-after', run: (chain) => chain.addColumnAfter() },
	{ name: 'head-row', run: (chain) => chain.toggleHeaderRow() },
	{ name: 'head-column', run: (chain) => chain.toggleHeaderColumn() },
	{ name: 'cells-joined', run: (chain) => chain.command(({ state, dispatch }) => joinCells(state, dispatch)) },
	{ name: 'cell-parted', run: (chain) => chain.command(({ state, dispatch }) => partCell(state, dispatch)) },
	{ name: 'row-gone', run: (chain) => chain.deleteRow() },
	{ name: 'column-gone', run: (chain) => chain.deleteColumn() },
	{ name: 'trash', run: (chain) => chain.deleteTable() }
];

/** Shown while the caret is in a table; part of the same toolbar. */
export function TableTools({ editor, begin }: { editor: Editor; begin(): void }) {
	const { t } = useView();
	if (!editor.isActive('table')) return null;
	return (
		<fieldset class="pad-strip" aria-label={t('pads:editing.tools.table')}>
			{tableDeeds.map(({ name, run }) => (
				<Tool
					key={name}
					name={`table-${name}`}
					sign={name}
					onClick={() => {
						begin();
						run(editor.chain().focus()).run();
					}}
				/>
			))}
		</fieldset>
	);
}
