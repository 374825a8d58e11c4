/**
 * Whoever waits for an answer hears that its connection ended. postgres.js 3.4 and the queue also say things of their
 * own, such as the end of a transaction or of a job, for whose answer nobody waits: where the database is killed in
 * that very moment, the house must not end with it.
 */
import { log } from '../settings/log.ts';

const lost: ReadonlySet<unknown> = new Set([
	'EPIPE',
	'ECONNRESET',
	'EHOSTUNREACH',
	'CONNECTION_CLOSED',
	'CONNECTION_DESTROYED',
	'CONNECTION_ENDED',
	// The database itself is ended, or one of its processes broke.
	'57P01',
	'57P02'
]);

type Problem = { code?: unknown; syscall?: unknown } | null;

/** Also what could not be connected anew. */
const isLost = (problem: Problem): boolean => lost.has(problem?.code) || problem?.syscall === 'connect';

/** For a whole process; anything else that nobody waits for still ends it. */
export function outliveLostConnections(): void {
	process.on('unhandledRejection', (problem) => {
		if (!isLost(problem as Problem)) throw problem;
		log().warn({ part: 'database', err: problem }, 'a connection ended while nobody waited for its answer');
	});
}
