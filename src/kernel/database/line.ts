/**
 * One connection for what is written all the time, one statement after another: it stays warm at both its ends. Its
 * statements are known beforehand and handed to pg as they are, which costs this process half of what postgres.js does.
 */
import pg from 'pg';
import { log } from '../settings/log.ts';
import { type DatabaseAddress, pgAddress } from './address.ts';

/** @property name of its own within the line; @property text in which `$1` and the others say their type. */
export type Statement = { name: string; text: string };
/** A text as PostgreSQL writes it; bytes travel as they are. */
export type Value = string | Buffer;
/** Each column as PostgreSQL writes it. */
export type Row = (string | null)[];

export type Line = {
	/** Refuses as the database does, and where the connection ends: then nobody knows what was kept. */
	ask(statement: Statement, values: Value[]): Promise<Row[]>;
	/** Ends once all that was asked is answered. */
	end(): Promise<void>;
};

/** @property prepared names of statements. */
type Wire = { client: pg.Client; prepared: Set<string> };

/** A query of our own making, as pg takes it: one flight there, one back. */
class Flight implements pg.Submittable {
	private readonly answer = Promise.withResolvers<Row[]>();
	private readonly rows: Row[] = [];
	private readonly statement: Statement;
	private readonly values: Value[];
	private readonly prepared: Set<string>;

	constructor(statement: Statement, values: Value[], prepared: Set<string>) {
		this.statement = statement;
		this.values = values;
		this.prepared = prepared;
	}

	get answered(): Promise<Row[]> {
		return this.answer.promise;
	}

	submit(connection: pg.Connection): void {
		const { name } = this.statement;
		connection.stream.cork();
		if (!this.prepared.has(name)) this.prepare(connection);
		connection.bind({ statement: name, values: this.values }, true);
		connection.execute(null, true);
		connection.sync();
		connection.stream.uncork();
	}

	private prepare(connection: pg.Connection): void {
		const { name, text } = this.statement;
		// Where it failed the first time it may be there all the same; to close what is not there is no error.
		connection.close({ type: 'S', name }, true);
		connection.parse({ name, text, types: [] }, true);
	}

	handleDataRow({ fields }: { fields: Row }): void {
		this.rows.push(fields);
	}

	handleCommandComplete(): void {
		this.prepared.add(this.statement.name);
	}

	handleReadyForQuery(): void {
		this.answer.resolve(this.rows);
	}

	handleError(problem: unknown): void {
		this.answer.reject(problem);
	}
}

const limits = { connectionTimeoutMillis: 5000, statement_timeout: 30_000, application_name: 'archipel' };

export function openLine(address: DatabaseAddress): Line {
	let wire: Promise<Wire> | null = null;
	let last: Promise<unknown> = Promise.resolve();

	function connect(): Promise<Wire> {
		const client = new pg.Client({ ...pgAddress(address), ...limits });
		const connecting = client.connect().then(() => ({ client, prepared: new Set<string>() }));
		const forget = () => {
			if (wire === connecting) wire = null;
		};
		connecting.catch(forget);
		client.on('end', forget);
		client.on('error', (problem) => {
			log().warn({ part: 'database', err: problem }, 'connection lost');
			forget();
		});
		return connecting;
	}

	async function fly(statement: Statement, values: Value[]): Promise<Row[]> {
		wire ??= connect();
		const here = wire;
		const { client, prepared } = await here;
		try {
			return await client.query(new Flight(statement, values, prepared)).answered;
		} catch (problem) {
			// Said by the database before it hangs up.
			if ((problem as pg.DatabaseError).severity === 'FATAL' && wire === here) wire = null;
			throw problem;
		}
	}

	return {
		ask(statement, values) {
			const answered = last.then(() => fly(statement, values));
			last = answered.catch(() => {});
			return answered;
		},
		async end() {
			await last;
			const open = await wire?.catch(() => null);
			await open?.client.end();
		}
	};
}
