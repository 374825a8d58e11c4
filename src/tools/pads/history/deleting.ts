/** Who took words away, which only the changes themselves say. */
import * as Y from 'yjs';
import { changesByVolume, type Hand, type WhoWrote, whoWrote } from '#live/documents/writing.ts';
import { documentKind } from '../pad.ts';
import type { Stretch } from './moment.ts';

/** An update ends with what it deletes: the last length of that, or how many there are, which is none. */
const deletesNothing = (bytes: Uint8Array): boolean => bytes.at(-1) === 0;

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
	const firsts = new Map<number, Hand[]>();
	for await (const changes of changesByVolume(documentKind, item, from + 1, to))
		for (const { author, bytes } of changes) {
			if (deletesNothing(bytes)) continue;
			for (const [client, ranges] of Y.decodeUpdate(bytes).ds.clients)
				for (const { clock, len } of ranges) put(of(firsts, client), { client, from: clock, to: clock + len, author });
		}
	for (const own of firsts.values()) deletions.push(...own);
	return whoWrote(deletions);
}

function of(firsts: Map<number, Hand[]>, client: number): Hand[] {
	const own = firsts.get(client) ?? [];
	firsts.set(client, own);
	return own;
}

/** Whoever comes back says again what others deleted: only whoever said it first took it away. */
function put(sorted: Hand[], hand: Hand): void {
	let place = sorted.length;
	while (place > 0 && sorted[place - 1]!.from > hand.from) place--;
	const before = sorted[place - 1];
	const from = Math.max(hand.from, before?.to ?? 0);
	if (from >= hand.to) return;
	const next = sorted[place];
	const to = Math.min(hand.to, next?.from ?? hand.to);
	if (from < to) sorted.splice(place, 0, { ...hand, from, to });
	if (next && next.to < hand.to) put(sorted, { ...hand, from: next.to });
}
