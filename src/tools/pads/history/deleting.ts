/** Who took words away, which only the changes themselves say. */
import * as Y from 'yjs';
import { changesBetween, type Hand, type WhoWrote, whoWrote } from '#live/documents/writing.ts';
import { documentKind } from '../pad.ts';
import type { Stretch } from './moment.ts';

/** Read at once; between two lots others get their turn. */
const lot = 2500;

export async function deletersIn(
	item: string,
	{ stretches }: { stretches: Stretch[] },
	from: number,
	to: number
): Promise<WhoWrote> {
	const within = stretches.filter(({ first, last }) => last > from && first <= to);
	const authors = new Set(within.flatMap((stretch) => stretch.authors));
	const [only] = authors;
	if (authors.size === 1) return (_client, _from, end) => [{ author: only!, to: end }];
	const deletions: Hand[] = [];
	for (let start = from + 1; start <= to; start += lot)
		for (const { author, bytes } of await changesBetween(documentKind, item, start, Math.min(to, start + lot - 1)))
			for (const [client, ranges] of Y.decodeUpdate(bytes).ds.clients)
				for (const { clock, len } of ranges) deletions.push({ client, from: clock, to: clock + len, author });
	return whoWrote(deletions);
}
