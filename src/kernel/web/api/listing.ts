/** Long lists over REST: they come page by page, and `next` of a page is the `cursor` of the one that follows. */
import { z } from 'zod';

export const cursorQuery = z.object({
	cursor: z.string().optional().describe('`next` of the page before; one nobody gave begins the list anew.')
});

/** For lists whose pages are as long as whoever asks wants them. */
export const pageQuery = (most: number) =>
	cursorQuery.extend({
		limit: z.coerce.number().int().min(1).optional().describe(`How many at once; never more than ${most} come.`)
	});

export const limitIn = (query: URLSearchParams, { usual, most }: { usual: number; most: number }): number =>
	Math.min(most, Math.max(1, Math.floor(Number(query.get('limit'))) || usual));

type Row = { id: string };

const cursorOf = (place: number, { id }: Row): string => Buffer.from(`${place} ${id}`).toString('base64url');

/** Where a page begins: after the last row of the page before or, where that row is gone, at the place it had. */
function startOf(rows: Row[], cursor: string | null): number {
	if (cursor === null) return 0;
	const [place, last] = Buffer.from(cursor.slice(0, 300), 'base64url').toString().split(' ');
	const found = rows.findIndex(({ id }) => id === last);
	return found === -1 ? Number(/^\d{1,9}$/.exec(place ?? '')?.[0] ?? 0) : found + 1;
}

/** A page of a list that is at hand as a whole. A cursor that was tampered with begins somewhere in it. */
export function pageOf<Item extends Row>(
	rows: Item[],
	query: URLSearchParams,
	lengths: { usual: number; most: number }
) {
	const start = startOf(rows, query.get('cursor'));
	const items = rows.slice(start, start + limitIn(query, lengths));
	const end = start + items.length;
	return { items, next: end < rows.length ? cursorOf(end - 1, items.at(-1)!) : null };
}
