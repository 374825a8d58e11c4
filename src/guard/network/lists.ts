/** Lists of networks: what they are of, how they are read, and whether an address is within. */
import { type Held, holding } from '../lists/holding.ts';
import { eachLine } from '../lists/lines.ts';
import type { Reader } from '../lists/mirrors.ts';
import { type Edition, piecesOf } from '../lists/store.ts';
import { numberOf, packRanges, type Range, type Ranges, rangeOf, rangesOf, unpackRanges } from './ranges.ts';

export const networkKinds = ['tor', 'datacentre', 'vpn', 'abuse'] as const;
export type NetworkKind = (typeof networkKinds)[number];

/** Of networks there are fewer than of addresses, and each costs more while it is read. */
const mostNetworks = 1_000_000;

const isComment = (line: string): boolean => /^(?:[#;!]|\/\/)/.test(line);

/** Wider than these a line is a slip: nobody lists a 200th of the internet. */
const isTooWide = ({ family, from, to }: Range): boolean =>
	family === 4 ? to[3] - from[3] >= 2 ** 24 : to[0] - from[0] >= 2 ** 16;

/** The first thing in a line that is a network: plain lists, CSV, `ExitAddress 1.2.3.4 date`. */
export function networkIn(line: string): Range | null {
	for (const word of line.split(/[\s,;"']+/).slice(0, 12)) {
		const range = /[.:]/.test(word) ? rangeOf(word) : null;
		if (range) return isTooWide(range) ? null : range;
	}
	return null;
}

export type ReadNetworks = { ranges: Ranges; unread: number };

/** @throws guard.list-too-long */
export async function readRanges(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<ReadNetworks> {
	const found: Range[] = [];
	let unread = 0;
	await eachLine(
		bytes,
		(line) => {
			if (isComment(line)) return;
			const range = networkIn(line);
			if (range) found.push(range);
			else unread++;
		},
		mostNetworks
	);
	return { ranges: rangesOf(found), unread };
}

export function networkEdition({ ranges, unread }: ReadNetworks): Edition {
	const pieces = [{ what: 'ranges' as const, count: ranges.size, heads: packRanges(ranges), tails: null }];
	return { pieces, entries: ranges.size, unread, spared: 0, etag: null, rechecks: false };
}

export const readNetworks: Reader = async (_list, bytes) => networkEdition(await readRanges(bytes));

export const networkLists = holding<Ranges>('networks', async ({ id, edition }) => {
	for await (const { heads } of piecesOf(id, edition, 'ranges')) return unpackRanges(heads);
	return rangesOf([]);
});

/** The lists an address is on; none for what is no address. */
export function listsWith(address: string, held: readonly Held<Ranges>[]): Held<Ranges>[] {
	const number = numberOf(address);
	return number ? held.filter(({ index }) => index.holds(number)) : [];
}
