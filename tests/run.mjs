// Installs what the tests need beside npm's packages, runs them all, and ends with one line: N passed, N failed.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, findWholeBrowser, headlessShell } from './find-browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const own = join(root, 'node_modules/node/bin/node');
process.chdir(root);

if (Number(process.versions.node.split('.')[0]) < 22 && existsSync(own)) {
	process.exit(spawnSync(own, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1);
}

const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
const wishes = ['-y', '--no-install-recommends', '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=20'];
const install = (packages, more = {}) =>
	spawnSync('apt-get', ['install', ...wishes, ...packages], { ...quiet, ...more }).status === 0;
const mayInstall = existsSync('/usr/bin/apt-get') && process.getuid() === 0;

function installBrowser() {
	process.stdout.write('Installing Chromium for the browser tests…\n');
	if (install(['chromium', 'chromium-headless-shell'])) return;
	execFileSync('apt-get', ['update'], quiet);
	if (!install(['chromium', 'chromium-headless-shell'])) install(['chromium']);
}

/** Beside the Chromium that is here and of its very version, which is not touched; without it, that one will do. */
function installShell() {
	// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg fills it in
	const asked = ['-W', '-f', '${Version}', 'chromium'];
	const { stdout: version } = spawnSync('dpkg-query', asked, { encoding: 'utf8' });
	if (version) install([`chromium-headless-shell=${version}`], { stdio: 'ignore', timeout: 180_000 });
}

if (mayInstall && !findWholeBrowser()) installBrowser();
else if (mayInstall && !process.env.CHROMIUM && !existsSync(headlessShell)) installShell();
if (!findWholeBrowser()) {
	process.stderr.write(
		'The browser tests need Chromium, and it is not here: install it ("apt-get install chromium" as root on Debian), or set CHROMIUM to the path of a Chromium or Chrome.\n'
	);
	process.exit(1);
}
process.env.CHROMIUM = findBrowser();

const { buildIfStale } = await import('../bin/build.mjs');
await buildIfStale(root);

const { startVitest } = await import('vitest/node');
const run = await startVitest('test', process.argv.slice(2), { watch: false, reporters: ['default'] });
const modules = run?.state.getTestModules() ?? [];
const tests = modules.flatMap((module) => [...module.children.allTests()]);
const passed = tests.filter((test) => test.result().state === 'passed').length;
const failed = tests.filter((test) => test.result().state === 'failed').length;
const broken = modules.filter(
	(module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0
);
const unhandled = run?.state.getUnhandledErrors().length ?? 0;
await run?.close();
const faults = failed + broken.length + unhandled;
process.stdout.write(`\n${passed} passed, ${faults} failed\n`);
process.exit(faults === 0 && passed > 0 ? 0 : 1);
