import { randomUUID } from 'node:crypto';
import {
	appendFileSync,
	existsSync,
	lchownSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statfsSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { type Binaries, checkTheyRun } from './binaries.ts';
import type { Owner } from './owner.ts';
import { namelessUser, noRoom, otherMajor, startFailed } from './problems.ts';
import { run } from './run.ts';
import { smallServer } from './settings.ts';

const leastRoom = 200 * 1024 * 1024;
const making = 'postgres.making-';

/** The cluster of this home, made at the first start; its settings are written anew at every start. */
export async function openCluster(home: string, binaries: Binaries, owner: Owner, fast: boolean): Promise<string> {
	const cluster = join(home, 'postgres');
	if (!existsSync(cluster)) await makeCluster(home, cluster, binaries, owner, fast);
	const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
	if (found !== binaries.major) throw otherMajor({ folder: cluster, found, wanted: binaries.major });
	writeSettings(cluster, owner);
	return cluster;
}

/** Made under another name and renamed: a crash in between leaves no half cluster. */
async function makeCluster(home: string, cluster: string, binaries: Binaries, owner: Owner, fast: boolean) {
	const { bavail, bsize } = statfsSync(home);
	if (bavail * bsize < leastRoom) throw noRoom({ folder: home });
	await checkTheyRun(binaries, owner);
	clearHalfMade(home);
	const folder = join(home, `${making}${randomUUID()}`);
	mkdirSync(folder, { mode: 0o700 });
	if (owner.switched) lchownSync(folder, owner.uid, owner.gid);
	const { code, output } = await run(binaries.initdb, initdbArguments(folder, fast), owner, home);
	if (code !== 0) throw whyNotMade(output, home, owner);
	appendFileSync(join(folder, 'postgresql.conf'), "\ninclude_dir = 'conf.d'\n");
	renameSync(folder, cluster);
}

const initdbArguments = (folder: string, fast: boolean): string[] => [
	...['-D', folder, '-U', 'archipel', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
	...['--auth=trust', '--data-checksums', '--no-instructions', '--set=timezone=UTC'],
	...(fast ? ['--no-sync'] : [])
];

function clearHalfMade(home: string): void {
	for (const name of readdirSync(home)) {
		if (name.startsWith(making)) rmSync(join(home, name), { recursive: true, force: true });
	}
}

function whyNotMade(output: string, home: string, owner: Owner): Error {
	if (/No space left on device/i.test(output)) return noRoom({ folder: home });
	if (/could not look up effective user ID/i.test(output)) return namelessUser({ uid: owner.uid });
	return startFailed({ log: 'initdb', reason: output });
}

function writeSettings(cluster: string, owner: Owner): void {
	const folder = join(cluster, 'conf.d');
	if (!existsSync(folder)) {
		mkdirSync(folder, { mode: 0o700 });
		if (owner.switched) lchownSync(folder, owner.uid, owner.gid);
	}
	const path = join(folder, '10-archipel.conf');
	if (existsSync(path) && readFileSync(path, 'utf8') === smallServer) return;
	writeFileSync(path, smallServer, { mode: 0o600 });
	if (owner.switched) lchownSync(path, owner.uid, owner.gid);
}
