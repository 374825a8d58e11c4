/** Every query of the history of pads, but those of their documents. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Writers } from '../pad.ts';
import type { Named, PastChoice } from './moment.ts';

export async function whoSees({ item }: ItemPass): Promise<{ writers: Writers; past: PastChoice }> {
	const [row] = await carrier()<{ writers: Writers; past: PastChoice }[]>`
		select writers, past from pads.pad where item = ${item}`;
	return row!;
}

export const changePast = ({ item }: ItemPass, past: PastChoice) =>
	carrier()`update pads.pad set past = ${past} where item = ${item}`;

export async function namedMoments({ item }: ItemPass): Promise<Named[]> {
	const rows = await carrier()<{ n: string; name: string }[]>`
		select sequence as n, name from pads.moment where item = ${item} order by sequence`;
	return rows.map(({ n, name }) => ({ n: Number(n), name }));
}

export const nameMoment = ({ item }: ItemPass, { n, name }: Named, by: string, at: Date) =>
	carrier()`
		insert into pads.moment (item, sequence, name, by, at) values (${item}, ${n}, ${name}, ${by}, ${at})
		on conflict (item, sequence) do update set name = excluded.name, by = excluded.by, at = excluded.at`;

export const unnameMoment = ({ item }: ItemPass, n: number) =>
	carrier()`delete from pads.moment where item = ${item} and sequence = ${n}`;

export async function lastMoment({ item }: ItemPass): Promise<number> {
	const [row] = await carrier()<{ sequence: string }[]>`select sequence from pads.document where item = ${item}`;
	return Number(row?.sequence ?? 0);
}

/** The first that is kept at all: what was squashed before it is gone. */
export async function firstKept({ item }: ItemPass): Promise<number> {
	const [row] = await carrier()<
		{ first: string | null }[]
	>`select min(first) as first from pads.volume where item = ${item}`;
	return Number(row?.first ?? 1);
}

export type Squash = { n: number; due: Date };

export async function squashOf({ item }: ItemPass): Promise<Squash | null> {
	const [row] = await carrier()<{ n: string; due: Date }[]>`
		select sequence as n, due from pads.squash where item = ${item}`;
	return row ? { n: Number(row.n), due: row.due } : null;
}

/** What was given up before stays so; the time to regret begins again. */
export const keepSquash = ({ item }: ItemPass, n: number, { by, at, due }: { by: string; at: Date; due: Date }) =>
	carrier()`
		insert into pads.squash as s (item, sequence, by, at, due) values (${item}, ${n}, ${by}, ${at}, ${due})
		on conflict (item) do update
			set sequence = greatest(s.sequence, excluded.sequence), by = excluded.by, at = excluded.at, due = excluded.due`;

export const dropSquash = ({ item }: ItemPass) => carrier()`delete from pads.squash where item = ${item}`;

export const dropNamesBefore = ({ item }: ItemPass, n: number) =>
	carrier()`delete from pads.moment where item = ${item} and sequence < ${n}`;

export async function dueSquashes(now: Date): Promise<string[]> {
	const rows = await carrier()<{ item: string }[]>`
		select item from pads.squash where due <= ${now} order by due limit 100`;
	return rows.map(({ item }) => item);
}

/**
 * The line of an author loses its name and whose it is. Who comes back begins a new line: what they are called then
 * does not stand over what they wrote before.
 */
export async function eraseAuthor({ item }: ItemPass, n: number): Promise<boolean> {
	// One person has a line for each browser they came with: a name that is gone is gone from all of them.
	const rows = await carrier()`
		update pads.author set name = '', actor = gen_random_uuid()
		where item = ${item} and (n = ${n} or (name <> '' and name = (
			select name from pads.author where item = ${item} and n = ${n}
		))) returning n`;
	return rows.length > 0;
}
