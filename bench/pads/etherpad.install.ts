/** Etherpad, put into a folder outside of this tree, where it stays for the next bench. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const version = '1.8.14';

/** @returns its folder; null where it could not be installed. */
export function etherpadHome(say: (line: string) => void): string | null {
	const home = process.env.ETHERPAD_HOME ?? join(tmpdir(), `archipel-bench-etherpad-${version}`);
	if (existsSync(join(home, 'src'))) return home;
	say(`Etherpad ${version} is being installed in ${home}; this takes minutes.`);
	mkdirSync(home, { recursive: true });
	writeFileSync(join(home, 'package.json'), '{ "private": true }');
	const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `ep_etherpad-lite@${version}`];
	const { status } = spawnSync('npm', words, { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] });
	if (status !== 0) return null;
	// It looks for itself where its own repository has it.
	renameSync(join(home, 'node_modules/ep_etherpad-lite'), join(home, 'src'));
	symlinkSync('../src', join(home, 'node_modules/ep_etherpad-lite'));
	return home;
}
