/** The connections of the queue. */
import pg from 'pg';
import { type DatabaseAddress, pgAddress } from '../database/address.ts';
import { log } from '../settings/log.ts';

/**
 * graphile-worker says once that a job failed, waits for no answer, and tries again only by certain codes: a lost
 * connection bears one of them before its questions hear of it, else the job would be held for hours.
 */
const triedAgain = 'EHOSTUNREACH';

export function poolFor(address: DatabaseAddress): pg.Pool {
	const pool = new pg.Pool({ ...pgAddress(address), max: 4 });
	// Lost connections are opened again by the queue; without a listener they would end the process.
	pool.on('error', (problem) => {
		if (!pool.ending) log().warn({ part: 'jobs', err: problem }, 'connection lost');
	});
	pool.on('connect', (client) => client.on('error', (problem) => Object.assign(problem, { code: triedAgain })));
	return pool;
}
