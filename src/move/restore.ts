/** An empty host filled from an archive: all of it, or nothing. */
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TransactionSql } from 'postgres';
import { wholePool } from '#kernel/database/connection.ts';
import { migrateWithin, type Schema } from '#kernel/database/migrate.ts';
import { handOn } from '#kernel/settings/handing-on.ts';
import { secretFile } from '#kernel/settings/secret.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type About, about, aboutName, secretName, tableName } from './archive.ts';
import { inWords, notAnArchive, notEmpty, tooNew } from './refusals.ts';
import { columnsOf, nameOf, type Table, tablesOf } from './tables.ts';
import { takeBack, unpack, unpacked } from './unpack.ts';

export type Restored = { tables: number; rows: number; blobs: number };

async function readAbout(folder: string): Promise<About> {
	const text = await readFile(unpacked(folder, aboutName), 'utf8').catch(() => '{}');
	const read = about.safeParse(JSON.parse(text));
	if (!read.success) throw notAnArchive();
	return read.data;
}

async function isEmpty(sql: TransactionSql): Promise<boolean> {
	const [found] = await sql`select to_regclass('kernel.item') is not null as made`;
	if (!found!.made) return true;
	const [filled] =
		await sql`select exists (select from kernel.item) or exists (select from kernel.actor where kind = 'account') as any`;
	return !filled!.any;
}

const bytesAtOnce = 4 * 1024 * 1024;

/** Lines joined into JSON lists that are not too long for one statement. */
async function* listsOf(file: string): AsyncGenerator<string> {
	let lines: string[] = [];
	let length = 0;
	for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
		lines.push(line);
		length += line.length;
		if (length < bytesAtOnce) continue;
		yield `[${lines.join(',')}]`;
		lines = [];
		length = 0;
	}
	if (lines.length > 0) yield `[${lines.join(',')}]`;
}

async function fillTable(sql: TransactionSql, folder: string, table: About['tables'][number]): Promise<void> {
	const columns = columnsOf(table);
	const insert = `insert into ${nameOf(table)} (${columns}) overriding system value
		select ${columns} from json_populate_recordset(null::${nameOf(table)}, $1::text::json)`;
	for await (const list of listsOf(unpacked(folder, tableName(table.schema, table.name))))
		await sql.unsafe(insert, [list]);
}

/** Counters go on after the highest number there is. */
async function advanceCounters(sql: TransactionSql, { schema, name, columns }: About['tables'][number]): Promise<void> {
	for (const column of columns) {
		const table = nameOf({ schema, name });
		const [counter] = await sql`select pg_get_serial_sequence(${table}, ${column}) as name`;
		if (counter!.name)
			await sql.unsafe(
				`select setval('${counter!.name}', (select coalesce(max("${column}"), 0) + 1 from ${table}), false)`
			);
	}
}

/** What triggers write (usage, what can be found) comes from the archive too. Foreign keys go on being checked. */
async function setTriggers(sql: TransactionSql, tables: Table[], how: 'enable' | 'disable'): Promise<void> {
	for (const { schema, name } of tables)
		await sql.unsafe(`alter table ${nameOf({ schema, name })} ${how} trigger user`);
}

async function fill(sql: TransactionSql, folder: string, found: About, schemas: Schema[]): Promise<void> {
	if (!(await isEmpty(sql))) throw notEmpty();
	for (const owner of new Set([...schemas.map((schema) => schema.owner), ...found.ledger.map(({ owner }) => owner)])) {
		await sql.unsafe(`drop schema if exists "${owner}" cascade`);
	}
	const known = new Set(schemas.map(({ owner }) => owner));
	if (found.ledger.some(({ owner }) => !known.has(owner))) throw tooNew();
	const ran = await migrateWithin(sql, schemas, found.ledger);
	if (ran.length !== found.ledger.length) throw tooNew();
	const made = await tablesOf(sql, [...known]);
	for (const { schema, name } of [...made].reverse()) await sql.unsafe(`delete from ${nameOf({ schema, name })}`);
	await setTriggers(sql, made, 'disable');
	for (const table of found.tables) {
		await fillTable(sql, folder, table);
		await advanceCounters(sql, table);
	}
	await setTriggers(sql, made, 'enable');
	await migrateWithin(sql, schemas);
}

function keepSecret(text: string): void {
	mkdirSync(settings().DATA_DIR, { recursive: true });
	writeFileSync(secretFile(), text, { mode: 0o600, flush: true });
	handOn(secretFile());
}

const folderPrefix = 'restore-';

/** What one that was killed left behind: it holds all tables and the secret. */
async function clearLeftOver(dataDir: string): Promise<void> {
	for (const name of await readdir(dataDir))
		if (name.startsWith(folderPrefix)) await rm(join(dataDir, name), { recursive: true, force: true });
}

async function fillFrom(file: string, folder: string, schemas: Schema[]): Promise<Restored> {
	const brought: string[] = [];
	try {
		const kept = await unpack(file, folder, (id) => brought.push(id));
		const found = await readAbout(folder);
		await wholePool().begin(async (sql) => {
			await fill(sql, folder, found, schemas);
			keepSecret(await readFile(unpacked(folder, secretName), 'utf8'));
		});
		return { tables: found.tables.length, rows: found.tables.reduce((sum, { rows }) => sum + rows, 0), blobs: kept };
	} catch (problem) {
		await takeBack(brought);
		throw inWords(problem);
	}
}

/**
 * @throws move.not-empty, move.not-an-archive, move.too-new, move.no-room.
 */
export async function restore(file: string, schemas: Schema[]): Promise<Restored> {
	const { DATA_DIR } = settings();
	await wholePool().begin(async (sql) => {
		if (!(await isEmpty(sql))) throw notEmpty();
	});
	await clearLeftOver(DATA_DIR);
	const folder = await mkdtemp(join(DATA_DIR, folderPrefix));
	try {
		return await fillFrom(file, folder, schemas);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
