/**
 * A full disk. Writes stop while some room is left, so that PostgreSQL never finds none: reading goes on, and what was
 * acknowledged is safe either way.
 */
import { statfsSync } from 'node:fs';
import { refusal } from '#base/refusal.ts';
import { settings } from '../settings/settings.ts';
import { notedHome } from './embedded/home.ts';

export const diskFull = refusal('kernel.disk-full', 507);

/** Three segments of the write-ahead log, and what is under way. */
const leastBytes = 64 * 1024 * 1024;
const lookEveryMs = 500;

let seen = { at: Number.NEGATIVE_INFINITY, isFull: false };

/** What is left on the disk of the data folder, and of the database where that is ours. */
export function bytesLeft(): number {
	const { DATA_DIR } = settings();
	try {
		const { bavail, bsize } = statfsSync(notedHome(DATA_DIR) ?? DATA_DIR);
		return bavail * bsize;
	} catch {
		// A folder that cannot be looked at is told by whoever writes there.
		return Number.POSITIVE_INFINITY;
	}
}

const look = (): boolean => !settings().DATABASE_URL && bytesLeft() < leastBytes;

/** Whether the disk of the database is as good as full. */
export function isDiskFull(): boolean {
	const now = performance.now();
	if (now - seen.at > lookEveryMs) seen = { at: now, isFull: look() };
	return seen.isFull;
}
