/** A document that comes from elsewhere with all its changes: written in bulk, packed as any other. */
import { carrier } from '#kernel/database/connection.ts';
import { pack } from './packing.ts';
import type * as shelf from './shelf.ts';

export type Filling = {
	/** Numbered from 1 on. */
	authors: shelf.Author[];
	/** In their order; the first of them is number 1. */
	changes: Omit<shelf.Change, 'sequence'>[];
	/** The document after the last of them. */
	state: Uint8Array;
};

const mostAtOnce = 20_000;

/** Fills an empty document, in the transaction that makes its item. */
export async function fillDocument(schema: string, item: string, { authors, changes, state }: Filling): Promise<void> {
	await keepAuthors(schema, item, authors);
	for (let from = 0; from < changes.length; from += mostAtOnce)
		await keepChanges(schema, item, from, changes.slice(from, from + mostAtOnce));
	await carrier()`update ${carrier()(`${schema}.document`)} set sequence = ${changes.length} where item = ${item}`;
	if (changes.length > 0) await pack(schema, item, changes.length, state);
}

const keepAuthors = (schema: string, item: string, authors: shelf.Author[]) => carrier()`
	insert into ${carrier()(`${schema}.author`)} (item, n, actor, name, colour)
	select ${item}, a.n, a.actor, a.name, a.colour
	from unnest(${authors.map(({ n }) => n)}::int[], ${authors.map(({ actor }) => actor)}::text[],
		${authors.map(({ name }) => name)}::text[], ${authors.map(({ colour }) => colour)}::text[])
		as a (n, actor, name, colour)`;

/** All bytes travel as one value: the carrier knows no lists of them. */
function keepChanges(schema: string, item: string, before: number, changes: Filling['changes']) {
	let start = 1;
	const starts = changes.map(({ bytes: { length } }) => {
		start += length;
		return start - length;
	});
	return carrier()`
		insert into ${carrier()(`${schema}.change`)} (item, sequence, author, at, bytes)
		select ${item}, ${before}::bigint + c.place, c.author, c.at, substring(b.bytes from c.start for c.size)
		from unnest(${changes.map(({ author }) => author)}::int[], ${changes.map(({ at }) => at.toISOString())}::timestamptz[],
			${starts}::int[], ${changes.map(({ bytes }) => bytes.length)}::int[]) with ordinality
			as c (author, at, start, size, place),
			(select ${Buffer.concat(changes.map(({ bytes }) => bytes))}::bytea as bytes) b`;
}
