/** A real house for measuring: built, with an embedded database that syncs, on a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { heapFlags, mallocSettings } from '../bin/memory.mjs';

export type House = {
	base: string;
	sql: Sql;
	/** Resident memory of the Node process, in MB. */
	memory(): number;
	/** It stands still, its database does not: for benches that do all it would by themselves, at hours of their own. */
	rest(): void;
	/** Seconds of processor that the house and its database used so far: load of others does not count. */
	processor(): number;
	stop(): Promise<void>;
};

const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

/** The first line that names an address tells where it answers. */
function addressOf(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		child.stdout!.on('data', (chunk) => {
			said += chunk;
			const address = /http:\/\/[\w.]+:\d+/.exec(said)?.[0];
			if (address) resolve(address);
		});
		child.once('exit', () => reject(new Error(`The house ended:\n${said}`)));
	});
}

type Usage = { pid: number; parent: number; ticks: number };

/** Null where the process ended while it was looked at. */
function usageOf(pid: number): Usage | null {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').map(Number);
		// Its own, and that of its children that ended.
		return { pid, parent: fields[1]!, ticks: fields[11]! + fields[12]! + fields[13]! + fields[14]! };
	} catch {
		return null;
	}
}

function processorOf(pid: number): number {
	const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (usageOf(Number(name)) ?? []) : []));
	const family = new Set([pid]);
	// A child may have a lower number than its parent: looked through until nobody is added.
	for (let size = 0; size !== family.size; ) {
		size = family.size;
		for (const one of all) if (family.has(one.parent)) family.add(one.pid);
	}
	return all.filter((one) => family.has(one.pid)).reduce((sum, { ticks }) => sum + ticks, 0) / 100;
}

export async function startHouse(environment: Record<string, string> = {}): Promise<House> {
	const dataDir = mkdtempSync(join(tmpdir(), 'archipel-bench-'));
	const env = {
		...process.env,
		...mallocSettings,
		NODE_ENV: 'production',
		PORT: '0',
		DATA_DIR: dataDir,
		RATE_LIMITS: 'off',
		LOG_LEVEL: 'warn'
	};
	const child = spawn(process.execPath, [...heapFlags, 'dist/server/cli.js', 'start'], {
		env: { ...env, ...environment },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const base = await addressOf(child);
	const sql = postgres({
		host: join(dataDir, 'socket'),
		user: 'archipel',
		database: 'archipel',
		max: 2,
		onnotice: () => {}
	});
	return {
		base,
		sql,
		memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024,
		rest: () => void child.kill('SIGSTOP'),
		processor: () => processorOf(child.pid!),
		async stop() {
			await sql.end();
			child.kill('SIGCONT');
			child.kill('SIGTERM');
			await ended(child);
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}

/** The yardstick: the smallest answer the same web framework can give on this machine. */
export async function startHello(): Promise<{ base: string; stop(): void }> {
	const code = `
		import { serve } from '@hono/node-server';
		import { Hono } from 'hono';
		const app = new Hono();
		app.get('/', (context) => context.text('hello'));
		serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log('http://127.0.0.1:' + port));`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
		env: { ...process.env, NODE_ENV: 'production' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const base = await addressOf(child);
	return { base, stop: () => void child.kill() };
}

export async function send(base: string, method: string, path: string, body?: unknown, key?: string) {
	const answer = await fetch(`${base}/api/v1${path}`, {
		method,
		headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
		body: body === undefined ? undefined : JSON.stringify(body)
	});
	const text = await answer.text();
	return { status: answer.status, body: text ? JSON.parse(text) : null };
}
