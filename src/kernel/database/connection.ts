/**
 * One pool, one query builder. `db` always speaks on the transaction that surrounds it, so that a store never has to
 * be handed one.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	Kysely,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type QueryResult
} from 'kysely';
import postgres, { type MaybeRow, type PendingQuery, type Sql, type TransactionSql } from 'postgres';
import { isRefusal } from '#base/refusal.ts';
import type { DatabaseAddress } from './address.ts';
import { type Line, openLine } from './line.ts';

export type { DatabaseAddress };

type Surrounding = {
	sql: TransactionSql;
	along: PromiseLike<unknown>[];
	after: (() => void | Promise<void>)[];
	/** Sent before the next question, and before the end. */
	unsent: (() => void)[];
	isCrowd: boolean;
	/** The connection ended in the middle; the database undid all. */
	lost: boolean;
};

const surrounding = new AsyncLocalStorage<Surrounding>();

type Pool = { sql: Sql; isTainted: boolean };

let opened: { address: DatabaseAddress; connections: number } | undefined;
let pool: Pool | undefined;
let line: Line | undefined;

const usualOptions = {
	onnotice: () => {},
	// A database that comes back is found at once; the usual waits grow to 20 seconds.
	backoff: () => 0.2,
	connect_timeout: 5,
	max_lifetime: null,
	// At its pipeline's end postgres.js forgets to reserve a connection for a transaction: an end nobody reaches.
	max_pipeline: 100_000,
	connection: { application_name: 'archipel', TimeZone: 'UTC', statement_timeout: 30_000 }
};

function clientOf(address: DatabaseAddress, more: { max: number; onclose?(): void }): Sql {
	const options = { ...usualOptions, ...more } as postgres.Options<Record<string, never>>;
	if ('url' in address) return postgres(address.url, options) as Sql;
	const { socketDir: host, port, user, database } = address;
	return postgres({ ...options, host, port, user, database }) as Sql;
}

function openPool({ address, connections }: NonNullable<typeof opened>): Pool {
	const made = { isTainted: false } as Pool;
	const onclose = () => {
		made.isTainted = true;
	};
	made.sql = clientOf(address, { max: connections, onclose });
	return made;
}

export function connect(address: DatabaseAddress, connections = 10): void {
	opened = { address, connections };
	pool = openPool(opened);
	line = undefined;
}

/** Where this process is connected to, for a thread that connects by itself. */
export function addressHere(): DatabaseAddress {
	if (!opened) throw new Error('The database is not connected.');
	const { address } = opened;
	if ('url' in address) return { url: address.url };
	// Whoever made it may have put more into it, which no thread can be handed.
	const { socketDir, port, user, database } = address;
	return { socketDir, port, user, database };
}

export async function disconnect(): Promise<void> {
	// Whoever disconnects has waited for all that runs.
	const ending = [...leaving].map((sql) => sql.end({ timeout: 0 }));
	if (pool) ending.push(pool.sql.end({ timeout: 5 }));
	if (line) ending.push(line.end());
	leaving.clear();
	pool = undefined;
	line = undefined;
	opened = undefined;
	await Promise.all(ending);
}

/** What waits in the old pool is served by it: once its end is asked for it serves nobody new. */
const secondsToServe = 3;
/** Then it is cut off: what was said between an error and its end is never answered, nor refused. */
const secondsToEnd = 4;

const leaving = new Set<Sql>();

function letLeave(sql: Sql): void {
	leaving.add(sql);
	const end = () => leaving.delete(sql) && sql.end({ timeout: secondsToEnd }).catch(() => {});
	setTimeout(end, secondsToServe * 1000).unref();
}

/**
 * A connection of postgres.js 3.4 that the server ended while something was being written never works again (it waits
 * for its timeout at each use): then all are opened anew.
 */
function untainted(used: Pool | undefined): Pool {
	if (!opened) throw new Error('The database is not connected.');
	if (used && !used.isTainted) return used;
	if (used) letLeave(used.sql);
	return openPool(opened);
}

/** The pool itself, for what needs a connection of its own. */
export function wholePool(): Sql {
	pool = untainted(pool);
	return pool.sql;
}

/** The line of this process, for what is written all the time. */
export function ownLine(): Line {
	if (!opened) throw new Error('The database is not connected.');
	line ??= openLine(opened.address);
	return line;
}

/**
 * Hears of a channel (LISTEN) over a connection of its own.
 * @param onHearing each time it begins to hear, also after the database was away and something may have been missed.
 * @returns what ends the hearing.
 */
export async function hear(
	channel: string,
	listener: (text: string) => void,
	onHearing?: () => void
): Promise<() => Promise<void>> {
	if (!opened) throw new Error('The database is not connected.');
	const client = clientOf(opened.address, { max: 1 });
	await client.listen(channel, listener, onHearing);
	return () => client.end({ timeout: 1 });
}

