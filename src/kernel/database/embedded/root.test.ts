import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canReach } from './run.ts';
import { ask, isRoot, nobody, trial } from './trial.ts';

const here = trial();
const asNobody = { uid: nobody, gid: nobody };
const nodeIsPublic = isRoot && (await canReach({ name: 'nobody', ...asNobody, switched: true }, process.execPath));

describe.skipIf(!isRoot)('Started by root', () => {
	test('the database runs as a plain user, who owns its folder', async () => {
		await here.start();
		const owner = statSync(join(here.dataDir, 'postgres')).uid;
		expect(owner).not.toBe(0);
		expect(statSync(`/proc/${here.serverPid()}`).uid).toBe(owner);
	});

	test('the database runs as the owner of the data folder, when that is a plain user', async () => {
		mkdirSync(here.dataDir);
		chownSync(here.dataDir, nobody, nobody);
		await here.start();
		expect(statSync(`/proc/${here.serverPid()}`).uid).toBe(nobody);
	});

	test('a private data folder opens to the database alone', async () => {
		mkdirSync(here.dataDir, { mode: 0o700 });
		await here.start();
		const { mode, gid } = statSync(here.dataDir);
		expect(mode & 0o777).toBe(0o710);
		expect(gid).toBe(statSync(join(here.dataDir, 'postgres')).gid);
	});

	test('a folder above that the plain user cannot pass sends the database elsewhere, and says where', async () => {
		chmodSync(here.room, 0o700);
		const house = await here.start();
		const home = readFileSync(join(here.dataDir, 'postgres.location'), 'utf8').trim();
		here.cleaning.unshift(() => rmSync(home, { recursive: true, force: true }));
		expect(here.said).toContainEqual(expect.stringContaining(`the database is kept in ${home}`));
		await ask(house.socketDir, (sql) => sql`create table vote as select 42 as choice`);
		await house.stop();

		chmodSync(here.room, 0o755);
		const again = await here.start();
		expect(await ask(again.socketDir, (sql) => sql`select choice from vote`)).toEqual([{ choice: 42 }]);
	});

	test('a database that became the property of root is refused with the command that mends it', async () => {
		await (await here.start()).stop();
		chownSync(join(here.dataDir, 'postgres'), 0, 0);
		await expect(here.start()).rejects.toThrow(/belongs to root.*run "chown -R \w+ /);
	});
});

describe.skipIf(!nodeIsPublic)('Started by an ordinary user', () => {
	test('the database runs as that user, and root can start the same house later', async () => {
		chownSync(here.room, nobody, nobody);
		const child = here.startElsewhere(asNobody);
		const { socketDir } = await child.outcome;
		await ask(socketDir!, (sql) => sql`create table vote as select 42 as choice`);
		expect(statSync(`/proc/${here.serverPid()}`).uid).toBe(nobody);
		child.process.kill('SIGTERM');
		await expect.poll(() => child.process.exitCode).toBe(0);

		const house = await here.start();
		expect(await ask(house.socketDir, (sql) => sql`select choice from vote`)).toEqual([{ choice: 42 }]);
	});

	test('a folder where that user may not write is refused by name', async () => {
		const { refused, sentence } = await here.startElsewhere(asNobody).outcome;
		expect(refused).toBe('kernel.data-folder-not-writable');
		expect(sentence).toContain(`nobody may not write in ${here.dataDir}`);
	});
});
