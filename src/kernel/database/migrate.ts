/** Tables are made by plain SQL files, forward only. A ledger keeps who brought which file, and its checksum. */
import { createHash } from 'node:crypto';
import type { TransactionSql } from 'postgres';
import { terminalRefusal } from '#base/refusal.ts';
import { wholePool } from './connection.ts';

/** The files of one owner's `schema/` folder by path, as `import.meta.glob('./schema/*.sql', raw)` gives them. */
export type Schema = { owner: string; files: Record<string, string> };

type Step = { owner: string; number: number; name: string; text: string; checksum: string };

/** Steps of one owner in the order of their numbers. */
export function stepsOf({ owner, files }: Schema): Step[] {
	return Object.entries(files)
		.map(([path, text]) => {
			const name = path.split('/').at(-1)!;
			const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
			if (!number) throw new Error(`A schema file is named NNNN-what.sql, not ${path}.`);
			return { owner, number, name, text, checksum: createHash('sha256').update(text).digest('hex') };
		})
		.sort((one, other) => one.number - other.number);
}

const ledger = `
	create schema if not exists kernel;
	create table if not exists kernel.migration (
		owner    text not null,
		number   int not null,
		name     text not null,
		checksum text not null,
		at       timestamptz not null default now(),
		primary key (owner, number)
	);`;

const serverTooOld = () =>
	terminalRefusal('kernel.postgres-too-old', 500)('The PostgreSQL server is too old: 15 or later is needed.');

/** An arbitrary number on which processes that start together wait for each other. */
const turnstile = 20_261_122;

type Ran = { owner: string; number: number; checksum: string };

async function ranBefore(sql: TransactionSql): Promise<Ran[]> {
	const [server] = await sql`select current_setting('server_version_num')::int as version`;
	if (server!.version < 150_000) throw serverTooOld();
	await sql`select pg_advisory_xact_lock(${turnstile})`;
	await sql.unsafe(ledger);
	return sql<Ran[]>`select owner, number, checksum from kernel.migration`;
}

async function take(sql: TransactionSql, { owner, number, name, text, checksum }: Step): Promise<string> {
	await sql.unsafe(`create schema if not exists "${owner}";\n${text}`);
	await sql`insert into kernel.migration ${sql({ owner, number, name, checksum })}`;
	return `${owner}/${name}`;
}

/**
 * Runs what did not run yet within a transaction.
 * @param only these steps, when an older state is to be made again.
 * @returns the names of the files that were run.
 * @throws when a file that already ran was changed, or the server is too old.
 */
export async function migrateWithin(sql: TransactionSql, schemas: Schema[], only?: Ran[]): Promise<string[]> {
	const known = await ranBefore(sql);
	const ran: string[] = [];
	for (const step of schemas.flatMap(stepsOf)) {
		const isStep = (row: Ran) => row.owner === step.owner && row.number === step.number;
		const before = known.find(isStep);
		if (before && before.checksum !== step.checksum) {
			throw new Error(`${step.owner}/${step.name} already ran here and was changed since.`);
		}
		if (!before && (!only || only.some(isStep))) ran.push(await take(sql, step));
	}
	return ran;
}

/** Brings every owner's tables up to date, all in one transaction. */
export const migrate = (schemas: Schema[]): Promise<string[]> =>
	wholePool().begin((sql) => migrateWithin(sql, schemas));
