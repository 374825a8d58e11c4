/** Finding items by their words. */
import { isId } from '#base/ids.ts';
import { cleanLine } from '#base/text.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Item } from '../items/item.ts';
import * as store from './store.ts';

const longestText = 100_000;
const longestQuery = 200;

/**
 * Tells the search what an item is about: call it in the action that changes its text.
 * @param text plain text; beyond 100,000 characters the rest is left out.
 */
export async function putSearch(item: string, { title, text }: { title: string; text: string }): Promise<void> {
	await store.keepText(item, cleanLine(title), cleanLine(text.slice(0, longestText)));
}

/** A text in pieces, of which some are what was looked for. */
export type Piece = { text: string; hit: boolean };

/** Pieces rather than HTML, so that nothing of what people wrote is ever taken for markup. */
export function piecesOf(marked: string): Piece[] {
	return marked
		.split(store.begin)
		.flatMap((part, place) => {
			const [first = '', ...rest] = part.split(store.end);
			if (place === 0) return [{ text: part.replaceAll(store.end, ''), hit: false }];
			return [
				{ text: first, hit: true },
				{ text: rest.join(''), hit: false }
			];
		})
		.filter(({ text }) => text !== '');
}

export type Found = Pick<Item, 'id' | 'tool' | 'title' | 'address' | 'space' | 'expiresAt'> & {
	heading: Piece[];
	excerpt: Piece[];
};

export type Results = { found: Found[]; next: string | null };

const cursorOf = ({ rank, id }: store.Place): string => Buffer.from(JSON.stringify([rank, id])).toString('base64url');

/** A cursor that was tampered with begins at the beginning. */
function placeOf(cursor: string | null): store.Place | null {
	try {
		const [rank, id] = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString());
		return typeof rank === 'number' && isId(String(id)) ? { rank, id } : null;
	} catch {
		return null;
	}
}

/** What was typed, as the search takes it: one line of at most 200 characters. */
export const tidyQuery = (typed: string | null): string =>
	cleanLine((typed ?? '').slice(0, longestQuery * 4))
		.slice(0, longestQuery)
		// Each hyphen before a word is a "not": PostgreSQL gives up on long rows of them.
		.replace(/-(\s*-)+/g, '-');

/**
 * What this actor may see and the words find, the best first. Quotes keep words together, a hyphen leaves one out.
 * @param cursor of the page before; `next` is null on the last page.
 */
export async function search(
	words: string,
	actor: Actor | null,
	{ cursor = null, most = 20 }: { cursor?: string | null; most?: number } = {}
): Promise<Results> {
	if (words === '') return { found: [], next: null };
	const rows = await store.find(words, actor?.id ?? null, placeOf(cursor), most + 1);
	const found = rows.slice(0, most);
	return {
		found: found.map(({ rank: _rank, heading, excerpt, ...item }) => ({
			...item,
			heading: piecesOf(heading),
			excerpt: piecesOf(excerpt)
		})),
		next: rows.length > most ? cursorOf(found.at(-1)!) : null
	};
}
