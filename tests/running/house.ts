/**
 * The built house as a process of its own, on a free port and in a folder of its own, for tests that kill, stop and
 * start it. Whatever a test does, nothing of it is left running.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { alone } from './alone.ts';
import { built, root } from './built.ts';
import { descendantsOf, isRunning, killAll, serversIn } from './processes.ts';

export type Environment = Record<string, string>;
export type Answer<Body = never> = { status: number; headers: Headers; text: string; body: Body };
export type ApiOptions = { key?: string; headers?: Record<string, string>; signal?: AbortSignal };

export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as { port: number };
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** What the terminal's own settings say must not decide how a test ends. */
const plain = (): Environment => ({
	PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
	HOME: process.env.HOME ?? '/root',
	NODE_ENV: 'production',
	ARCHIPEL_BROWSER: join(root, 'dist/browser'),
	RATE_LIMITS: 'off',
	...(process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {})
});

const script = join(root, 'dist/server/cli.js');

export type Ended = { code: number | null; output: string; ms: number };

/** A command of the command line, to its end. */
export async function command(words: string[], environment: Environment): Promise<Ended> {
	await built();
	const started = performance.now();
	const child = spawn(process.execPath, [script, ...words], { env: { ...plain(), ...environment }, cwd: tmpdir() });
	const heard = listenTo(child);
	const code = await ended(child);
	return { code, output: heard(), ms: performance.now() - started };
}

function listenTo(child: ChildProcess): () => string {
	let output = '';
	const hear = (chunk: Buffer) => {
		output += chunk;
	};
	child.stdout?.on('data', hear);
	child.stderr?.on('data', hear);
	return () => output;
}

const ended = (child: ChildProcess): Promise<number | null> =>
	child.exitCode !== null || child.signalCode !== null
		? Promise.resolve(child.exitCode)
		: new Promise((resolve) => child.once('close', resolve));

export class RunningHouse {
	readonly dataDir: string;
	readonly environment: Environment;
	readonly url: string;
	/** From the start of the process to its first answer. */
	startedInMs = 0;
	private child!: ChildProcess;
	private heard: () => string = () => '';

	constructor(dataDir: string, url: string, environment: Environment) {
		this.dataDir = dataDir;
		this.url = url;
		this.environment = environment;
	}

	/** All it said since its last start. */
	get output(): string {
		return this.heard();
	}

	get pid(): number {
		return this.child.pid!;
	}

	/** The PostgreSQL processes of this house. */
	get databasePids(): number[] {
		return serversIn(this.dataDir);
	}

	async start(): Promise<this> {
		await built();
		const started = performance.now();
		this.child = spawn(process.execPath, [script, 'start'], {
			env: { ...plain(), ...this.environment },
			cwd: tmpdir(),
			detached: true
		});
		this.heard = listenTo(this.child);
		await this.answers('/readyz', 60_000);
		this.startedInMs = performance.now() - started;
		return this;
	}

	/** Waits until an address answers well. */
	async answers(path: string, withinMs = 20_000): Promise<void> {
		for (const end = Date.now() + withinMs; Date.now() < end; await pause(20)) {
			if (this.child.exitCode !== null || this.child.signalCode !== null)
				throw new Error(`The house ended with ${this.child.exitCode ?? this.child.signalCode}:\n${this.output}`);
			const answer = await fetch(this.url + path).catch(() => null);
			await answer?.arrayBuffer().catch(() => null);
			if (answer?.ok) return;
		}
		throw new Error(`${path} did not answer within ${withinMs} ms:\n${this.output}`);
	}

	async ask(path: string, init: RequestInit = {}): Promise<Answer> {
		const answer = await fetch(this.url + path, { redirect: 'manual', ...init });
		return { status: answer.status, headers: answer.headers, text: await answer.text(), body: undefined as never };
	}

	/** A request to the API; the body of the answer is read as JSON where it is JSON. */
	// biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
	async api(method: string, path: string, body?: unknown, options: ApiOptions = {}): Promise<Answer<any>> {
		const headers = {
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...(options.key ? { authorization: `Bearer ${options.key}` } : {}),
			...options.headers
		};
		const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
		const answer = await this.ask(`/api/v1${path}`, { method, headers, body: sent, signal: options.signal });
		const isJson = /json/.test(answer.headers.get('content-type') ?? '') && answer.text !== '';
		return { ...answer, body: (isJson ? JSON.parse(answer.text) : null) as never };
	}

	/** `kill -9`: of the house, and of its database too where asked. */
	async kill({ database = false } = {}): Promise<void> {
		const database9 = database ? this.databasePids : [];
		killAll([...descendantsOf(this.pid).filter((pid) => database || !this.databasePids.includes(pid)), this.pid]);
		killAll(database9);
		await ended(this.child);
	}

	/** @returns the exit code. */
	async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
		if (this.child.exitCode === null && this.child.signalCode === null) process.kill(this.pid, signal);
		return ended(this.child);
	}

	ended(): Promise<number | null> {
		return ended(this.child);
	}

	/** Nothing of it is left, whatever happened. */
	async clear(): Promise<void> {
		if (this.child && isRunning(this.pid)) {
			killAll([...descendantsOf(this.pid), this.pid]);
			await ended(this.child);
		}
		killAll(this.databasePids);
		for (let tries = 0; tries < 100 && this.databasePids.length > 0; tries++) await pause(20);
	}
}

/** A folder of its own that the database's own user may pass through. */
export function freshFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'archipel-running-'));
	chmodSync(folder, 0o755);
	return folder;
}

/** A house that was not started yet; for several tests, whoever asks for it clears it. */
export async function prepareHouse(environment: Environment = {}): Promise<RunningHouse> {
	const dataDir = environment.DATA_DIR ?? join(freshFolder(), 'data');
	const port = environment.PORT ?? String(await freePort());
	return new RunningHouse(dataDir, `http://127.0.0.1:${port}`, { ...environment, DATA_DIR: dataDir, PORT: port });
}

export async function clearHouse(house: RunningHouse): Promise<void> {
	await house.clear();
	rmSync(join(house.dataDir, '..'), { recursive: true, force: true, maxRetries: 5 });
}

/** One whose tables were made before, as if it had run already: every start but the first is quick. */
export async function furnishedHouse(environment: Environment = {}): Promise<RunningHouse> {
	const house = await prepareHouse(environment);
	if (environment.DATABASE_URL || existsSync(house.dataDir)) return house;
	const furnished = await furnishedFolder();
	// By the system's own: whoever owns the files must stay who it is.
	await promisify(execFile)('cp', ['-a', furnished, house.dataDir]);
	return house;
}

/** Made by the first who asks, for all files of a run. */
const furnishedFolder = (): Promise<string> =>
	alone('furnishing', async () => {
		const folder = join(tmpdir(), 'archipel-furnished');
		if (existsSync(folder)) return folder;
		const making = join(freshFolder(), 'data');
		const { code, output } = await command(['migrate'], { DATA_DIR: making });
		if (code !== 0) throw new Error(output);
		renameSync(making, folder);
		return folder;
	});

/** Furnished and started, and cleared away when the test is over. */
export async function startHouse(environment: Environment = {}): Promise<RunningHouse> {
	const house = await furnishedHouse(environment);
	onTestFinished(() => clearHouse(house), 30_000);
	return house.start();
}
