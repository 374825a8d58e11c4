import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask, end, trial } from './trial.ts';

const here = trial();

describe('The database that comes with the house', () => {
	test('answers on its socket, in UTF-8, with the extensions for search', async () => {
		const { socketDir } = await here.start();
		const rows = await ask(socketDir, async (sql) => {
			await sql`create extension unaccent`;
			await sql`create extension pg_trgm`;
			return sql`select unaccent('Été') as plain, similarity('vote', 'voter') > 0.5 as alike, upper('é') as upper`;
		});
		expect(rows[0]).toEqual({ plain: 'Ete', alike: true, upper: 'É' });
	});

	test('writes to the disk what it acknowledges, listens on no network and checks its pages', async () => {
		const { socketDir } = await here.start({ fast: false });
		const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses', 'TimeZone'];
		const rows = await ask(socketDir, (sql) => sql`select name, setting from pg_settings where name in ${sql(names)}`);
		expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
			fsync: 'on',
			synchronous_commit: 'on',
			full_page_writes: 'on',
			data_checksums: 'on',
			listen_addresses: '',
			TimeZone: 'UTC'
		});
	});

	test('keeps its data over a stop and a start', async () => {
		const house = await here.start();
		await ask(house.socketDir, (sql) => sql`create table vote as select 42 as choice`);
		await house.stop();
		const again = await here.start();
		expect(await ask(again.socketDir, (sql) => sql`select choice from vote`)).toEqual([{ choice: 42 }]);
	});

	test('lets only its owner into the folder of its socket', async () => {
		const { socketDir } = await here.start();
		expect(statSync(socketDir).mode & 0o777).toBe(0o700);
	});

	test('finds a short folder for its socket when the data folder lies deep', async () => {
		here.dataDir = join(here.room, 'a'.repeat(60), 'b'.repeat(60));
		const { socketDir, stop } = await here.start();
		expect(socketDir.length).toBeLessThan(100);
		expect(await ask(socketDir, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
		await stop();
		expect(existsSync(socketDir)).toBe(false);
	});

	test('is started again when it ends without having been asked to', async () => {
		const house = await here.start();
		const before = here.serverPid();
		process.kill(before, 'SIGQUIT');
		await expect
			.poll(() => ask(house.socketDir, (sql) => sql`select 1 as one`).catch(() => null), { timeout: 10_000 })
			.toEqual([{ one: 1 }]);
		expect(here.serverPid()).not.toBe(before);
		expect(here.said).toEqual([expect.stringContaining('is started again')]);
	});

	test('is not touched by a house that brings another version', async () => {
		await (await here.start()).stop();
		writeFileSync(join(here.dataDir, 'postgres', 'PG_VERSION'), '17\n');
		await expect(here.start()).rejects.toThrow(/made by PostgreSQL 17, and this Archipel brings PostgreSQL 18/);
	});

	test('says what is wrong in the settings a host wrote', async () => {
		await (await here.start()).stop();
		writeFileSync(join(here.dataDir, 'postgres', 'conf.d', '90-mine.conf'), "work_mem = 'much'\n", { mode: 0o644 });
		await expect(here.start()).rejects.toThrow(/invalid value for parameter "work_mem": "much"/);
	});
});

describe('A second start', () => {
	test('on the same data folder is refused with a sentence that says what to do', async () => {
		await here.start();
		const { refused, sentence } = await here.startElsewhere().outcome;
		expect(refused).toBe('kernel.data-folder-in-use');
		expect(sentence).toContain(`already runs on the data folder ${here.dataDir}: stop it first`);
		await expect(here.start()).rejects.toMatchObject({ code: 'kernel.data-folder-in-use', status: 409 });
	});

	test('at the same moment: exactly one of two wins, on a new folder and on a known one', async () => {
		for (const _ of ['new', 'known']) {
			const both = [here.startElsewhere(), here.startElsewhere()];
			const outcomes = await Promise.all(both.map(({ outcome }) => outcome));
			expect(outcomes.filter(({ socketDir }) => socketDir)).toHaveLength(1);
			expect(outcomes.map(({ refused }) => refused).filter(Boolean)).toEqual(['kernel.data-folder-in-use']);
			for (const child of both) await end(child.process, 'SIGTERM');
		}
	});
});
