// What must be true of the house besides its tests, a sentence each.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const bin = (name) => join('node_modules/.bin', name);
const node = existsSync('node_modules/node/bin/node') ? 'node_modules/node/bin/node' : process.execPath;

const checks = [
	['Every type fits.', node, [bin('tsc'), '--noEmit']],
	['Every line is written the way the others are.', node, [bin('biome'), 'check', '--error-on-warnings', '.']],
	[
		'Imports go down the floors, and the laws of the house hold.',
		node,
		[bin('vitest'), 'run', 'tests/house', '--reporter=dot']
	],
	['The browser and the server can be built.', node, ['bin/build.mjs']]
];

let broken = 0;
for (const [sentence, command, words] of checks) {
	const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8' });
	if (status === 0) process.stdout.write(`✓ ${sentence}\n`);
	else {
		broken++;
		process.stdout.write(`✗ Not true: ${sentence}\n${stdout}${stderr}\n`);
	}
}
process.stdout.write(broken === 0 ? 'All of it is true.\n' : `${broken} of ${checks.length} are not true.\n`);
process.exit(broken === 0 ? 0 : 1);
