/** Where documents stand: the same five tables in the schema of each tool that keeps some. */
import { carrier, ownLine, transaction } from '#kernel/database/connection.ts';
import type { Statement, Value } from '#kernel/database/line.ts';

export type Change = { sequence: number; author: number; at: Date; bytes: Uint8Array };
/** A change on its way to the disk. */
export type Fresh = { item: string; author: number; bytes: Uint8Array };
export type Author = { n: number; actor: string; name: string; colour: string };
export type Stored = { base: Uint8Array | null; sequence: number; since: Change[] };

const table = (schema: string, name: string) => carrier()(`${schema}.${name}`);

export const begin = (schema: string, item: string) =>
	carrier()`insert into ${table(schema, 'document')} (item) values (${item})`;

type Row = Omit<Change, 'sequence'> & { sequence: string };
const changeOf = (row: Row): Change => ({ ...row, sequence: Number(row.sequence) });

/** The changes after one, in their order. */
export async function changesAfter(schema: string, item: string, sequence: number): Promise<Change[]> {
	const rows = await carrier()<Row[]>`
		select sequence, author, at, bytes from ${table(schema, 'change')}
		where item = ${item} and sequence > ${sequence} order by sequence`;
	return rows.map(changeOf);
}

/** The last snapshot and what came after it; null where there is no such document. */
export async function stored(schema: string, item: string): Promise<Stored | null> {
	const [row] = await carrier()<{ last: string; sequence: string | null; bytes: Uint8Array | null }[]>`
		select d.sequence as last, s.sequence, s.bytes from ${table(schema, 'document')} d
		left join ${table(schema, 'snapshot')} s on s.item = d.item where d.item = ${item}`;
	if (!row) return null;
	const from = Number(row.sequence ?? 0);
	const since = await changesAfter(schema, item, from);
	const sequence = since.at(-1)?.sequence ?? from;
	const isWhole = sequence >= Number(row.last) && (since[0]?.sequence ?? from + 1) === from + 1;
	// A newer snapshot was made between the two queries.
	return isWhole ? { base: row.bytes, sequence, since } : stored(schema, item);
}

/** A list of what needs no quotes: numbers, and ids. */
const listOf = (values: (string | number)[]): string => `{${values.join()}}`;

/**
 * Appends changes, numbered one after another within their document: whoever appends holds the document's row until
 * the end of the transaction, so that numbers become visible in their order.
 * @returns the number before the first of each document; a document that is gone is missing.
 */
export async function append(schema: string, fresh: Fresh[]): Promise<Map<string, number>> {
	const { one, many } = statementsFor(schema);
	const rows =
		fresh.length === 1 ? await ownLine().ask(one, valuesOfOne(fresh[0]!)) : await ownLine().ask(many, valuesOf(fresh));
	return new Map(rows.map(([item, before]) => [item!, Number(before)]));
}

/** As `append`, in the surrounding transaction. @returns the number of the change; null where the document is gone. */
export async function appendAlong(schema: string, fresh: Fresh): Promise<number | null> {
	const { text } = statementsFor(schema).one;
	const { item, author, bytes } = fresh;
	const [row] = await carrier().unsafe<{ before: string }[]>(text, [item, author, Buffer.from(bytes)], {
		prepare: true
	});
	return row ? Number(row.before) + 1 : null;
}

const valuesOfOne = ({ item, author, bytes }: Fresh): Value[] => [item, String(author), bufferOf(bytes)];

const bufferOf = ({ buffer, byteOffset, length }: Uint8Array): Buffer =>
	Buffer.from(buffer as ArrayBuffer, byteOffset, length);

