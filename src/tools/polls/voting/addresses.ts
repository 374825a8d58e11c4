/** Addresses on the page of a poll. They stay with the personal link the page was opened by, and with the clocks. */
import { nameOf } from '#kernel/items/item.ts';

type Named = { id: string; address: string | null };

export const pollPath = (item: Named): string => `/polls/${nameOf(item)}`;

/** The page by the key of a personal link, where nothing may tie a browser to a ballot. */
export const minePath = (item: Named, key: string): string => `${pollPath(item)}/mine/${key}`;

/** A query on the same page, with the clocks kept. */
export function queryOf(asked: Record<string, string>, viewerZone?: string): string {
	const query = new URLSearchParams({ ...asked, ...(viewerZone ? { zone: viewerZone } : {}) });
	return `?${query}`;
}
