/** Is an address on a list, and by which of its expressions? No network, and the database only where 8 bytes agree. */
import { Filter, quickHash } from '../lists/filter.ts';
import { type Held, holding } from '../lists/holding.ts';
import { hashBytes, headBytes, type Sorted } from '../lists/sorted.ts';
import { type Piece, piecesOf, readSorted, tailAt } from '../lists/store.ts';
import type { Canonical } from './canonical.ts';
import { hostsOf, pathsOf } from './expressions.ts';
import { hashOf } from './hash.ts';
import { isShared } from './shared.ts';

/** What is surely on no list: by its host alone, or as a whole; lists that were read long ago have no second one. */
export type Filters = { hosts: Filter; expressions: Filter | null };

/** The other 24 bytes of each hash stay in the database, but where there is none. */
export type AddressIndex = { heads: Sorted; filters: Filters; tails?: Buffer };

const tailBytes = hashBytes - headBytes;

/** Both filters of a list as they are kept: of the same size, one behind the other. */
export const filterPiece = ({ hosts, expressions }: Filters): Piece => ({
	what: 'filter',
	count: expressions ? 2 : 1,
	heads: Buffer.concat([hosts.bytes, expressions?.bytes ?? new Uint8Array(0)]),
	tails: null
});

export async function readFilters(id: string, edition: number): Promise<Filters> {
	for await (const { heads, count } of piecesOf(id, edition, 'filter')) {
		const bytes = heads.length / count;
		const [hosts, expressions] = [heads.subarray(0, bytes), heads.subarray(bytes)];
		return { hosts: new Filter(hosts), expressions: count === 2 ? new Filter(expressions) : null };
	}
	return { hosts: Filter.for(0), expressions: null };
}

export const addressLists = holding<AddressIndex>('addresses', async ({ id, edition }) => ({
	heads: await readSorted(id, edition, 'hashes'),
	filters: await readFilters(id, edition)
}));

export type Suspect = {
	list: Held<AddressIndex>;
	expression: string;
	/** The whole host, not one address of it. */
	isWhole: boolean;
	hash: Buffer;
	place: number;
};

/** A whole shared host is never condemned: of it only exact addresses and folders count. */
const isSpared = (host: string, path: string): boolean => path === '/' && isShared(host);

function lookIn(lists: readonly Held<AddressIndex>[], host: string, path: string, found: Suspect[]): void {
	const quick = quickHash(host, path);
	const left = lists.filter(({ index }) => index.filters.expressions?.mayHold(quick) ?? true);
	if (left.length === 0 || isSpared(host, path)) return;
	const hash = hashOf(host + path);
	const [high, low] = [hash.readUInt32BE(0), hash.readUInt32BE(4)];
	for (const list of left) {
		const place = list.index.heads.placeOf(high, low);
		if (place !== -1) found.push({ list, expression: host + path, isWhole: path === '/', hash, place });
	}
}

const mayHold = (host: string, lists: readonly Held<AddressIndex>[]): boolean => {
	const quick = quickHash(host);
	return lists.some(({ index }) => index.filters.hosts.mayHold(quick));
};

/** Asked first, for nearly all: the host or one of its endings, without the Public Suffix List. */
function mayBeAbout(host: string, lists: readonly Held<AddressIndex>[]): boolean {
	if (mayHold(host, lists)) return true;
	let dot = host.lastIndexOf('.');
	for (let labels = 2; labels <= 5 && dot > 0; labels++) {
		dot = host.lastIndexOf('.', dot - 1);
		if (dot !== -1 && mayHold(host.slice(dot + 1), lists)) return true;
	}
	return false;
}

/** Where the first 8 bytes agree; hardly an address needs SHA-256 that is on no list. */
export function suspectsIn(address: Canonical, lists: readonly Held<AddressIndex>[]): Suspect[] {
	const found: Suspect[] = [];
	if (!mayBeAbout(address.host, lists)) return found;
	for (const host of hostsOf(address.host)) {
		const quick = quickHash(host);
		const about = lists.filter(({ index }) => index.filters.hosts.mayHold(quick));
		if (about.length > 0) for (const path of pathsOf(address)) lookIn(about, host, path, found);
	}
	return found;
}

export type Listed = Omit<Suspect, 'hash' | 'place'>;

/** Those of which all 32 bytes agree. */
export async function confirmed(suspects: readonly Suspect[], what: 'hashes' | 'fresh' = 'hashes'): Promise<Listed[]> {
	const listed: Listed[] = [];
	for (const { hash, place, ...suspect } of suspects) {
		const { id: list, edition, index } = suspect.list;
		const tail =
			index.tails?.subarray(place * tailBytes, (place + 1) * tailBytes) ??
			(await tailAt({ list, edition, what, place }));
		if (tail?.equals(hash.subarray(headBytes))) listed.push(suspect);
	}
	return listed;
}

/** Everything the lists say of an address, the most exact first. */
export async function listedBy(address: Canonical): Promise<Listed[]> {
	return confirmed(suspectsIn(address, await addressLists.now()));
}