export const inTransaction = (): boolean => surrounding.getStore() !== undefined;

/** Beside the surrounding transaction, on connections of the pool. Nobody within a transaction may wait for it: all may be held by those who wait. */
export const apart = <Result>(work: () => Result): Result => surrounding.exit(work);

const connectionLost = () =>
	Object.assign(new Error('The connection to the database ended within a transaction.'), { code: 'CONNECTION_CLOSED' });

/** The carrier of queries here and now: the surrounding transaction, or the pool. */
export function carrier(): Sql | TransactionSql {
	const here = surrounding.getStore();
	if (!here) return wholePool();
	// The connection may serve somebody else by now.
	if (here.lost) throw connectionLost();
	sendUnsent(here);
	return here.sql;
}

function sendUnsent({ unsent }: Surrounding): void {
	if (unsent.length > 0) for (const send of unsent.splice(0)) send();
}

const never = new Promise<never>(() => {});
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Once the connection is gone postgres.js would still write "commit" or "rollback" to it, which ends the process: the
 * work then never comes back, and the transaction fails by the loss itself.
 */
async function unlessLost<Result>(here: Surrounding, work: () => Promise<Result>): Promise<Result> {
	try {
		const result = await work();
		return here.lost ? never : result;
	} catch (problem) {
		// A failing query is heard of before the end of its connection.
		if (!isRefusal(problem)) await nextTurn();
		if (here.lost) return never;
		throw problem;
	}
}

/**
 * All or nothing. Inside another transaction it joins it. What `afterCommit` was given runs once all is on disk.
 */
export async function transaction<Result>(work: () => Promise<Result>): Promise<Result> {
	if (surrounding.getStore()) return work();
	const here: Surrounding = { sql: undefined as never, along: [], after: [], unsent: [], isCrowd: false, lost: false };
	const whole = async () => {
		const result = await work();
		sendUnsent(here);
		return result;
	};
	const done = wholePool().begin((sql) => {
		here.sql = sql;
		return surrounding.run(here, () => unlessLost(here, whole));
	});
	done.catch(() => {
		here.lost = true;
	});
	const result = await done;
	// Where one of these failed, the database answered the commit by undoing all.
	await Promise.all(here.along);
	for (const step of here.after) await step();
	return result as Result;
}

/**
 * Sends a write whose answer nobody needs now: in a transaction it travels with what comes next, and if it fails, all
 * is undone and the transaction throws what it threw. Elsewhere it is waited for.
 * @param hears what came back, before what follows the commit.
 */
export async function sendAlong<Row extends readonly MaybeRow[]>(
	write: PendingQuery<Row>,
	hears?: (rows: Row) => void
): Promise<void> {
	const here = surrounding.getStore();
	const sent = write.execute();
	const heard = hears ? sent.then(hears) : sent;
	if (!here) {
		await heard;
		return;
	}
	// Heard at the end of the transaction; until then a failure must not end the process.
	heard.catch(() => {});
	here.along.push(heard);
}

/** Many deeds share the surrounding transaction from here on. */
export function beginCrowd(): void {
	surrounding.getStore()!.isCrowd = true;
}

/** The crowd one is in. */
export function crowdHere(): object | null {
	const here = surrounding.getStore();
	return here?.isCrowd ? here : null;
}

/** Only in a transaction. @param send says it before the next question, or before the end. */
export function beforeNext(send: () => void): void {
	surrounding.getStore()!.unsent.push(send);
}

export function afterCommit(step: () => void | Promise<void>): void {
	const here = surrounding.getStore();
	if (!here) throw new Error('afterCommit belongs inside a transaction.');
	here.after.push(step);
}

const connection: DatabaseConnection = {
	async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
		const rows = await carrier().unsafe(sql, parameters as never[], { prepare: true });
		return { rows: rows as unknown as Row[], numAffectedRows: BigInt(rows.count ?? 0) };
	},
	streamQuery() {
		throw new Error('Read in pages instead.');
	}
};

const notHere = async () => {
	throw new Error('Use transaction() of kernel/database.');
};

const driver: Driver = {
	init: async () => {},
	acquireConnection: async () => connection,
	beginTransaction: notHere,
	commitTransaction: notHere,
	rollbackTransaction: notHere,
	releaseConnection: async () => {},
	destroy: async () => {}
};

const dialect: Dialect = {
	createAdapter: () => new PostgresAdapter(),
	createDriver: () => driver,
	createIntrospector: (kysely) => new PostgresIntrospector(kysely),
	createQueryCompiler: () => new PostgresQueryCompiler()
};

/** Each room sees its own tables: `const q = tables<PollTables>()`. */
const everything = new Kysely<unknown>({ dialect });
export const tables = <Tables>(): Kysely<Tables> => everything as Kysely<Tables>;
