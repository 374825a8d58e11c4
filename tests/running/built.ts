/** The built house, brought up to date once however many test files ask for it at the same moment. */

import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
// @ts-expect-error A plain script without types.
import { buildIfStale } from '../../bin/build.mjs';

export const root = resolve(import.meta.dirname, '../..');

/** A lock of the system's own: it ends with the process that holds it. */
async function alone(work: () => Promise<void>): Promise<void> {
	const name = createHash('sha256').update(root).digest('hex').slice(0, 12);
	const lock = new DatabaseSync(join(tmpdir(), `archipel-building-${name}`));
	for (;;) {
		try {
			lock.exec('PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE');
			break;
		} catch {
			await pause(200);
		}
	}
	await work().finally(() => lock.close());
}

let ready: Promise<void> | undefined;

export const built = (): Promise<void> => {
	ready ??= alone(() => buildIfStale(root));
	return ready;
};
