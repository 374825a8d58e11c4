/** A server as a process of its own, and what the system and its inspector know of it (Linux). */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Memory, pause } from './peer.ts';

const ticksPerSecond = 100;

export type Running = {
	child: ChildProcess;
	pid: number;
	/** The first thing it says that matches. */
	says(pattern: RegExp, withinMs?: number): Promise<RegExpExecArray>;
	stop(): Promise<void>;
};

/** The inspector stays shut until memory is asked for. */
export function run(words: string[], options: SpawnOptions): Running {
	const child = spawn(process.execPath, ['--inspect-port=0', ...words], {
		...options,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	for (const stream of [child.stdout!, child.stderr!])
		stream.on('data', (chunk) => {
			said = (said + chunk).slice(-100_000);
		});
	const ended = new Promise<void>((done) => child.once('exit', () => done()));
	return {
		child,
		pid: child.pid!,
		async says(pattern, withinMs = 60_000) {
			for (const end = Date.now() + withinMs; Date.now() < end && child.exitCode === null; ) {
				const found = pattern.exec(said);
				if (found) return found;
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
			throw new Error(`It never said ${pattern}:\n${said}`);
		},
		async stop() {
			child.kill('SIGTERM');
			const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
			await ended;
			clearTimeout(late);
		}
	};
}

const statOf = (pid: number): number[] =>
	readFileSync(`/proc/${pid}/stat`, 'utf8')
		.replace(/^.*\) \S /s, '')
		.split(' ')
		.map(Number);

const seconds = (ticks: number) => ticks / ticksPerSecond;

/** CPU a process has used, in seconds. */
export const cpuOf = (pid: number): number => {
	const stat = statOf(pid);
	return seconds(stat[10]! + stat[11]!);
};

/** What has ended meanwhile is counted by whoever started it. */
function cpuWhile(pid: number): number {
	try {
		return cpuOf(pid);
	} catch {
		return 0;
	}
}

/** CPU of a process and all it ever started, in seconds. */
export function cpuOfFamily(pid: number): number {
	const [, , , , , , , , , , own = 0, kernel = 0, children = 0, childrenKernel = 0] = statOf(pid);
	return (
		seconds(own + kernel + children + childrenKernel) + childrenOf(pid).reduce((sum, one) => sum + cpuWhile(one), 0)
	);
}

export const childrenOf = (pid: number): number[] =>
	readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(Number)
		.filter((one) => {
			try {
				return statOf(one)[0] === pid;
			} catch {
				return false;
			}
		});

/** After a start there is work that does not belong to what is measured. */
export async function quiet(pid: number, withinMs = 90_000): Promise<void> {
	for (const end = Date.now() + withinMs; Date.now() < end; ) {
		const before = cpuOf(pid);
		await pause(3000);
		if (cpuOf(pid) - before < 0.1) return;
	}
}

const residentOf = (pid: number): number =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);

type Answer = { id: number; result: unknown };

/** Asks the inspector of a running Node process (Chrome DevTools Protocol), which SIGUSR1 opens. */
async function inspected(running: Running, ask: (command: Command) => Promise<void>): Promise<void> {
	running.child.kill('SIGUSR1');
	const [, address] = await running.says(/Debugger listening on (ws:\S+)/);
	const socket = new WebSocket(address!);
	await new Promise((done, failed) => {
		socket.onopen = done;
		socket.onerror = failed;
	});
	let last = 0;
	await ask((method, params = {}) => {
		const id = ++last;
		return new Promise((done) => {
			const hear = ({ data }: MessageEvent) => {
				const answer = JSON.parse(String(data)) as Answer;
				if (answer.id !== id) return;
				socket.removeEventListener('message', hear);
				done(answer.result);
			};
			socket.addEventListener('message', hear);
			socket.send(JSON.stringify({ id, method, params }));
		});
	});
	socket.close();
}

type Command = (method: string, params?: object) => Promise<unknown>;

/** What a Node process spends its time on meanwhile, as a file Chrome's tools open. */
export async function profiled(running: Running, file: string, work: () => Promise<void>): Promise<void> {
	await inspected(running, async (command) => {
		await command('Profiler.enable');
		await command('Profiler.setSamplingInterval', { interval: 200 });
		await command('Profiler.start');
		await work();
		const { profile } = (await command('Profiler.stop')) as { profile: object };
		writeFileSync(file, JSON.stringify(profile));
	});
}

/** What is alive: the heap, and the bytes it holds outside of it. */
export async function memoryAfterCollection(running: Running): Promise<Memory> {
	let alive = 0;
	await inspected(running, async (command) => {
		for (let round = 0; round < 3; round++) await command('HeapProfiler.collectGarbage');
		const expression = 'const { heapUsed, external } = process.memoryUsage(); heapUsed + external';
		const { result } = (await command('Runtime.evaluate', { expression: `{ ${expression} }` })) as {
			result: { value: number };
		};
		alive = result.value / 1024;
	});
	return { resident: residentOf(running.pid), alive };
}
