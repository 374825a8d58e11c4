/** A table of a Word file. */
import { at, within, type XmlElement } from '#base/office/read-xml.ts';
import { type Block, block } from '../../text/tree.ts';
import { type Seen, transparent } from './seen.ts';
import { isOn, numberOf, valOf } from './styles.ts';

type Cell = { of: Block; down: string | null; column: number; columns: number };

function cellOf(of: XmlElement, column: number, isTitle: boolean, seen: Seen): Cell {
	const look = at(of, 'w:tcPr');
	const columns = Math.max(1, numberOf(valOf(at(look, 'w:gridSpan'))) ?? 1);
	const merged = at(look, 'w:vMerge');
	const type =
		isTitle || (isOn(at(look, 'w:cnfStyle')) && /^1/.test(valOf(at(look, 'w:cnfStyle')) ?? ''))
			? 'tableHeader'
			: 'tableCell';
	const made = block(type, [], { colspan: columns, rowspan: 1 });
	const down = merged ? (valOf(merged) ?? 'continue') : null;
	if (down !== 'continue') made.content = seen.blocksIn(of, seen);
	return { of: made, down, column, columns };
}

export function tableOf(of: XmlElement, seen: Seen): Block {
	/** The cell that reaches down in each column. */
	const open = new Map<number, Block>();
	const rows = [...rowsIn(of)].map((row) => {
		const isTitle = isOn(at(row, 'w:trPr', 'w:tblHeader'));
		let column = 0;
		const cells: Block[] = [];
		for (const inner of cellsIn(row)) {
			const cell = cellOf(inner, column, isTitle, seen);
			const above = open.get(column);
			if (cell.down === 'continue' && above) above.attrs.rowspan = Number(above.attrs.rowspan) + 1;
			else {
				cells.push(cell.of);
				if (cell.down) open.set(column, cell.of);
				else open.delete(column);
			}
			column += cell.columns;
		}
		return block('tableRow', cells);
	});
	return block('table', rows);
}

function* rowsIn(of: XmlElement): Generator<XmlElement> {
	for (const inner of within(of)) {
		if (inner.name === 'w:tr') yield inner;
		else if (inner.name === 'w:sdt') yield* rowsIn(at(inner, 'w:sdtContent') ?? inner);
		else if (transparent.test(inner.name)) yield* rowsIn(inner);
	}
}

function* cellsIn(of: XmlElement): Generator<XmlElement> {
	for (const inner of within(of)) {
		if (inner.name === 'w:tc') yield inner;
		else if (inner.name === 'w:sdt') yield* cellsIn(at(inner, 'w:sdtContent') ?? inner);
		else if (transparent.test(inner.name)) yield* cellsIn(inner);
	}
}
