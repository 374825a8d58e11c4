/** What several test files ask for at the same moment is made by one of them, while the others wait. */
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

/** A lock of the system's own: it ends with the process that holds it. */
export async function alone<Result>(purpose: string, work: () => Promise<Result>): Promise<Result> {
	const name = createHash('sha256').update(purpose).digest('hex').slice(0, 12);
	const lock = new DatabaseSync(join(tmpdir(), `archipel-alone-${name}`));
	for (;;) {
		try {
			lock.exec('PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE');
			break;
		} catch {
			await pause(200);
		}
	}
	return work().finally(() => lock.close());
}
