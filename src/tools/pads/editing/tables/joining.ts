/** Cells of one row joined into one, and parted again. Over rows nothing is joined: rows have no names by which two people could agree. */
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { CellSelection, isInTable, mergeCells, selectionCell, splitCell, TableMap } from '@tiptap/pm/tables';

type Dispatch = ((change: Transaction) => void) | undefined;

/** What is chosen in one row; where it is one cell, that and the next. Null where there is nothing to join. */
function joinable(state: EditorState): CellSelection | null {
	if (!isInTable(state)) return null;
	const { selection } = state;
	const [first, last] = selection instanceof CellSelection ? endsOf(selection) : withNext(state);
	if (first === null || last === null || first === last) return null;
	const chosen = CellSelection.create(state.doc, first, last);
	const tops = new Set<number>();
	let isFlat = true;
	chosen.forEachCell((cell, at) => {
		isFlat &&= cell.attrs.rowspan === 1;
		tops.add(state.doc.resolve(at).before());
	});
	return isFlat && tops.size === 1 ? chosen : null;
}

const endsOf = ({ $anchorCell, $headCell }: CellSelection): [number, number] => [$anchorCell.pos, $headCell.pos];

function withNext(state: EditorState): [number | null, number | null] {
	const cell = selectionCell(state);
	const table = cell.node(-1);
	const start = cell.start(-1);
	const map = TableMap.get(table);
	const { right, top } = map.findCell(cell.pos - start);
	return [cell.pos, right < map.width ? start + map.map[top * map.width + right]! : null];
}

export function joinCells(state: EditorState, dispatch?: Dispatch): boolean {
	const chosen = joinable(state);
	if (!chosen) return false;
	const aside = state.apply(state.tr.setSelection(chosen));
	return mergeCells(aside, (made) => {
		if (!dispatch) return;
		const change = state.tr;
		for (const step of made.steps) change.step(step);
		const first = Math.min(chosen.$anchorCell.pos, chosen.$headCell.pos);
		dispatch(change.setSelection(TextSelection.near(change.doc.resolve(first + 1))).scrollIntoView());
	});
}

/** @returns false where the cell is one already. */
export const partCell = (state: EditorState, dispatch?: Dispatch): boolean =>
	isInTable(state) && splitCell(state, dispatch);
