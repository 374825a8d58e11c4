import { lchownSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Owner, ourName } from './owner.ts';
import { folderInUse, notWritable } from './problems.ts';

const busy = 5;

/**
 * Holds a folder for this process until released, and refuses when it is held.
 * The lock is the kernel's own, on a file (`fcntl`, reached through an empty SQLite file since Node has no other
 * door to it): it ends with the process however that dies, so there is no stale lock, pid or clock to judge, and
 * of two simultaneous starts exactly one gets the byte.
 * @returns what releases it
 */
export function holdFolder(folder: string, owner: Owner): () => void {
	const path = join(folder, 'in-use.lock');
	let file: DatabaseSync | undefined;
	try {
		file = new DatabaseSync(path);
		// The journal in memory: on a full disk the folder can still be held.
		file.exec('PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE');
	} catch (problem) {
		file?.close();
		if ((problem as { errcode?: number }).errcode === busy) throw folderInUse({ folder });
		throw notWritable({ folder, user: ourName() });
	}
	// A later start as that user, no longer as root, must be able to hold it too.
	if (owner.switched) lchownSync(path, owner.uid, owner.gid);
	return () => file.close();
}
