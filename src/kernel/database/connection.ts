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

type Surrounding = { sql: TransactionSql; along: PromiseLike<unknown>[]; after: (() => void | Promise<void>)[] };

const surrounding = new AsyncLocalStorage<Surrounding>();
let pool: Sql | undefined;

export type DatabaseAddress = { url: string } | { socketDir: string; port: number; user: string; database: string };

export function connect(address: DatabaseAddress, connections = 10): void {
	const options = {
		max: connections,
		onnotice: () => {},
		connection: { application_name: 'archipel', TimeZone: 'UTC', statement_timeout: 30_000 }
	};
	pool =
		'url' in address
			? postgres(address.url, options)
			: postgres({
					...options,
					host: address.socketDir,
					port: address.port,
					user: address.user,
					database: address.database
				});
}

export async function disconnect(): Promise<void> {
	const ending = pool;
	pool = undefined;
	await ending?.end({ timeout: 5 });
}

/** The carrier of queries here and now: the surrounding transaction, or the pool. */
export function carrier(): Sql | TransactionSql {
	const here = surrounding.getStore()?.sql ?? pool;
	if (!here) throw new Error('The database is not connected.');
	return here;
}

/** The pool itself, for what needs a connection of its own: LISTEN, COPY. */
export function wholePool(): Sql {
	if (!pool) throw new Error('The database is not connected.');
	return pool;
}

/**
 * All or nothing. Inside another transaction it joins it. What `afterCommit` was given runs once all is on disk.
 */
export async function transaction<Result>(work: () => Promise<Result>): Promise<Result> {
	if (surrounding.getStore()) return work();
	const along: Surrounding['along'] = [];
	const after: Surrounding['after'] = [];
	const result = await wholePool().begin((sql) => surrounding.run({ sql, along, after }, work));
	// Where one of these failed, the database answered the commit by undoing all.
	await Promise.all(along);
	for (const step of after) await step();
	return result as Result;
}

/**
 * Sends a write whose answer nobody needs now: in a transaction it travels with what comes next, and if it fails, all
 * is undone and the transaction throws what it threw. Elsewhere it is waited for.
 */
export async function sendAlong<Row extends readonly MaybeRow[]>(write: PendingQuery<Row>): Promise<void> {
	const here = surrounding.getStore();
	const sent = write.execute();
	if (!here) {
		await sent;
		return;
	}
	// Heard at the end of the transaction; until then a failure must not end the process.
	sent.catch(() => {});
	here.along.push(sent);
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
