// Builds again whatever changes, starts the house again, and lets open pages follow.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const quietMs = 150;
let house;

const ended = (child) => new Promise((resolve) => child.once('exit', resolve));

async function stop() {
	if (!house || house.exitCode !== null) return;
	house.kill('SIGTERM');
	await ended(house);
}

async function again() {
	const started = performance.now();
	try {
		await build(root);
	} catch (problem) {
		process.stderr.write(`${problem.message}\n`);
		return;
	}
	await stop();
	const env = { ...process.env, NODE_ENV: 'development', ARCHIPEL_DEV: String(Date.now()) };
	house = spawn(process.execPath, [join(root, 'dist/server/cli.js'), 'start'], { stdio: 'inherit', env });
	process.stdout.write(`Built in ${Math.round(performance.now() - started)} ms.\n`);
}

let waiting;
let working = again();
watch(join(root, 'src'), { recursive: true }, () => {
	clearTimeout(waiting);
	waiting = setTimeout(() => {
		working = working.then(again);
	}, quietMs);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
	process.on(signal, async () => {
		await stop();
		process.exit(0);
	});
}
