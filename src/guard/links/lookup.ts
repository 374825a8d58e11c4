/** Is an address on a list, and by which of its expressions? No network, and the database only where 8 bytes agree. */
import { Filter, quickHash } from '../lists/filter.ts';
import { type Held, holding } from '../lists/holding.ts';
import { hashBytes, headBytes, type Sorted } from '../lists/sorted.ts';
import { piecesOf, readSorted, tailAt } from '../lists/store.ts';
import type { Canonical } from './canonical.ts';
import { hostsOf, pathsOf } from './expressions.ts';
import { hashOf } from './hash.ts';
import { isShared } from './shared.ts';

/** The other 24 bytes of each hash stay in the database, but where there is none. */
export type AddressIndex = { heads: Sorted; filter: Filter; tails?: Buffer };

const tailBytes = hashBytes - headBytes;

export async function readFilter(id: string, edition: number): Promise<Filter> {
	for await (const { heads } of piecesOf(id, edition, 'filter')) return new Filter(heads);
	return Filter.for(0);
}

export const addressLists = holding<AddressIndex>('addresses', async ({ id, edition }) => ({
	heads: await readSorted(id, edition, 'hashes'),
	filter: await readFilter(id, edition)
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
const pathsWithin = (host: string, address: Canonical): string[] => {
	const paths = pathsOf(address);
	return isShared(host) ? paths.filter((path) => path !== '/') : paths;
};

function lookIn(lists: readonly Held<AddressIndex>[], host: string, path: string, found: Suspect[]): void {
	const hash = hashOf(host + path);
	const [high, low] = [hash.readUInt32BE(0), hash.readUInt32BE(4)];
	for (const list of lists) {
		const place = list.index.heads.placeOf(high, low);
		if (place !== -1) found.push({ list, expression: host + path, isWhole: path === '/', hash, place });
	}
}

const mayHold = (host: string, lists: readonly Held<AddressIndex>[]): boolean => {
	const quick = quickHash(host);
	return lists.some(({ index }) => index.filter.mayHold(quick));
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

/** Where the first 8 bytes agree; most addresses need no SHA-256 at all, their host is on no list. */
export function suspectsIn(address: Canonical, lists: readonly Held<AddressIndex>[]): Suspect[] {
	const found: Suspect[] = [];
	if (!mayBeAbout(address.host, lists)) return found;
	for (const host of hostsOf(address.host)) {
		const quick = quickHash(host);
		const about = lists.filter(({ index }) => index.filter.mayHold(quick));
		if (about.length > 0) for (const path of pathsWithin(host, address)) lookIn(about, host, path, found);
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
