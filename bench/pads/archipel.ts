/** Archipel as `npm start` starts it, with its own PostgreSQL; the others that are measured use the same one. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { heapFlags, mallocSettings } from '../../bin/memory.mjs';
import { send } from '../house.ts';
import { pasteInto, socketClass, watcherAt, writerIn } from './documents.ts';
import { asksAll, saysName } from './messages.ts';
import type { Hear, Peer, Person } from './peer.ts';
import { cpuOfFamily, memoryAfterCollection, profiled, type Running, run } from './process.ts';

export type Archipel = Peer & {
	base: string;
	dataDir: string;
	startMs: number;
	sql: Sql;
	/** CPU of all processes of PostgreSQL, in seconds. */
	databaseCpu(): number;
};

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'archipel-bench-'));
export const clear = (folder: string) => rmSync(folder, { recursive: true, force: true });

// Everybody comes from one address here, so that only the limits per address are off.
const environment = { NODE_ENV: 'production', PORT: '0', RATE_LIMITS: 'off', LOG_LEVEL: 'warn' };

async function start(dataDir: string): Promise<{ running: Running; base: string; startMs: number }> {
	const began = performance.now();
	const flags = [...heapFlags, ...(process.env.PADS_FLAGS?.split(' ') ?? [])];
	const running = run([...flags, 'bin/archipel.mjs', 'start'], {
		env: { ...process.env, ...mallocSettings, ...environment, DATA_DIR: dataDir }
	});
	const [base] = await running.says(/http:\/\/[\w.]+:\d+/);
	return { running, base: base.replace('localhost', '127.0.0.1'), startMs: performance.now() - began };
}

const postmasterIn = (dataDir: string): number =>
	Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

export const databaseIn = (dataDir: string, database = 'archipel') => ({
	host: join(dataDir, 'socket'),
	user: 'archipel',
	database
});

function arrive(base: string, pad: string, hear: Hear): Promise<Person> {
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${base.replace('http', 'ws')}/live`, `pads/${pad}`, doc, {
		disableBc: true,
		WebSocketPolyfill: socketClass
	});
	let cut = false;
	provider.on('connection-close', () => {
		cut = true;
	});
	const write = writerIn(doc, hear);
	return new Promise((done) =>
		provider.once('sync', () => done({ write, leave: () => provider.destroy(), isCut: () => cut }))
	);
}

const watch = (base: string, pad: string, hear: Hear): Promise<Person> =>
	watcherAt(
		{ address: `${base.replace('http', 'ws')}/live/pads/${pad}`, hello: [asksAll(), saysName()], prefix: 0 },
		hear
	);

async function makePads(base: string, count: number): Promise<string[]> {
	const ids: string[] = [];
	for (let pad = 0; pad < count; pad++) {
		const { status, body } = await send(base, 'POST', '/pads', { title: `Bench ${pad}` });
		if (status !== 201) throw new Error(`no pad: ${status} ${JSON.stringify(body)}`);
		ids.push(body.id);
	}
	return ids;
}

/** Many pads at once: copies of one, made inside the database. */
export async function fillPads(archipel: Archipel, count: number): Promise<string[]> {
	const [first] = await archipel.makePads(1);
	const doc = new Y.Doc();
	pasteInto(doc);
	const bytes = Buffer.from(Y.encodeStateAsUpdate(doc));
	return copyPads(archipel.sql, first!, count, bytes);
}

/** @param bytes the text, kept as a change of each. */
export async function copyPads(sql: Sql, from: string, count: number, bytes: Buffer): Promise<string[]> {
	// 22 letters of base 58, as ids are.
	const rows = await sql<{ id: string }[]>`
		insert into kernel.item (id, tool, title, owner, language, keep_days, expires_at)
		select left(translate(md5(random()::text || n), '0', 'z') , 22), tool, title || ' ' || n, owner, language, keep_days, expires_at
		from kernel.item, generate_series(1, ${count}::int) n where id = ${from} returning id`;
	const ids = rows.map(({ id }) => id);
	await sql`insert into pads.pad select (jsonb_populate_record(p, jsonb_build_object('item', id))).*
		from pads.pad p, unnest(${ids}::text[]) id where p.item = ${from}`;
	await sql`insert into pads.document (item, sequence) select unnest(${ids}::text[]), 1`;
	await sql`insert into pads.author (item, n, actor, name, colour)
		select unnest(${ids}::text[]), 1, owner, 'Ana', '' from kernel.item where id = ${from}`;
	await sql`insert into pads.change (item, sequence, author, at, bytes)
		select unnest(${ids}::text[]), 1, 1, now(), ${bytes}::bytea`;
	return ids;
}

export async function startArchipel(dataDir: string): Promise<Archipel> {
	const { running, base, startMs } = await start(dataDir);
	const sql = postgres({ ...databaseIn(dataDir), max: 2, onnotice: () => {} });
	const postmaster = postmasterIn(dataDir);
	return {
		name: 'Archipel',
		pid: running.pid,
		base,
		dataDir,
		startMs,
		sql,
		makePads: (count) => makePads(base, count),
		arrive: (pad, hear) => arrive(base, pad, hear),
		watch: (pad, hear) => watch(base, pad, hear),
		memory: () => memoryAfterCollection(running),
		profiled: (file, work) => profiled(running, file, work),
		databaseCpu: () => cpuOfFamily(postmaster),
		async stop() {
			await sql.end();
			await running.stop();
		}
	};
}
