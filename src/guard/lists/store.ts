/** The rows of lists from outside. */
import { carrier, transaction, wholePool } from '#kernel/database/connection.ts';
import { hashBytes, headBytes, readHeads, type Sorted } from './sorted.ts';

export type Holds = 'addresses' | 'networks';

export type List = {
	id: string;
	holds: Holds;
	kind: string;
	name: string;
	mirror: string | null;
	at: Date;
	offAt: Date | null;
	edition: number;
	entries: number;
	unread: number;
	spared: number;
	fetchedAt: Date | null;
	etag: string | null;
	trouble: string | null;
	hours: number;
	nextAt: Date | null;
	rechecked: string | null;
};

const columns = () => carrier()`id, holds, kind, name, mirror, at, off_at as "offAt", edition, entries, unread, spared,
	fetched_at as "fetchedAt", etag, trouble, hours, next_at as "nextAt", rechecked`;

export const listsOf = (holds: Holds): Promise<List[]> =>
	carrier()<List[]>`select ${columns()} from guard.list where holds = ${holds} order by at, id`.execute();

export const allLists = (): Promise<List[]> =>
	carrier()<List[]>`select ${columns()} from guard.list order by holds, at, id`.execute();

export async function listById(id: string): Promise<List | null> {
	const [row] = await carrier()<List[]>`select ${columns()} from guard.list where id = ${id}`;
	return row ?? null;
}

export type NewList = Pick<List, 'id' | 'holds' | 'kind' | 'name' | 'mirror' | 'hours'>;

export async function addList(list: NewList, by: string, now: Date): Promise<void> {
	await carrier()`insert into guard.list (id, holds, kind, name, mirror, hours, by, at, next_at)
		values (${list.id}, ${list.holds}, ${list.kind}, ${list.name}, ${list.mirror}, ${list.hours}, ${by}, ${now},
			${list.mirror ? now : null})`;
}

export async function switchList(id: string, offAt: Date | null): Promise<boolean> {
	const rows = await carrier()`update guard.list set off_at = ${offAt} where id = ${id} returning 1`;
	return rows.length > 0;
}

export async function removeList(id: string): Promise<boolean> {
	const rows = await carrier()`delete from guard.list where id = ${id} returning 1`;
	return rows.length > 0;
}

/** Lists of which a new edition came, so that what is stored is to be looked at again. */
export const listsToRecheck = (): Promise<List[]> =>
	carrier()<List[]>`select ${columns()} from guard.list
		where rechecked is not null and off_at is null order by fetched_at`.execute();

/** @param until the last event looked at; null when all were. Nothing where another edition came meanwhile. */
export async function noteRechecked({ id, edition }: List, until: string | null): Promise<boolean> {
	const rows = await carrier()`
		update guard.list set rechecked = ${until}::bigint where id = ${id} and edition = ${edition} returning 1`;
	return rows.length > 0;
}

/** A mirror is to be asked at the next round. */
export async function hurryList(id: string, now: Date): Promise<boolean> {
	const rows = await carrier()`
		update guard.list set next_at = ${now} where id = ${id} and mirror is not null and off_at is null returning 1`;
	return rows.length > 0;
}

/** Takes one list whose time has come, so that no two processes ask the same mirror. */
export async function takeDue(holds: Holds, now: Date): Promise<List | null> {
	const [row] = await carrier()<List[]>`
		update guard.list set next_at = ${now}::timestamptz + interval '1 hour'
		where id = (select id from guard.list where holds = ${holds} and mirror is not null and off_at is null
			and next_at <= ${now} order by next_at limit 1 for update skip locked)
		returning ${columns()}`;
	return row ?? null;
}

export async function noteTrouble(id: string, trouble: string): Promise<void> {
	await carrier()`update guard.list set trouble = ${trouble} where id = ${id}`;
}

export async function noteUnchanged({ id, hours }: List, now: Date): Promise<void> {
	await carrier()`update guard.list set trouble = null, fetched_at = ${now},
		next_at = ${now}::timestamptz + make_interval(hours => ${hours}) where id = ${id}`;
}

