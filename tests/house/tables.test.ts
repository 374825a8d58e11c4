import { expect, test } from 'vitest';
import { rooms, schemas } from '#entries/house.ts';
import { carrier } from '#kernel/database/connection.ts';
import { tools } from '#tools/index.ts';
import { openTestHouse } from '../house.ts';

openTestHouse();

type Link = { child: string; parent: string };
const owners = tools.map(({ id }) => id);

test('a tool owns the schema of its name, and refers to the kernel alone', async () => {
	const links = await carrier()<Link[]>`
		select distinct cn.nspname as child, pn.nspname as parent
		from pg_constraint k
			join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
			join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
		where k.contype = 'f' and cn.nspname = any(${owners})`;
	expect(links.filter(({ child, parent }) => parent !== 'kernel' && parent !== child)).toEqual([]);
	expect(schemas.map(({ owner }) => owner)).toEqual(rooms.filter(({ schema }) => schema).map(({ id }) => id));
});

test('every table of a tool carries the item in its primary key', async () => {
	const keys = await carrier()<{ name: string; columns: string[] }[]>`
		select format('%s.%s', n.nspname, c.relname) as name, array_agg(a.attname::text) as columns
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
			join pg_index i on i.indrelid = c.oid and i.indisprimary
			join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
		where c.relkind = 'r' and n.nspname = any(${owners}) group by 1`;
	expect(keys.length).toBeGreaterThan(0);
	expect(keys.filter(({ columns }) => !columns.includes('item'))).toEqual([]);
});

test('every tool names all its tables, so that an item can leave whole', async () => {
	const made = await carrier()<{ name: string }[]>`
		select format('%s.%s', schemaname, tablename) as name from pg_tables where schemaname = any(${owners})`;
	expect(tools.flatMap(({ portable }) => portable.tables).sort()).toEqual(made.map(({ name }) => name).sort());
});
