/**
 * Another program at work for us, kept apart: a folder of its own that is gone afterwards, no network, nobody's rights,
 * and an end to its time and memory.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Bounds = { seconds: number; megabytes: number };

/** What it is given by name, what it is called with, and which file it leaves. */
export type Work = {
	command: string;
	words(folder: string): string[];
	gives: Record<string, string | Uint8Array>;
	takes: string;
};

const nobody = 65_534;
const isRoot = (): boolean => process.getuid?.() === 0;
const asNobody = (): object => (isRoot() ? { uid: nobody, gid: nobody } : {});

let cut: string[] | undefined;

/** A network of its own with nothing in it, where the system lets us make one. */
function cutOff(): string[] {
	const words = ['unshare', '--map-root-user', '--net', '--'];
	cut ??= spawnSync('unshare', [...words.slice(1), 'true'], asNobody()).status === 0 ? words : [];
	return cut;
}

async function descendants(pid: number): Promise<number[]> {
	const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
	const children = text.trim().split(' ').filter(Boolean).map(Number);
	return [pid, ...(await Promise.all(children.map(descendants))).flat()];
}

const pageBytes = 4096;

/** What it alone holds; where there is no /proc, nothing can be said. */
async function ownBytes(pid: number): Promise<number> {
	const [, all = 0, shared = 0] = (await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')).split(' ').map(Number);
	return (all - shared) * pageBytes;
}

async function endWith(pids: number[]): Promise<void> {
	for (const pid of pids) {
		try {
			process.kill(pid, 'SIGKILL');
		} catch {
			// It ended by itself.
		}
	}
}

/** Looks after it until it ends. @returns whether it did so by itself, and well. */
async function watched(pid: number, ended: Promise<number | null>, { seconds, megabytes }: Bounds): Promise<boolean> {
	const end = Date.now() + seconds * 1000;
	let code: number | null | undefined;
	void ended.then((with_) => {
		code = with_;
	});
	for (;;) {
		await Promise.race([ended, pause(200)]);
		if (code !== undefined) return code === 0;
		const pids = await descendants(pid);
		const bytes = (await Promise.all(pids.map(ownBytes))).reduce((sum, one) => sum + one, 0);
		if (Date.now() < end && bytes < megabytes * 1024 * 1024) continue;
		await endWith(pids.reverse());
		await ended;
		return false;
	}
}

async function run(folder: string, { command, words }: Work, bounds: Bounds): Promise<boolean> {
	const [program, ...rest] = [...cutOff(), command, ...words(folder)] as [string, ...string[]];
	const child = spawn(program, rest, {
		cwd: folder,
		env: { PATH: process.env.PATH ?? '/usr/bin:/bin', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' },
		stdio: 'ignore',
		...asNobody()
	});
	const ended = new Promise<number | null>((resolve) => {
		child.once('error', () => resolve(null));
		child.once('exit', (code) => resolve(code));
	});
	return child.pid ? watched(child.pid, ended, bounds) : false;
}

/** @returns the file it left; null where it did not come to an end in time and well. */
export async function workApart(work: Work, bounds: Bounds): Promise<Uint8Array | null> {
	const folder = await mkdtemp(join(tmpdir(), 'archipel-apart-'));
	try {
		for (const [name, content] of Object.entries(work.gives)) await writeFile(join(folder, name), content);
		if (isRoot()) await chown(folder, nobody, nobody);
		if (!(await run(folder, work, bounds))) return null;
		return new Uint8Array(await readFile(join(folder, work.takes)));
	} catch (problem) {
		if ((problem as { code?: string }).code === 'ENOENT') return null;
		throw problem;
	} finally {
		await rm(folder, { recursive: true, force: true, maxRetries: 3 });
	}
}
