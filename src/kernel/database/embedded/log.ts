import { closeSync, copyFileSync, fchownSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Owner } from './owner.ts';

const maxBytes = 8 * 1024 * 1024;

/** The server's own log: a plain file rather than a pipe to us, so that it outlives us and never blocks. */
export type ServerLog = { path: string; descriptor: number; since(): string; close(): void };

export function openLog(dataDir: string, owner: Owner): ServerLog {
	const path = join(dataDir, 'postgres.log');
	rotate(path);
	const descriptor = openSync(path, 'a', 0o600);
	// A later start as that user, no longer as root, must be able to write it too.
	if (owner.switched) fchownSync(descriptor, owner.uid, owner.gid);
	const start = statSync(path).size;
	const timer = setInterval(() => rotate(path), 3_600_000).unref();
	return {
		path,
		descriptor,
		since: () => readFileSync(path).subarray(start).toString(),
		close() {
			clearInterval(timer);
			closeSync(descriptor);
		}
	};
}

/** Copied and cut, not renamed: the server keeps writing, in append mode, to the same file. */
function rotate(path: string): void {
	const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
	if (size < maxBytes) return;
	copyFileSync(path, `${path}.1`);
	truncateSync(path);
}
