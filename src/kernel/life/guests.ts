/** Guests whom nothing names any more are forgotten. Their cookie may still come: then they are remembered anew. */
import { carrier, transaction } from '../database/connection.ts';

/** What somebody began may name them a little later, such as a letter they still have to open. */
export const daysRemembered = 30;

const perBatch = 1000;

type Column = { table: string; column: string };

const named: Column[] = [];
/** Every room that names actors in a column without a foreign key calls this once; an index has to find them there. */
export const nameActorsIn = (table: string, column: string): void => {
	named.push({ table, column });
};

/** The foreign keys are asked of the database itself, so that no room's are left out. */
export async function columnsOfActors(): Promise<Column[]> {
	const linked = await carrier()<Column[]>`
		select c.conrelid::regclass::text as table, quote_ident(a.attname) as column
		from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
		where c.contype = 'f' and c.confrelid = 'kernel.actor'::regclass
		order by 1, 2`;
	return [...linked, ...named];
}

export const unnamed = (columns: Column[]): string =>
	columns.map(({ table, column }) => `not exists (select from ${table} t where t.${column} = a.id)`).join(' and ');

type Row = { id: string };

const batchAfter = (last: string, before: Date) =>
	carrier()<Row[]>`
		select id from kernel.actor where id > ${last} and kind = 'guest' and at < ${before} order by id limit ${perBatch}`;

/** Held first and asked about again, so that whoever comes back in between is kept. @returns how many are gone. */
async function forgetAmong(ids: string[], isUnnamed: string): Promise<number> {
	const sql = carrier();
	const meant = sql.unsafe(isUnnamed);
	const held = await sql<Row[]>`
		select id from kernel.actor a where id = any(${ids}) and ${meant} for update of a skip locked`;
	if (held.length === 0) return 0;
	const gone = await sql<Row[]>`
		delete from kernel.actor a where id = any(${held.map(({ id }) => id)}) and ${meant} returning id`;
	await sql`delete from kernel.usage where holder = any(${gone.map(({ id }) => id)})`;
	return gone.length;
}

/** @returns how many guests are forgotten. */
export async function forgetGuests(now: Date): Promise<number> {
	const before = new Date(now.getTime() - daysRemembered * 86_400_000);
	const isUnnamed = unnamed(await columnsOfActors());
	let forgotten = 0;
	for (let last = ''; ; ) {
		const ids = (await batchAfter(last, before)).map(({ id }) => id);
		if (ids.length === 0) return forgotten;
		forgotten += await transaction(() => forgetAmong(ids, isUnnamed));
		last = ids.at(-1)!;
	}
}
