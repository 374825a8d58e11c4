import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Embedded, startEmbedded } from './start.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65534;

let room: string;
let dataDir: string;
let said: string[];
let cleaning: (() => unknown)[];

beforeEach(() => {
	room = mkdtempSync(join(tmpdir(), 'archipel-embedded-'));
	chmodSync(room, 0o755);
	dataDir = join(room, 'data');
	said = [];
	cleaning = [];
});

afterEach(async () => {
	for (const clean of cleaning.reverse()) await clean();
	rmSync(room, { recursive: true, force: true });
});

const say = (sentence: string) => said.push(sentence);

async function start(options: { onExit?: (code: number) => void; fast?: boolean } = {}): Promise<Embedded> {
	const house = await startEmbedded({ dataDir, say, fast: true, ...options });
	cleaning.push(() => house.stop());
	return house;
}

async function ask<Answer>(house: { socketDir: string }, question: (sql: postgres.Sql) => Promise<Answer>) {
	const sql = postgres({ host: house.socketDir, port: 5432, user: 'archipel', database: 'archipel', max: 1 });
	try {
		return await question(sql);
	} finally {
		await sql.end();
	}
}

type Told = { said?: string; socketDir?: string; pid?: number; refused?: string; sentence?: string };
type Child = { process: ChildProcess; outcome: Promise<Told> };

function startElsewhere(as: { uid?: number; gid?: number } = {}): Child {
	const script = join(import.meta.dirname, 'starting.child.ts');
	const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'], cwd: '/', ...as });
	cleaning.push(() => end(child, 'SIGKILL'));
	return { process: child, outcome: firstOutcome(child) };
}

async function firstOutcome(child: ChildProcess): Promise<Told> {
	for await (const line of createInterface({ input: child.stdout! })) {
		const told = JSON.parse(line) as Told;
		if (told.said) said.push(told.said);
		else return told;
	}
	throw new Error('the child said nothing');
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill(signal);
	await once(child, 'exit');
}

const serverPid = () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const isAlive = (pid: number) => existsSync(`/proc/${pid}/cwd`);

describe('The database that comes with the house', () => {
	test('answers on its socket, in UTF-8, with the extensions for search', async () => {
		const house = await start();
		const rows = await ask(house, async (sql) => {
			await sql`create extension unaccent`;
			await sql`create extension pg_trgm`;
			return sql`select unaccent('Été') as plain, similarity('vote', 'voter') > 0.5 as alike, upper('é') as upper`;
		});
		expect(rows[0]).toEqual({ plain: 'Ete', alike: true, upper: 'É' });
	});

	test('writes to the disk what it acknowledges, listens on no network and checks its pages', async () => {
		const house = await start({ fast: false });
		const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses', 'TimeZone'];
		const rows = await ask(house, (sql) => sql`select name, setting from pg_settings where name in ${sql(names)}`);
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
		const house = await start();
		await ask(house, (sql) => sql`create table vote as select 42 as choice`);
		await house.stop();
		const again = await start();
		expect(await ask(again, (sql) => sql`select choice from vote`)).toEqual([{ choice: 42 }]);
	});

	test('lets only its owner into the folder of its socket', async () => {
		const { socketDir } = await start();
		expect(statSync(socketDir).mode & 0o777).toBe(0o700);
	});

	test('finds a short folder for its socket when the data folder lies deep', async () => {
		dataDir = join(room, 'a'.repeat(60), 'b'.repeat(60));
		const house = await start();
		cleaning.push(() => rmSync(house.socketDir, { recursive: true, force: true }));
		expect(house.socketDir.length).toBeLessThan(100);
		expect(await ask(house, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
	});

	test('tells the house when it ends without having been asked to', async () => {
		const { promise, resolve } = Promise.withResolvers<number>();
		await start({ onExit: resolve });
		process.kill(serverPid(), 'SIGINT');
		expect(await promise).toBe(0);
	});
});

describe('A second start', () => {
	test('on the same data folder is refused with a sentence that says what to do', async () => {
		await start();
		const { refused, sentence } = await startElsewhere().outcome;
		expect(refused).toBe('kernel.data-folder-in-use');
		expect(sentence).toContain(dataDir);
		await expect(start()).rejects.toMatchObject({ code: 'kernel.data-folder-in-use', status: 409 });
	});

	test('at the same moment: exactly one of two wins, on a new folder and on a known one', async () => {
		for (const _ of ['new', 'known']) {
			const both = [startElsewhere(), startElsewhere()];
			const outcomes = await Promise.all(both.map(({ outcome }) => outcome));
			expect(outcomes.filter(({ socketDir }) => socketDir)).toHaveLength(1);
			expect(outcomes.map(({ refused }) => refused).filter(Boolean)).toEqual(['kernel.data-folder-in-use']);
			for (const child of both) await end(child.process, 'SIGTERM');
		}
	});
});

describe('After a crash of the house', () => {
	test('what was acknowledged is there at the next start', async () => {
		const child = startElsewhere();
		const { socketDir } = await child.outcome;
		await ask({ socketDir: socketDir! }, (sql) => sql`create table vote as select 42 as choice`);
		await end(child.process, 'SIGKILL');
		const house = await start();
		expect(await ask(house, (sql) => sql`select choice from vote`)).toEqual([{ choice: 42 }]);
	});

	test('the database ends by itself', async () => {
		const child = startElsewhere();
		await child.outcome;
		const pid = serverPid();
		await end(child.process, 'SIGKILL');
		await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
	});
});