function valuesOf(fresh: Fresh[]): Value[] {
	const place = new Map<string, number>();
	const places = fresh.map(({ item }) => {
		const next = (place.get(item) ?? 0) + 1;
		place.set(item, next);
		return next;
	});
	let start = 1;
	const starts = fresh.map(({ bytes: { length } }) => {
		start += length;
		return start - length;
	});
	return [
		listOf(fresh.map(({ item }) => item)),
		listOf(places),
		listOf(fresh.map(({ author }) => author)),
		listOf(starts),
		listOf(fresh.map(({ bytes }) => bytes.length)),
		Buffer.concat(fresh.map(({ bytes }) => bytes)),
		listOf([...place.keys()])
	];
}

type Statements = { one: Statement; many: Statement };

/** What is written most often costs least as one text, known beforehand. */
const statementsOf = (schema: string): Statements => ({
	one: {
		name: `${schema}-change`,
		text: `
		with grown as (
			update ${schema}.document set sequence = sequence + 1 where item = $1 returning sequence
		), kept as (
			insert into ${schema}.change (item, sequence, author, at, bytes)
			select $1, sequence, $2::int, clock_timestamp(), $3::bytea from grown
		)
		select $1, sequence - 1 as before from grown`
	},
	// All bytes travel as one value: a list of them would have to be written as text.
	many: {
		name: `${schema}-changes`,
		text: `
		with incoming as (
			select item, place, author, substring($6::bytea from start for size) as bytes
			from unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[]) as i (item, place, author, start, size)
		), held as materialized (
			select item from ${schema}.document where item = any($7::text[]) order by item for update
		), grown as (
			update ${schema}.document d set sequence = d.sequence + c.more
			from (select item, count(*) as more from incoming group by item) c, held h
			where d.item = c.item and h.item = c.item
			returning d.item, d.sequence - c.more as before
		), kept as (
			insert into ${schema}.change (item, sequence, author, at, bytes)
			select i.item, g.before + i.place, i.author, clock_timestamp(), i.bytes from incoming i join grown g using (item)
		)
		select item, before from grown`
	}
});
const statements = new Map<string, Statements>();

function statementsFor(schema: string): Statements {
	const known = statements.get(schema) ?? statementsOf(schema);
	statements.set(schema, known);
	return known;
}

/** The number by which changes name their author, given at the first change; the name they go by is kept with it. */
export async function authorNumber(schema: string, item: string, author: Omit<Author, 'n'>): Promise<number> {
	const { actor, name, colour } = author;
	const [row] = await transaction(async () => {
		// In a statement of its own: what is read after it is what the last one left.
		await hold(schema, item);
		return carrier()<{ n: number }[]>`
			insert into ${table(schema, 'author')} as a (item, n, actor, name, colour)
			select ${item}, coalesce(max(n), 0) + 1, ${actor}, ${name}, ${colour}
			from ${table(schema, 'author')} where item = ${item}
			on conflict (item, actor) do update
				set name = coalesce(nullif(excluded.name, ''), a.name), colour = coalesce(nullif(excluded.colour, ''), a.colour)
			returning n`;
	});
	return row!.n;
}

export const authors = (schema: string, item: string): Promise<Author[]> =>
	carrier()<
		Author[]
	>`select n, actor, name, colour from ${table(schema, 'author')} where item = ${item} order by n`.then((rows) => [
		...rows
	]);

export const keepSnapshot = (schema: string, item: string, sequence: number, bytes: Uint8Array) =>
	carrier()`
		insert into ${table(schema, 'snapshot')} as s (item, sequence, bytes)
		values (${item}, ${sequence}, ${Buffer.from(bytes)})
		on conflict (item) do update set sequence = excluded.sequence, bytes = excluded.bytes
		where s.sequence < excluded.sequence`;

/** Others who would write wait until the end of the transaction. */
export const hold = (schema: string, item: string) =>
	carrier()`select 1 from ${table(schema, 'document')} where item = ${item} for update`;

/** The last snapshot alone. */
export async function snapshot(schema: string, item: string): Promise<{ bytes: Uint8Array } | null> {
	const [row] = await carrier()<{ bytes: Uint8Array }[]>`
		select bytes from ${table(schema, 'snapshot')} where item = ${item}`;
	return row ?? null;
}
