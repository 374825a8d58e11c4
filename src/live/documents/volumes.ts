/** The queries of volumes: bound changes, each run with what is said of it and the frame it begins from. */
import { carrier } from '#kernel/database/connection.ts';
import type { About } from './about.ts';

export type Volume = { first: number; last: number; bytes: Uint8Array; about: About | null };
/**
 * The state before the first change of its volume. Squeezed by itself, or as what differs from the frame of the volume
 * before; empty where nothing was there; null where none was made yet.
 */
export type Frame = { first: number; frame: Uint8Array | null; alone: boolean };

type Numbers = { first: string; last: string };
const table = (schema: string) => carrier()(`${schema}.volume`);

function numbered<Row extends Partial<Numbers>>(
	rows: Row[]
): (Omit<Row, 'first' | 'last'> & { first: number; last: number })[] {
	return rows.map((row) => ({ ...row, first: Number(row.first), last: Number(row.last) }));
}

const wanted = () => carrier()`first, last, bytes, about`;

export async function lastVolume(schema: string, item: string): Promise<Volume | null> {
	const rows = await carrier()<(Numbers & Volume)[]>`
		select ${wanted()} from ${table(schema)} where item = ${item} order by first desc limit 1`;
	return numbered(rows)[0] ?? null;
}

/** Those that hold a change of a stretch, in their order. */
export async function volumesBetween(schema: string, item: string, from: number, to: number): Promise<Volume[]> {
	const rows = await carrier()<(Numbers & Volume)[]>`
		select ${wanted()} from ${table(schema)}
		where item = ${item} and last >= ${from} and first <= ${to} order by first`;
	return numbered(rows);
}

/** From which change to which each of them goes. */
export async function stretchesOf(schema: string, item: string, from: number, to: number) {
	const rows = await carrier()<Numbers[]>`
		select first, last from ${table(schema)}
		where item = ${item} and last >= ${from} and first <= ${to} order by first`;
	return numbered(rows);
}

/** What is said of all of them; where nothing is said yet, their bytes. */
export async function aboutVolumes(schema: string, item: string) {
	const rows = await carrier()<(Numbers & Pick<Volume, 'about'> & { bytes: Uint8Array | null })[]>`
		select first, last, about, case when about is null then bytes end as bytes from ${table(schema)}
		where item = ${item} order by first`;
	return numbered(rows);
}

/** The frames one after another that the frame of a volume is read from. */
export async function framesUpTo(schema: string, item: string, first: number): Promise<Frame[]> {
	const rows = await carrier()<(Frame & Numbers)[]>`
		select first, frame, alone from ${table(schema)}
		where item = ${item} and first <= ${first} and first >= (
			select max(first) from ${table(schema)} where item = ${item} and first <= ${first} and alone
		) order by first`;
	return numbered(rows);
}

export const addVolume = (schema: string, item: string, volume: Volume & Omit<Frame, 'first'>) =>
	carrier()`
		insert into ${table(schema)} (item, first, last, bytes, about, frame, alone)
		values (${item}, ${volume.first}, ${volume.last}, ${Buffer.from(volume.bytes)}, ${carrier().json(volume.about as never)},
			${volume.frame && Buffer.from(volume.frame)}, ${volume.alone})`;

export const growVolume = (schema: string, item: string, volume: Volume) =>
	carrier()`
		update ${table(schema)} set last = ${volume.last}, bytes = ${Buffer.from(volume.bytes)},
			about = ${carrier().json(volume.about as never)}
		where item = ${item} and first = ${volume.first}`;

export const keepFrame = (schema: string, item: string, { first, frame, alone }: Frame) =>
	carrier()`
		update ${table(schema)} set frame = ${frame && Buffer.from(frame)}, alone = ${alone}
		where item = ${item} and first = ${first}`;

export const dropVolumes = (schema: string, item: string, before: number) =>
	carrier()`delete from ${table(schema)} where item = ${item} and first < ${before}`;

export const dropChanges = (schema: string, item: string, upTo: number) =>
	carrier()`delete from ${carrier()(`${schema}.change`)} where item = ${item} and sequence <= ${upTo}`;
