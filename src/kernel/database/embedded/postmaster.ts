import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { orphanStays } from './problems.ts';

export const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid');

/** Lines of postmaster.pid (PostgreSQL's pidfile.h): the first is the pid, the eighth the status. */
function pidLines(cluster: string): string[] {
	try {
		return readFileSync(pidFile(cluster), 'utf8').split('\n');
	} catch (problem) {
		if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw problem;
	}
}

export function isReady(cluster: string, pid: number): boolean {
	const lines = pidLines(cluster);
	return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (problem) {
		return (problem as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** Whether this pid is truly the server of this cluster, and not a stranger that was given its number since. */
function serves(pid: number, cluster: string): boolean {
	try {
		if (existsSync('/proc/self')) return worksInside(pid, cluster);
		return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster);
	} catch {
		return false;
	}
}

/** A server works from inside its data folder. A zombie that nobody reaps has no folder any more. */
const worksInside = (pid: number, cluster: string): boolean =>
	readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' &&
	readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);

async function ended(pid: number, cluster: string, withinMs: number): Promise<boolean> {
	for (const end = Date.now() + withinMs; Date.now() < end; await pause(20)) {
		if (!serves(pid, cluster)) return true;
	}
	return false;
}

function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch (problem) {
		if ((problem as NodeJS.ErrnoException).code !== 'ESRCH') throw problem;
	}
}

/**
 * Stops the server that a killed run left. We hold the folder, so a live one has no parent any more. A number that
 * now belongs to a stranger is struck out: PostgreSQL itself would take it for a server and refuse to start.
 */
export async function stopOrphan(cluster: string): Promise<boolean> {
	const pid = Number(pidLines(cluster)[0] ?? 0);
	if (!(pid > 1) || !isAlive(pid)) return false;
	if (!serves(pid, cluster)) {
		rmSync(pidFile(cluster), { force: true });
		return false;
	}
	signal(pid, 'SIGINT');
	if (await ended(pid, cluster, 10_000)) return true;
	signal(pid, 'SIGQUIT');
	if (await ended(pid, cluster, 5_000)) return true;
	throw orphanStays({ pid, folder: cluster });
}
