import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** What root makes belongs to whom the folder above belongs to: a later start as that user, no longer as root, must reach it. */
export function handOn(path: string): void {
	if (process.getuid!() !== 0) return;
	const { uid, gid } = statSync(dirname(path));
	chownSync(path, uid, gid);
}
