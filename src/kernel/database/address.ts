/** Where a database is found. */
import type { ClientConfig } from 'pg';

export type DatabaseAddress = { url: string } | { socketDir: string; port: number; user: string; database: string };

/** As pg wants it said. */
export function pgAddress(address: DatabaseAddress): ClientConfig {
	if ('url' in address) return { connectionString: address.url };
	const { socketDir: host, port, user, database } = address;
	return { host, port, user, database };
}
