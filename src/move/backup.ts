/** The whole host into one archive, while it goes on working. */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { TransactionSql } from 'postgres';
import { type Pack, pack } from 'tar-stream';
import { isRefusal } from '#base/refusal.ts';
import { blobs } from '#kernel/blobs/blobs.ts';
import { blobAbsent } from '#kernel/blobs/store.ts';
import { wholePool } from '#kernel/database/connection.ts';
import { derived, secretFile } from '#kernel/settings/secret.ts';
import { type About, aboutName, blobName, format, secretName, tableName } from './archive.ts';
import { draftFolder } from './drafts.ts';
import { noteBackup } from './noted.ts';
import { columnsOf, nameOf, type Table, tablesOf } from './tables.ts';

export type BackedUp = { tables: number; rows: number; blobs: number; bytes: number };

function addText(archive: Pack, name: string, text: string): void {
	archive.entry({ name, mode: 0o600 }, text);
}

/** The archive wants to know the size first, so bytes pass through a file. */
async function addFile(archive: Pack, name: string, file: string): Promise<void> {
	const entry = archive.entry({ name, size: (await stat(file)).size, mode: 0o600 });
	await pipeline(createReadStream(file), entry);
}

const rowsAtOnce = 1000;

async function* linesOf(sql: TransactionSql, table: Table): AsyncGenerator<string> {
	const rows = sql.unsafe(
		`select row_to_json(t)::text as line from (select ${columnsOf(table)} from ${nameOf(table)}) t`
	);
	for await (const some of rows.cursor(rowsAtOnce)) yield some.map(({ line }) => `${line}\n`).join('');
}

async function addTable(archive: Pack, sql: TransactionSql, table: Table, folder: string): Promise<number> {
	const file = join(folder, 'table.jsonl');
	await pipeline(linesOf(sql, table), createWriteStream(file));
	await addFile(archive, tableName(table.schema, table.name), file);
	const [count] = await sql.unsafe(`select count(*)::int as rows from ${nameOf(table)}`);
	return count!.rows;
}

/** @returns whether it was there: what is purged while the archive is written is no part of it. */
async function fetchBlob(id: string, file: string): Promise<boolean> {
	try {
		const { stream } = await (await blobs()).open(id);
		await pipeline(Readable.fromWeb(stream as never), createWriteStream(file));
		return true;
	} catch (problem) {
		if (isRefusal(problem) && problem.code === blobAbsent().code) return false;
		throw problem;
	}
}

async function addBlobs(archive: Pack, folder: string): Promise<number> {
	const file = join(folder, 'blob');
	let count = 0;
	for await (const id of (await blobs()).list()) {
		if (!(await fetchBlob(id, file))) continue;
		await addFile(archive, blobName(id), file);
		count++;
	}
	return count;
}

async function fill(archive: Pack, sql: TransactionSql, folder: string): Promise<Omit<BackedUp, 'bytes'>> {
	const ledger = await sql<
		About['ledger']
	>`select owner, number, name, checksum from kernel.migration order by at, owner, number`;
	const found = await tablesOf(sql, [...new Set(ledger.map(({ owner }) => owner))]);
	const tables: About['tables'] = [];
	for (const table of found) tables.push({ ...table, rows: await addTable(archive, sql, table, folder) });
	derived('backup', 'the secret is made if it was not');
	addText(archive, secretName, await readFile(secretFile(), 'utf8'));
	const kept = await addBlobs(archive, folder);
	const about: About = { format, at: new Date().toISOString(), ledger: [...ledger], tables };
	addText(archive, aboutName, JSON.stringify(about, null, '\t'));
	archive.finalize();
	return { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), blobs: kept };
}

async function synced(file: string): Promise<void> {
	const handle = await open(file, 'r');
	await handle.sync();
	await handle.close();
}

/** @param file is only there once it is whole. */
export async function backup(file: string): Promise<BackedUp> {
	const target = resolve(file);
	const folder = await draftFolder(dirname(target));
	const draft = join(folder, 'draft.tar.gz');
	const archive = pack();
	try {
		const written = pipeline(archive, createGzip({ level: 6 }), createWriteStream(draft, { mode: 0o600 }));
		const filled = wholePool().begin('isolation level repeatable read read only', (sql) => fill(archive, sql, folder));
		filled.catch((problem) => archive.destroy(problem));
		const [counts] = await Promise.all([filled, written]);
		await synced(draft);
		await rename(draft, target);
		noteBackup();
		return { ...counts, bytes: (await stat(target)).size };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
