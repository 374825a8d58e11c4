/** An open house of its own for a test file: a copy of the migrated database, an empty data folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';
import { newId } from '#base/ids.ts';
import { schemas } from '#entries/house.ts';
import { type Learned, seedModel, useSeedModel } from '#guard/learned/current.ts';
import { connect, type DatabaseAddress, disconnect } from '#kernel/database/connection.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { prepareQueue } from '#kernel/jobs/worker.ts';
import { readSettings, useSettings } from '#kernel/settings/settings.ts';

const control = (database: string) =>
	postgres({ ...inject('database'), host: inject('database').socketDir, database, max: 1, onnotice: () => {} });

/** The first file to come migrates; those who come meanwhile wait for it. */
async function copyOfPristine(name: string): Promise<void> {
	const sql = control('postgres');
	try {
		await sql`select pg_advisory_lock(1)`;
		const [ready] = await sql`select 1 from pg_database where datname = 'migrated'`;
		if (!ready) {
			await sql`create database making`;
			const address = { ...inject('database'), database: 'making' };
			connect(address);
			await migrate(schemas);
			await prepareQueue(address);
			await disconnect();
			await sql`alter database making rename to migrated`;
		}
		await sql.unsafe(`create database "${name}" template migrated strategy file_copy`);
	} finally {
		await sql.end();
	}
}

// Learned once in a process: it costs as much as most test files do.
const lasting = globalThis as { seedModel?: Promise<Learned> };
lasting.seedModel ??= seedModel();
useSeedModel(lasting.seedModel);

export type OpenedHouse = { address: DatabaseAddress; dataDir: string };

/** Opens a house for the tests of this file; the environment may set more. */
export function openTestHouse(environment: Record<string, string> = {}): OpenedHouse {
	const name = `test_${newId()}`;
	const dataDir = mkdtempSync(join(tmpdir(), 'archipel-house-'));
	const house: OpenedHouse = { address: { url: '' }, dataDir };
	useSettings(readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'error', RATE_LIMITS: 'off', ...environment }));
	beforeAll(async () => {
		await copyOfPristine(name);
		house.address = { ...inject('database'), database: name };
		connect(house.address, 8);
	});
	afterAll(async () => {
		await disconnect();
		const sql = control('postgres');
		await sql.unsafe(`drop database "${name}" with (force)`);
		await sql.end();
		rmSync(dataDir, { recursive: true, force: true });
	});
	return house;
}
