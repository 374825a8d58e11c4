/** One PostgreSQL for the whole run, of which every test file gets a database of its own. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../src/kernel/database/embedded/start.ts';
// @ts-expect-error A plain script without types.
import { findBrowser } from './find-browser.mjs';

declare module 'vitest' {
	interface ProvidedContext {
		database: { socketDir: string; port: number; user: string };
	}
}

const memory = '/dev/shm';
const enoughBytes = 2 * 1024 ** 3;

/** A run makes and drops some hundred thousand small files: in memory, where there is plenty, they cost a third. */
function placeOfFiles(): string {
	try {
		const { bavail, bsize } = statfsSync(memory);
		const isRoomy = bavail * bsize > enoughBytes && process.availableMemory() > 2 * enoughBytes;
		return isRoomy && !process.env.TMPDIR ? memory : tmpdir();
	} catch {
		return tmpdir();
	}
}

const name = 'archipel-tests-';

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

/** The small disk of a run that was killed is still mounted, and cannot be removed before. */
function unmountWithin(folder: string): void {
	const places = readFileSync('/proc/mounts', 'utf8')
		.split('\n')
		.map((line) => line.split(' ')[1] ?? '');
	for (const disk of places.filter((place) => place.startsWith(`${folder}/`))) spawnSync('umount', ['-l', disk]);
}

/** What a run that was killed left there would take memory for good. */
function clearLeftovers(place: string): void {
	for (const folder of readdirSync(place).filter((one) => one.startsWith(name))) {
		const [, pid] = /-(\d+)-[^-]*$/.exec(folder) ?? [];
		if (!pid || isRunning(Number(pid))) continue;
		unmountWithin(join(place, folder));
		rmSync(join(place, folder), { recursive: true, force: true });
	}
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const place = placeOfFiles();
	clearLeftovers(place);
	const folder = mkdtempSync(join(place, `${name}${process.pid}-`));
	// The database's own user must pass through.
	chmodSync(folder, 0o755);
	process.env.TMPDIR = folder;
	const browser = findBrowser();
	if (browser) process.env.CHROMIUM = browser;
	// What threads and started houses load is compiled once for all of them.
	process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
	const server = await startEmbedded({ dataDir: join(folder, 'data'), say: () => {}, fast: true });
	const { socketDir, port, user } = server;
	project.provide('database', { socketDir, port, user });
	return async () => {
		await server.stop();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
}
