import { createHash } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	existsSync,
	lchownSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { publicFolder } from './binaries.ts';
import { openFolder } from './folders.ts';
import { checkOwner, isSomeonesHome, type Owner } from './owner.ts';
import { outOfReach, socketFolderTaken } from './problems.ts';
import { canReach } from './run.ts';

const digest = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16);

export function openDataFolder(dataDir: string): string {
	openFolder(resolve(dataDir), 0o700);
	return realpathSync(dataDir);
}

/**
 * Lets the owner pass through a data folder that was closed to everyone but root, and nobody else: the folder gets
 * the owner's group. Somebody's home folder, or one shared with another group, is not ours to change.
 */
async function letPass(dataDir: string, owner: Owner): Promise<boolean> {
	const { uid, mode } = statSync(dataDir);
	const isOurs = uid === 0 && (mode & 0o070) === 0 && !isSomeonesHome(dataDir);
	// Whoever starts at the same moment may just have let it pass: both must go to the same folder, where one is refused.
	if (!isOurs || !(await canReach(owner, dirname(dataDir)))) return canReach(owner, dataDir);
	chownSync(dataDir, uid, owner.gid);
	chmodSync(dataDir, mode | 0o010);
	return canReach(owner, dataDir);
}

const canLiveIn = async (dataDir: string, owner: Owner): Promise<boolean> =>
	!owner.switched || (await canReach(owner, dataDir)) || letPass(dataDir, owner);

const noteIn = (dataDir: string): string => join(dataDir, 'postgres.location');

/** Where an earlier start noted that it put the cluster, when not in the data folder. */
export function notedHome(dataDir: string): string | undefined {
	return existsSync(noteIn(dataDir)) ? readFileSync(noteIn(dataDir), 'utf8').trim() : undefined;
}

/**
 * The folder the cluster stands in: the data folder, or one under /var/lib/archipel where the owner cannot reach
 * it. A note in the data folder remembers the second, so that opening a parent folder later loses no data.
 */
export async function findHome(dataDir: string, owner: Owner, say: (sentence: string) => void): Promise<string> {
	const cluster = join(dataDir, 'postgres');
	const noted = notedHome(dataDir);
	if (!noted && existsSync(cluster)) {
		checkOwner(cluster, owner);
		if (!(await canLiveIn(dataDir, owner))) throw outOfReach({ folder: cluster, user: owner.name });
		return dataDir;
	}
	if (!noted && (await canLiveIn(dataDir, owner))) return dataDir;
	const home = noted ?? join(publicFolder, digest(dataDir));
	openFolder(publicFolder);
	openFolder(home, 0o711);
	checkOwner(join(home, 'postgres'), owner);
	if (!(await canReach(owner, home))) throw outOfReach({ folder: home, user: owner.name });
	if (!noted) writeFileSync(noteIn(dataDir), `${home}\n`);
	say(`PostgreSQL runs as ${owner.name}, who cannot reach ${dataDir}: the database is kept in ${home}.`);
	return home;
}

/** Linux allows 107 bytes for the whole path of a socket, macOS 103. */
const longestSocketPath = 100;
const socketName = '.s.PGSQL.5432';
const fits = (folder: string): boolean => Buffer.byteLength(join(folder, socketName)) <= longestSocketPath;

/** Where the socket of this home is. */
export function socketFolderOf(home: string): string {
	const short = `archipel-${digest(home)}`;
	return [join(home, 'socket'), join(tmpdir(), short)].find(fits) ?? join('/tmp', short);
}

/** A folder that only the owner may enter, emptied of what a crash left: whoever reaches the socket is trusted. */
export function openSocketFolder(home: string, owner: Owner): string {
	const folder = socketFolderOf(home);
	if (!lstatSync(folder, { throwIfNoEntry: false })) {
		mkdirSync(folder, { mode: 0o700 });
		if (owner.switched) lchownSync(folder, owner.uid, owner.gid);
	}
	const found = lstatSync(folder);
	const isPrivate = found.isDirectory() && found.uid === owner.uid && (found.mode & 0o077) === 0;
	if (!isPrivate) throw socketFolderTaken({ folder });
	for (const name of [socketName, `${socketName}.lock`]) rmSync(join(folder, name), { force: true });
	return folder;
}

/** Nothing is left in the folder of temporary things; the socket's folder in the home stays for the next start. */
export function closeSocketFolder(folder: string, home: string): void {
	if (folder !== join(home, 'socket')) rmSync(folder, { recursive: true, force: true });
}
