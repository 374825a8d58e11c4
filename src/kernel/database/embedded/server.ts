import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { ServerLog } from './log.ts';
import type { Owner } from './owner.ts';
import { isReady, pidFile } from './postmaster.ts';
import { noRoom, startFailed } from './problems.ts';
import { as, plainEnvironment } from './run.ts';

export type Place = {
	cluster: string;
	socketDir: string;
	binaries: Binaries;
	owner: Owner;
	log: ServerLog;
	more: string[];
};

export type Server = { hasExited: Promise<number>; stop(): Promise<void> };

/** Crash recovery may take minutes; a start that says nothing for longer is given up. */
const patienceMs = 5 * 60_000;

/** Starts the server and waits until it answers. */
export async function startServer(place: Place): Promise<Server> {
	for (let tries = 0; ; tries++) {
		const server = await tryToStart(place);
		if (server) return server;
		const words = place.log.since();
		// Backends of a killed server take a moment to notice; their shared memory must be gone first.
		if (tries > 50 || !/pre-existing shared memory block/.test(words.slice(-2000))) throw whyNot(place, words);
		await pause(200);
	}
}

async function tryToStart(place: Place): Promise<Server | undefined> {
	const { cluster, socketDir, binaries, owner, log, more } = place;
	const child = spawn(binaries.postgres, ['-D', cluster, '-k', socketDir, ...more], {
		cwd: '/',
		env: plainEnvironment,
		// Its own process group: Ctrl-C in the terminal reaches us alone, and we drain before we stop it.
		detached: true,
		stdio: ['ignore', log.descriptor, log.descriptor],
		...as(owner)
	});
	const exit = exitOf(child);
	await once(child, 'spawn');
	const watcher = watch(cluster, child.pid!, owner);
	await once(watcher, 'spawn').catch(async (problem) => {
		await stop(child, exit);
		throw problem;
	});
	const isUp = await becomesReady(cluster, child, exit);
	if (isUp) {
		child.unref();
		exit.then(() => watcher.kill('SIGKILL'));
		return { hasExited: exit, stop: () => stop(child, exit) };
	}
	await stop(child, exit);
	watcher.kill('SIGKILL');
	return undefined;
}

const exitOf = (child: ChildProcess): Promise<number> =>
	new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));

async function becomesReady(cluster: string, child: ChildProcess, exit: Promise<number>): Promise<boolean> {
	let isOver = false;
	exit.then(() => {
		isOver = true;
	});
	for (const end = Date.now() + patienceMs; Date.now() < end && !isOver; await pause(5)) {
		if (isReady(cluster, child.pid!)) return true;
	}
	return false;
}

/**
 * A shell that reads a pipe we hold and never write: when we end, however we end, it reads the end of file and asks
 * the server to stop. It checks the pid file first, since the pid may have passed to another process.
 */
function watch(cluster: string, pid: number, owner: Owner): ChildProcess {
	const script = 'read -r _; read -r pid < "$2" && test "$pid" = "$1" && kill -INT "$1"';
	const watcher = spawn('/bin/sh', ['-c', script, 'archipel-postgres-watch', String(pid), pidFile(cluster)], {
		cwd: '/',
		env: plainEnvironment,
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore'],
		...as(owner)
	});
	watcher.unref();
	(watcher.stdin as unknown as { unref(): void }).unref();
	return watcher;
}

/** Fast shutdown (connections are cut, everything is written); after ten seconds, the immediate one. */
async function stop(child: ChildProcess, exit: Promise<number>): Promise<void> {
	child.ref();
	child.kill('SIGINT');
	const late = setTimeout(() => child.kill('SIGQUIT'), 10_000);
	await exit;
	clearTimeout(late);
}

function whyNot({ cluster, log }: Place, words: string): Error {
	if (/No space left on device/i.test(words.slice(-4000))) return noRoom({ folder: cluster });
	const lines = words.trim().split('\n').slice(-4);
	return startFailed({ log: log.path, reason: lines.map((line) => line.replace(/^.*? UTC \[\d+\] /, '')).join(' ') });
}
