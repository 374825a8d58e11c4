/**
 * Pages of items as strangers see them, kept until the item changes. Every change of an item moves its version, and
 * the version is read from the database for each request: a kept page is never behind.
 */
import type { Context } from 'hono';
import type { Ask, Page } from './page.ts';
import type { Door } from './request.ts';
import type { HtmlSheet } from './sheet.ts';

const mostPages = 2000;
const mostBytes = 10 * 1024 * 1024;
const mostBytesOfPage = 1024 * 1024;
/** What the host changed (its name, its texts) shows after this time at the latest. */
const longestMs = 60_000;

type Kept = { sheet: HtmlSheet; until: number };

const shelf = new Map<string, Kept>();
let bytes = 0;

/** Counted with room for its packed form. */
const sizeOf = (sheet: HtmlSheet | undefined): number => Math.ceil((sheet?.plain.length ?? 0) * 1.25);

function takeOff(key: string): void {
	bytes -= sizeOf(shelf.get(key)?.sheet);
	shelf.delete(key);
}

/** The name a page is kept under; null where it is somebody's own, or asked for in a special way. */
export function placeOf(context: Context<Door>, page: Page, { pass, actor, language, query }: Ask): string | null {
	if (!page.keptUntil || !pass || actor || pass.subjects.size > 0 || query.size > 0) return null;
	return `${context.req.path} ${language} ${pass.item} ${pass.about.version} ${pass.right} ${pass.holding}`;
}

export function keptAt(place: string, now: Date): HtmlSheet | null {
	const kept = shelf.get(place);
	if (!kept) return null;
	if (kept.until > now.getTime()) return kept.sheet;
	takeOff(place);
	return null;
}

/** @param until what the page says is no longer true then, such as that a poll is open. */
export function keepAt(place: string, sheet: HtmlSheet, until: Date | null, now: Date): void {
	if (sheet.plain.length > mostBytesOfPage) return;
	takeOff(place);
	shelf.set(place, { sheet, until: Math.min(until?.getTime() ?? Number.POSITIVE_INFINITY, now.getTime() + longestMs) });
	bytes += sizeOf(sheet);
	for (const oldest of shelf.keys()) {
		if (shelf.size <= mostPages && bytes <= mostBytes) break;
		takeOff(oldest);
	}
}
