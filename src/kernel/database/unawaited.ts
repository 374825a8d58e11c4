/**
 * Whoever waits for an answer hears that its connection ended. postgres.js 3.4 also says things of its own, such as the
 * end of a transaction, for whose answer nobody waits any more: where the database is killed in that very moment, the
 * house must not end with it.
 */
import { log } from '../settings/log.ts';

const lost: ReadonlySet<unknown> = new Set([
	'EPIPE',
	'ECONNRESET',
	'CONNECTION_CLOSED',
	'CONNECTION_DESTROYED',
	'CONNECTION_ENDED'
]);

/** For a whole process; anything else that nobody waits for still ends it. */
export function outliveLostConnections(): void {
	process.on('unhandledRejection', (problem) => {
		if (!lost.has((problem as { code?: unknown } | null)?.code)) throw problem;
		log().warn({ part: 'database', err: problem }, 'a connection ended while nobody waited for its answer');
	});
}
