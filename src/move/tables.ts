/** The tables of the house as the database knows them, in an order in which they can be filled. */
import type { Sql, TransactionSql } from 'postgres';

export type Table = { schema: string; name: string; columns: string[] };

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const nameOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${quoted(schema)}.${quoted(name)}`;
export const columnsOf = ({ columns }: Pick<Table, 'columns'>): string => columns.map(quoted).join(', ');

type Link = { child: string; parent: string };

/** Parents before children. The house has no rings of foreign keys; one would be told here. */
export function parentsFirst(names: string[], links: Link[]): string[] {
	const done = new Set<string>();
	const rest = new Set(names);
	while (rest.size > 0) {
		const ready = [...rest].filter((name) =>
			links.every(({ child, parent }) => child !== name || parent === name || done.has(parent) || !rest.has(parent))
		);
		if (ready.length === 0) throw new Error(`Tables refer to each other in a ring: ${[...rest].join(', ')}`);
		for (const name of ready) {
			done.add(name);
			rest.delete(name);
		}
	}
	return [...done];
}

/** Every table of these owners but the ledger; generated columns are left out, the database makes them again. */
export async function tablesOf(sql: Sql | TransactionSql, schemas: string[]): Promise<Table[]> {
	const rows = await sql<{ schema: string; name: string; columns: string[] }[]>`
		select n.nspname as schema, c.relname as name,
			array_agg(a.attname::text order by a.attnum) as columns
		from pg_class c
			join pg_namespace n on n.oid = c.relnamespace
			join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		where c.relkind = 'r' and n.nspname = any(${schemas}) and not (n.nspname = 'kernel' and c.relname = 'migration')
		group by 1, 2`;
	const links = await sql<Link[]>`
		select distinct format('%s.%s', cn.nspname, c.relname) as child, format('%s.%s', pn.nspname, p.relname) as parent
		from pg_constraint k
			join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
			join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
		where k.contype = 'f'`;
	const byName = new Map(rows.map((row) => [`${row.schema}.${row.name}`, row]));
	return parentsFirst([...byName.keys()].sort(), links).map((name) => byName.get(name)!);
}
