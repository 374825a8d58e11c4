// `npm run bench` runs every bench; `npm run bench -- polls` one of them. Figures are ratios within one run.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const node = existsSync('node_modules/node/bin/node') ? 'node_modules/node/bin/node' : process.execPath;
const { buildIfStale } = await import('../bin/build.mjs');
await buildIfStale(root);

const known = globSync('bench/*.bench.ts').map((file) => basename(file, '.bench.ts'));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
	process.stderr.write(`There is no bench ${unknown.join(', ')}; there are: ${known.join(', ')}.\n`);
	process.exit(2);
}
for (const name of asked.length > 0 ? asked : known) {
	process.stdout.write(`# ${name}\n`);
	const { status } = spawnSync(node, [`bench/${name}.bench.ts`], { stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}
