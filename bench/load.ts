/** Load from a process of its own: wrk where the system has it, else autocannon. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Load = { perSecond: number; p99: number; failed: number };

const hasWrk = spawnSync('wrk', ['--version']).error === undefined;
export const generator = hasWrk ? 'wrk' : 'autocannon';

export type Post = { paths: string[]; body: string };
export type Aim = { base: string; path?: string; post?: Post; connections?: number; seconds?: number };

function script({ paths, body }: Post): string {
	const file = join(mkdtempSync(join(tmpdir(), 'archipel-load-')), 'post.lua');
	writeFileSync(
		file,
		`paths = {${paths.map((path) => `"${path}"`).join(',')}}
		wrk.method = "POST"
		wrk.headers["Content-Type"] = "application/json"
		wrk.body = '${body}'
		request = function() return wrk.format(nil, paths[math.random(#paths)]) end`
	);
	return file;
}

function msOf(text: string): number {
	const [, figure, unit] = /([\d.]+)(us|ms|s)/.exec(text)!;
	return Number(figure) * { us: 0.001, ms: 1, s: 1000 }[unit as 'us' | 'ms' | 's'];
}

function byWrk({ base, path = '/', post, connections = 16, seconds = 5 }: Aim): Load {
	const words = [
		'-t1',
		`-c${connections}`,
		`-d${seconds}`,
		'--latency',
		...(post ? ['-s', script(post)] : []),
		base + path
	];
	const { stdout } = spawnSync('wrk', words, { encoding: 'utf8' });
	return {
		perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)![1]),
		p99: msOf(/99%\s+(\S+)/.exec(stdout)![1]!),
		failed: Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0)
	};
}

async function byAutocannon({ base, path = '/', post, connections = 16, seconds = 5 }: Aim): Promise<Load> {
	const { default: autocannon } = await import('autocannon');
	const requests = post?.paths.map((one) => ({
		method: 'POST' as const,
		path: one,
		body: post.body,
		headers: { 'content-type': 'application/json' }
	}));
	const {
		requests: done,
		latency,
		non2xx,
		errors
	} = await autocannon({ url: base + path, connections, duration: seconds, workers: 1, requests });
	return { perSecond: done.average, p99: latency.p99, failed: non2xx + errors };
}

export const load = async (aim: Aim): Promise<Load> => (hasWrk ? byWrk(aim) : byAutocannon(aim));

export const middle = (figures: number[]): number =>
	[...figures].sort((one, other) => one - other)[figures.length >> 1]!;

/** Turns about with the yardstick, so that a machine that slows down slows both. */
export async function ratioTo(
	yardstick: Aim,
	aim: Aim,
	rounds = 3
): Promise<{ ratio: number; perSecond: number; hello: number; failed: number }> {
	const turns: { one: Load; hello: Load }[] = [];
	for (let round = 0; round < rounds; round++) turns.push({ hello: await load(yardstick), one: await load(aim) });
	return {
		ratio: middle(turns.map(({ one, hello }) => one.perSecond / hello.perSecond)),
		perSecond: middle(turns.map(({ one }) => one.perSecond)),
		hello: middle(turns.map(({ hello }) => hello.perSecond)),
		failed: turns.reduce((sum, { one }) => sum + one.failed, 0)
	};
}
