#!/usr/bin/env node
// Finds the Node of the house, builds what is missing, and hands over to the command line.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { heapFlags, mallocSettings } from './memory.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const own = join(root, 'node_modules/node/bin/node');
const needed = 22;

if (Number(process.versions.node.split('.')[0]) < needed && existsSync(own)) {
	const child = spawn(own, [...heapFlags, ...process.argv.slice(1)], {
		stdio: 'inherit',
		env: { ...mallocSettings, ...process.env }
	});
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} else {
	process.env.NODE_ENV ??= 'production';
	process.env.ARCHIPEL_BROWSER ??= join(root, 'dist/browser');
	if (process.argv[2] === 'dev') await import('./dev.mjs');
	else {
		const { buildIfStale } = await import('./build.mjs');
		await buildIfStale(root);
		await import(join(root, 'dist/server/cli.js'));
	}
}
