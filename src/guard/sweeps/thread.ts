/** Looking through a whole history takes a minute of one core: a thread of its own, so that pages go on being served. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { addressHere } from '#kernel/database/connection.ts';
import { log } from '#kernel/settings/log.ts';

/** As a source beside this file; once built, as an entry of its own. */
function threadFile(): URL {
	const places = ['./scan.worker.ts', './scan.js', '../scan.js'].map((place) => new URL(place, import.meta.url));
	return places.find((place) => existsSync(place)) ?? places[1]!;
}

const running = new Map<string, Promise<void>>();

function start(sweep: string): Promise<void> {
	const thread = new Worker(threadFile(), {
		workerData: { sweep, address: addressHere() },
		resourceLimits: { maxOldGenerationSizeMb: 512 }
	});
	return new Promise((resolve) => {
		thread.once('error', (err) => log().warn({ part: 'sweeps', sweep, err }, 'looking through history broke off'));
		thread.once('exit', () => resolve());
	});
}

/** Resolves when the thread ended, whatever came of it. A second call while it runs waits for the same. */
export function scanInThread(sweep: string): Promise<void> {
	const already = running.get(sweep);
	if (already) return already;
	const ending = start(sweep).finally(() => running.delete(sweep));
	running.set(sweep, ending);
	return ending;
}
