import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { afterEach, beforeEach } from 'vitest';
import { type Embedded, type EmbeddedOptions, startEmbedded } from './start.ts';

type Told = { said?: string; socketDir?: string; refused?: string; sentence?: string };
export type Neighbour = { process: ChildProcess; outcome: Promise<Told> };

export const isRoot = process.getuid?.() === 0;
export const nobody = 65534;

/** A folder of its own for each test, and everything that was started there ended after it. */
export function trial() {
	const here = { room: '', dataDir: '', said: [] as string[], cleaning: [] as (() => unknown)[] };

	beforeEach(() => {
		here.room = mkdtempSync(join(tmpdir(), 'archipel-embedded-'));
		chmodSync(here.room, 0o755);
		Object.assign(here, { dataDir: join(here.room, 'data'), said: [], cleaning: [] });
	});

	afterEach(async () => {
		for (const clean of here.cleaning.reverse()) await clean();
		rmSync(here.room, { recursive: true, force: true });
	});

	async function start(options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
		const say = (sentence: string) => here.said.push(sentence);
		const house = await startEmbedded({ dataDir: here.dataDir, say, fast: true, ...options });
		here.cleaning.push(() => house.stop());
		return house;
	}

	/** Another process of the machine, perhaps another user, that starts on the same data folder. */
	function startElsewhere(as: { uid?: number; gid?: number } = {}, haste = 'fast'): Neighbour {
		const script = join(import.meta.dirname, 'starting.child.ts');
		const stdio = ['ignore', 'pipe', 'inherit'] as const;
		const child = spawn(process.execPath, [script, here.dataDir, haste], { stdio: [...stdio], cwd: '/', ...as });
		here.cleaning.push(() => end(child, 'SIGKILL'));
		return { process: child, outcome: firstOutcome(child, here.said) };
	}

	const serverPid = () => Number(readFileSync(join(here.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

	return Object.assign(here, { start, startElsewhere, serverPid });
}

async function firstOutcome(child: ChildProcess, said: string[]): Promise<Told> {
	for await (const line of createInterface({ input: child.stdout! })) {
		const told = JSON.parse(line) as Told;
		if (!told.said) return told;
		said.push(told.said);
	}
	throw new Error('the other process ended without a word');
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill(signal);
	await once(child, 'exit');
}

export async function ask<Answer>(
	socketDir: string,
	question: (sql: postgres.Sql) => Promise<Answer>
): Promise<Answer> {
	const sql = postgres({ host: socketDir, port: 5432, user: 'archipel', database: 'archipel', max: 1 });
	try {
		return await question(sql);
	} finally {
		await sql.end();
	}
}

/** A zombie that waits for its parent has ended, and has no folder any more. */
export const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}/cwd`);
