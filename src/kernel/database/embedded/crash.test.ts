import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask, end, isAlive, isRoot, trial } from './trial.ts';

const here = trial();

function watcherOf(pid: number): number {
	const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return Number(
		pids.find((other) => {
			const words = readFileSync(`/proc/${other}/cmdline`, 'utf8').split('\0');
			return words.includes('archipel-postgres-watch') && words.includes(String(pid));
		})
	);
}

/** Another program of the same user, whose number the file of a crashed server happens to hold. */
function stranger(): ChildProcess {
	const { uid, gid } = statSync(join(here.dataDir, 'postgres'));
	const child = spawn('/bin/sleep', ['60'], { cwd: '/', ...(isRoot ? { uid, gid } : {}) });
	here.cleaning.push(() => end(child, 'SIGKILL'));
	return child;
}

describe.skipIf(process.platform !== 'linux')('After a crash of the house', () => {
	test('what was acknowledged is there at the next start', async () => {
		const child = here.startElsewhere();
		const { socketDir } = await child.outcome;
		await ask(socketDir!, (sql) => sql`create table vote as select 42 as choice`);
		await end(child.process, 'SIGKILL');
		const house = await here.start();
		expect(await ask(house.socketDir, (sql) => sql`select choice from vote`)).toEqual([{ choice: 42 }]);
	});

	test('the database ends by itself', async () => {
		const child = here.startElsewhere();
		await child.outcome;
		const pid = here.serverPid();
		await end(child.process, 'SIGKILL');
		await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
	});

	test('a database that was left alone is stopped by the next start', async () => {
		const child = here.startElsewhere();
		await child.outcome;
		const pid = here.serverPid();
		process.kill(watcherOf(pid), 'SIGKILL');
		await end(child.process, 'SIGKILL');
		await here.start();
		expect(isAlive(pid)).toBe(false);
		expect(here.said).toEqual(['A PostgreSQL left by an earlier run was stopped.']);
	});

	test('a database killed together with the house mends itself', async () => {
		const child = here.startElsewhere({}, 'durable');
		const { socketDir } = await child.outcome;
		await ask(socketDir!, (sql) => sql`create table vote as select 42 as choice`);
		process.kill(here.serverPid(), 'SIGKILL');
		await end(child.process, 'SIGKILL');
		const house = await here.start();
		expect(await ask(house.socketDir, (sql) => sql`select choice from vote`)).toEqual([{ choice: 42 }]);
	});

	test('a program that was given the number of the lost database is left alone', async () => {
		await (await here.start()).stop();
		const { pid } = stranger();
		const file = join(here.dataDir, 'postgres', 'postmaster.pid');
		writeFileSync(file, `${pid}\n${here.dataDir}/postgres\n1700000000\n5432\n\n\n  1 2\nready   \n`);
		const { uid, gid } = statSync(join(here.dataDir, 'postgres'));
		chownSync(file, uid, gid);
		await here.start();
		expect(isAlive(pid!)).toBe(true);
	});
});