export type Piece = {
	what: 'hashes' | 'fresh' | 'filter' | 'ranges';
	count: number;
	heads: Buffer;
	tails: Buffer | null;
};

export type Edition = {
	pieces: Iterable<Piece>;
	entries: number;
	unread: number;
	spared: number;
	etag: string | null;
	/** Whether what is stored is to be looked at again. */
	rechecks: boolean;
};

/** One edition at a time; the one before stays for those who are just reading it. */
export function swapIn(id: string, edition: Edition, now: Date): Promise<void> {
	return transaction(async () => {
		const [row] = await carrier()<{ edition: number }[]>`
			select edition + 1 as edition from guard.list where id = ${id} for update`;
		if (!row) return;
		const next = row.edition;
		let place = 0;
		for (const { what, count, heads, tails } of edition.pieces) {
			await carrier()`insert into guard.list_piece (list, edition, what, place, count, heads, tails)
				values (${id}, ${next}, ${what}, ${place++}, ${count}, ${heads}, ${tails})`;
		}
		await carrier()`delete from guard.list_piece where list = ${id} and edition < ${next - 1}`;
		await carrier()`update guard.list set edition = ${next}, entries = ${edition.entries}, unread = ${edition.unread},
			spared = ${edition.spared}, etag = ${edition.etag}, fetched_at = ${now}, trouble = null,
			next_at = case when mirror is not null then ${now}::timestamptz + make_interval(hours => hours) end,
			rechecked = ${edition.rechecks ? 0 : null}
			where id = ${id}`;
	});
}

export type Read = { count: number; heads: Buffer };

/** Piece by piece, so that no more than one travels at a time. */
export async function* piecesOf(id: string, edition: number, what: Piece['what']): AsyncGenerator<Read> {
	// The pool itself: reading lists goes on beside whatever transaction asked for it.
	const places = await wholePool()<{ place: number }[]>`
		select place from guard.list_piece where list = ${id} and edition = ${edition} and what = ${what} order by place`;
	for (const { place } of places) {
		const [row] = await wholePool()<Read[]>`
			select count, heads from guard.list_piece
			where list = ${id} and edition = ${edition} and what = ${what} and place = ${place}`;
		if (row) yield row;
	}
}

export const hashesPerPiece = 32_768;

/** Sorted hashes as pieces: what is looked through in memory, and what is asked only when that agrees. */
export function* hashPieces(hashes: Buffer, what: 'hashes' | 'fresh'): Generator<Piece> {
	const count = hashes.length / hashBytes;
	const tailBytes = hashBytes - headBytes;
	for (let from = 0; from < count; from += hashesPerPiece) {
		const size = Math.min(hashesPerPiece, count - from);
		const heads = Buffer.allocUnsafe(size * headBytes);
		const tails = Buffer.allocUnsafe(size * tailBytes);
		for (let at = 0; at < size; at++) {
			const start = (from + at) * hashBytes;
			hashes.copy(heads, at * headBytes, start, start + headBytes);
			hashes.copy(tails, at * tailBytes, start + headBytes, start + hashBytes);
		}
		yield { what, count: size, heads, tails };
	}
}

export async function readSorted(id: string, edition: number, what: 'hashes' | 'fresh'): Promise<Sorted> {
	const pieces: Buffer[] = [];
	let count = 0;
	for await (const piece of piecesOf(id, edition, what)) {
		pieces.push(piece.heads);
		count += piece.count;
	}
	return readHeads(pieces, count);
}

export type Spot = { list: string; edition: number; what: 'hashes' | 'fresh'; place: number };

/** The other 24 bytes of a hash, or null where that edition is gone. */
export async function tailAt({ list, edition, what, place }: Spot): Promise<Buffer | null> {
	const inPiece = place % hashesPerPiece;
	const [row] = await wholePool()<{ tail: Buffer }[]>`
		select substr(tails, ${inPiece * (hashBytes - headBytes) + 1}::int, ${hashBytes - headBytes}::int) as tail
		from guard.list_piece where list = ${list} and edition = ${edition} and what = ${what}
		order by place offset ${Math.floor(place / hashesPerPiece)} limit 1`;
	return row?.tail ?? null;
}
