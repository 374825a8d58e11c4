/**
 * Mends tables that several people changed at once. Each browser may mend, also two at the same moment: what is put in
 * bears an identity that follows from what is there, so that two who mend the same write the very same change, which
 * Yjs takes once. Who saw less mends less, and the rest is mended once all have seen all.
 */
import { digest } from 'lib0/hash/sha256';
import * as Y from 'yjs';
import { field } from '../../pad.ts';
import { type Cell, type NewCell, nextSteps, type Row, type Step } from './plan.ts';

export const repairOrigin = 'tables';
/** Each round brings a table closer; more would mean a plan that does not end. */
const mostRounds = 8;

const elementsIn = (parent: Y.XmlElement | Y.XmlFragment): Y.XmlElement[] =>
	parent.toArray().filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);

function tablesIn(
	parent: Y.XmlElement | Y.XmlFragment,
	path: number[] = []
): { table: Y.XmlElement; path: number[] }[] {
	return parent.toArray().flatMap((node, at) => {
		if (!(node instanceof Y.XmlElement) || node.nodeName === 'paragraph') return [];
		const inner = tablesIn(node, [...path, at]);
		return node.nodeName === 'table' ? [{ table: node, path: [...path, at] }, ...inner] : inner;
	});
}

const isBlank = (node: unknown): boolean =>
	node instanceof Y.XmlText
		? node.length === 0
		: node instanceof Y.XmlElement && node.nodeName === 'paragraph' && node.toArray().every(isBlank);

const attributesOf = (element: Y.XmlElement) => element.getAttributes() as Record<string, unknown>;
const spanIn = (value: unknown): number => Math.min(1000, Math.max(1, Math.trunc(Number(value)) || 1));

function cellOf(element: Y.XmlElement): Cell {
	const { column, colspan, rowspan, covers } = attributesOf(element);
	return {
		covers: typeof covers === 'string' && covers !== '' ? covers.split(' ') : [],
		type: element.nodeName,
		column: typeof column === 'string' ? column : null,
		isEmpty: element.toArray().every(isBlank),
		colspan: spanIn(colspan),
		rowspan: spanIn(rowspan)
	};
}

const rowOf = (element: Y.XmlElement): Row => ({
	cells: elementsIn(element).map(cellOf),
	born: new Set(String(attributesOf(element).columns ?? '').split(' '))
});

const stepsFor = (table: Y.XmlElement): Step[] => nextSteps(elementsIn(table).map(rowOf));

type Placed = { _item: Y.Item | null; _start: Y.Item | null };
const itemOf = (type: unknown): Y.Item | null => (type as Placed)._item;
const idText = (id: Y.ID | null | undefined): string => (id ? `${id.client}-${id.clock}` : '');

/** All that decides how the change will be written: who stands beside what is put in, seen or deleted. */
function trace(table: Y.XmlElement, step: Step): unknown {
	if (step.do === 'drop') return idText(itemOf(table)?.id);
	const row = elementsIn(table)[step.row]!;
	const rowId = idText(itemOf(row)?.id);
	if (step.do === 'remove') return [rowId, idText(itemOf(row.get(step.at))?.id)];
	if (step.do === 'set') {
		const cell = row.get(step.at) as Y.XmlElement;
		const before = (cell as unknown as { _map: Map<string, Y.Item> })._map.get(step.name);
		return [rowId, idText(itemOf(cell)?.id), step.name, step.value, idText(before?.id)];
	}
	const left = step.at > 0 ? itemOf(row.get(step.at - 1)) : null;
	const right = left ? left.right : (row as unknown as Placed)._start;
	return [rowId, idText(left?.lastId), idText(right?.id), step.cells];
}

/** Who writes the change: nobody's number, the same for all who write it. */
function writerOf(table: Y.XmlElement, steps: Step[]): number {
	const text = JSON.stringify(steps.map((step) => [step.do, trace(table, step)]));
	const hash = digest(new TextEncoder().encode(text));
	return new DataView(hash.buffer, hash.byteOffset).getUint32(0);
}

function newCell({ type, column }: NewCell): Y.XmlElement {
	const cell = new Y.XmlElement(type);
	cell.setAttribute('colspan', 1 as never);
	cell.setAttribute('rowspan', 1 as never);
	if (column !== null) cell.setAttribute('column', column);
	cell.insert(0, [new Y.XmlElement('paragraph')]);
	return cell;
}

function drop(table: Y.XmlElement): void {
	const parent = table.parent as Y.XmlElement;
	parent.delete(parent.toArray().indexOf(table), 1);
}

function carryOut(table: Y.XmlElement, step: Step): void {
	if (step.do === 'drop') {
		drop(table);
		return;
	}
	const row = elementsIn(table)[step.row]!;
	if (step.do === 'insert') row.insert(step.at, step.cells.map(newCell));
	else if (step.do === 'remove') row.delete(step.at, 1);
	else (row.get(step.at) as Y.XmlElement).setAttribute(step.name, step.value as string);
}

const at = (parent: Y.XmlElement | Y.XmlFragment, path: number[]): Y.XmlElement =>
	path.reduce<Y.XmlElement | Y.XmlFragment>((here, place) => here.get(place) as Y.XmlElement, parent) as Y.XmlElement;

/** The change as that nobody would write it. */
function changeBy(writer: number, doc: Y.Doc, path: number[], steps: Step[]): Uint8Array {
	const aside = new Y.Doc({ gc: false });
	Y.applyUpdate(aside, Y.encodeStateAsUpdate(doc));
	aside.clientID = writer;
	let change: Uint8Array | undefined;
	aside.on('update', (bytes: Uint8Array) => {
		change = bytes;
	});
	aside.transact(() => {
		for (const step of steps) carryOut(at(aside.getXmlFragment(field), path), step);
	});
	aside.destroy();
	return change!;
}

/** @returns whether anything had to be mended. */
export function repairTables(doc: Y.Doc): boolean {
	for (let round = 0; round < mostRounds; round++) {
		const broken = tablesIn(doc.getXmlFragment(field))
			.map(({ table, path }) => ({ table, path, steps: stepsFor(table) }))
			.find(({ steps }) => steps.length > 0);
		if (!broken) return round > 0;
		const { table, path, steps } = broken;
		Y.applyUpdate(doc, changeBy(writerOf(table, steps), doc, path, steps), repairOrigin);
	}
	return true;
}
