/** The thread that looks through history; see `thread.ts`. */
import { workerData } from 'node:worker_threads';
import { connect, type DatabaseAddress, disconnect } from '#kernel/database/connection.ts';
import { giveUp, scan } from './scan.ts';

const { sweep, address } = workerData as { sweep: string; address: DatabaseAddress };

const isOfConnection = (problem: unknown): boolean =>
	/^(CONNECTION|CONNECT_|ECONN|EPIPE|08|57P)/.test(String((problem as { code?: unknown })?.code));

connect(address, 4);
try {
	await scan(sweep);
} catch (problem) {
	// What the database broke off is begun anew by the look of every minute.
	if (isOfConnection(problem)) throw problem;
	await giveUp(sweep, problem);
} finally {
	await disconnect();
}
