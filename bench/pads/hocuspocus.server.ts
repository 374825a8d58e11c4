/** Hocuspocus with its extension for databases, as its own documents show it, on the PostgreSQL of the bench. */
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import postgres from 'postgres';

const [host = '', database = '', port = '0'] = process.argv.slice(2);
const sql = postgres({ host, database, user: 'archipel', onnotice: () => {} });
await sql`create table if not exists document (name text primary key, data bytea not null)`;

const server = new Server({
	port: Number(port),
	address: '127.0.0.1',
	quiet: true,
	extensions: [
		new Database({
			fetch: async ({ documentName }) =>
				(await sql<{ data: Buffer }[]>`select data from document where name = ${documentName}`)[0]?.data ?? null,
			store: async ({ documentName, state }) => {
				await sql`insert into document (name, data) values (${documentName}, ${Buffer.from(state)})
					on conflict (name) do update set data = excluded.data`;
			}
		})
	]
});
await server.listen();
process.stdout.write(`ws://127.0.0.1:${server.address.port}\n`);
