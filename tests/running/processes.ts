/** What the system knows of processes (Linux). */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

type Known = { pid: number; parent: number; state: string };

function known(pid: number): Known | null {
	try {
		const [, state, parent] = /^\d+ \(.*\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
		return { pid, parent: Number(parent), state: state ?? 'X' };
	} catch {
		return null;
	}
}

const all = (): Known[] =>
	readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map((name) => known(Number(name)))
		.filter((one) => one !== null);

/** A zombie has ended; it only waits to be looked at. */
export const isRunning = (pid: number): boolean => !['Z', 'X', undefined].includes(known(pid)?.state);

export function childrenOf(pid: number, among = all()): number[] {
	return among.filter(({ parent }) => parent === pid).map((child) => child.pid);
}

export function descendantsOf(pid: number, among = all()): number[] {
	return childrenOf(pid, among).flatMap((child) => [child, ...descendantsOf(child, among)]);
}

const worksIn = (folder: string, pid: number): boolean => {
	try {
		return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) && isRunning(pid);
	} catch {
		return false;
	}
};

/** The PostgreSQL servers that work inside a folder, found without asking the house: the main process first. */
export function serversIn(folder: string): number[] {
	const servers = all().filter(({ pid }) => worksIn(folder, pid));
	const isMain = ({ parent }: Known) => !servers.some(({ pid }) => pid === parent);
	// A younger process may have the lower number: they begin anew after the highest.
	return servers.toSorted((a, b) => Number(isMain(b)) - Number(isMain(a))).map(({ pid }) => pid);
}

export function killAll(pids: number[]): void {
	for (const pid of pids) {
		try {
			process.kill(pid, 'SIGKILL');
		} catch {
			// It ended by itself meanwhile.
		}
	}
}
