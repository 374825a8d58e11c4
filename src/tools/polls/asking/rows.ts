/** Rows of a form, such as `rows[2].day`: read from what was typed, and written back when one comes, goes or moves. */
export type Typed = Record<string, string>;
export type Row = Record<string, string>;

/** More than any form of ours has; a forged number must not make millions of rows. */
const mostRows = 10_000;

function placeIn(name: string, list: string): [number, string] | null {
	if (!name.startsWith(`${list}[`)) return null;
	const [, place, field] = /^\[(\d{1,5})\]\.(\w+)$/.exec(name.slice(list.length)) ?? [];
	return place === undefined || Number(place) >= mostRows ? null : [Number(place), field!];
}

/** The rows by their number; numbers that were left out have none. */
export function rowsByNumber(typed: Typed, list: string): Map<number, Row> {
	const rows = new Map<number, Row>();
	for (const [name, value] of Object.entries(typed)) {
		const [number, field] = placeIn(name, list) ?? [];
		if (number === undefined) continue;
		const row = rows.get(number) ?? {};
		row[field!] = value;
		rows.set(number, row);
	}
	return new Map([...rows].sort(([one], [other]) => one - other));
}

export const rowsIn = (typed: Typed, list: string): Row[] => [...rowsByNumber(typed, list).values()];

/** What was typed with these rows in place of those there were, numbered anew. */
export function withRows(typed: Typed, list: string, rows: Row[]): Typed {
	const others = Object.entries(typed).filter(([name]) => placeIn(name, list) === null);
	const written = rows.flatMap((row, place) =>
		Object.entries(row).map(([field, value]) => [`${list}[${place}].${field}`, value])
	);
	return Object.fromEntries([...others, ...written]);
}

export const without = <Item>(items: Item[], place: number): Item[] => items.filter((_item, at) => at !== place);

/** The item takes the place of its neighbour before (-1) or after (1). */
export function moved<Item>(items: Item[], place: number, by: -1 | 1): Item[] {
	const next = [...items];
	const [item, neighbour] = [items[place], items[place + by]];
	if (item === undefined || neighbour === undefined) return next;
	next[place] = neighbour;
	next[place + by] = item;
	return next;
}

/** What a button of a row asks for: `?remove=2`, `?up=2`, `?down=2`; nothing of these adds `more` empty rows. */
export function redrawn(typed: Typed, list: string, query: URLSearchParams, more: Row[]): Typed {
	const rows = rowsIn(typed, list);
	const asked = (verb: string) => (/^\d{1,5}$/.test(query.get(verb) ?? '') ? Number(query.get(verb)) : null);
	const [remove, up, down] = [asked('remove'), asked('up'), asked('down')];
	if (remove !== null) return withRows(typed, list, without(rows, remove));
	if (up !== null) return withRows(typed, list, moved(rows, up, -1));
	if (down !== null) return withRows(typed, list, moved(rows, down, 1));
	return withRows(typed, list, [...rows, ...more]);
}
