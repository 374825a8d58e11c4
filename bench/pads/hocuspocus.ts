/** Hocuspocus, and its own provider. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import postgres from 'postgres';
import * as Y from 'yjs';
import type { Archipel } from './archipel.ts';
import { databaseIn } from './archipel.ts';
import { pasteInto, socketClass, watcherAt, writerIn } from './documents.ts';
import { asksAll, message, saysName } from './messages.ts';
import type { Hear, Peer, Person } from './peer.ts';
import { memoryAfterCollection, profiled, run } from './process.ts';

const database = 'hocuspocus';

function arrive(url: string, name: string, hear: Hear): Promise<Person> {
	const document = new Y.Doc();
	const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: socketClass });
	const write = writerIn(document, hear);
	let cut = false;
	return new Promise((done) => {
		const provider = new HocuspocusProvider({
			websocketProvider,
			name,
			document,
			onClose: () => {
				cut = true;
			},
			onSynced: () => done({ write, leave, isCut: () => cut })
		});
		const leave = () => {
			provider.destroy();
			websocketProvider.destroy();
		};
		provider.attach();
	});
}

const [auth, token] = [2, 0];

function watch(address: string, name: string, hear: Hear): Promise<Person> {
	const hello = [message(name, auth, token, '', '4.7.0'), asksAll(name), saysName(name)];
	return watcherAt({ address, hello, prefix: message(name).length }, hear);
}

let named = 0;

export async function startHocuspocus({
	dataDir,
	sql
}: Archipel): Promise<Peer & { fill(count: number): Promise<string[]> }> {
	const [known] = await sql`select 1 from pg_database where datname = ${database}`;
	if (!known) await sql.unsafe(`create database ${database}`);
	const { host } = databaseIn(dataDir);
	const running = run(['bench/pads/hocuspocus.server.ts', host, database], {
		env: { ...process.env, NODE_ENV: 'production' }
	});
	const [address] = await running.says(/ws:\/\/\S+/);
	const names = (count: number) => Array.from({ length: count }, () => `pad-${process.pid}-${named++}`);
	return {
		name: 'Hocuspocus',
		pid: running.pid,
		makePads: async (count) => names(count),
		arrive: (pad, hear) => arrive(address, pad, hear),
		watch: (pad, hear) => watch(address, pad, hear),
		memory: () => memoryAfterCollection(running),
		profiled: (file, work) => profiled(running, file, work),
		async fill(count) {
			const doc = new Y.Doc();
			pasteInto(doc);
			const own = postgres({ ...databaseIn(dataDir, database), max: 1 });
			const made = names(count);
			await own`insert into document select unnest(${made}::text[]), ${Buffer.from(Y.encodeStateAsUpdate(doc))}::bytea`;
			await own.end();
			return made;
		},
		stop: () => running.stop()
	};
}
