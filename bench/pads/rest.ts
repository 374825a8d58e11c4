/** Pads that nobody has open: the house starts, opens and plans as if they were not there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { middle } from '../load.ts';
import { type Archipel, clear, copyPads, fillPads, freshFolder, startArchipel } from './archipel.ts';
import { pause } from './peer.ts';
import { quiet } from './process.ts';
import { goal, say } from './report.ts';

const many = Number(process.env.PADS_REST ?? 400_000);
const atOnce = 50_000;

/** Short texts of several changes, a third of them packed once. */
async function fillDatabase({ sql, makePads }: Archipel): Promise<string[]> {
	const [first] = await makePads(1);
	const ids: string[] = [];
	for (let made = 0; made < many; made += atOnce) {
		const some = await copyPads(sql, first!, Math.min(atOnce, many - made), Buffer.from([0, 0]));
		const packed = some.slice(0, some.length / 3);
		await sql`insert into pads.snapshot (item, sequence, bytes) select unnest(${packed}::text[]), 1, '\\x0000'::bytea`;
		await sql`insert into pads.volume (item, first, last, bytes) select unnest(${packed}::text[]), 1, 1, '\\x28'::bytea`;
		ids.push(...some.slice(-50));
	}
	await sql`vacuum analyze`;
	return ids;
}

type Seen = { startMs: number; alive: number; resident: number; openMs: number };

async function look(archipel: Archipel, pads: string[]): Promise<Seen> {
	await quiet(archipel.pid);
	const { alive, resident } = await archipel.memory();
	const times: number[] = [];
	for (const pad of pads.slice(0, 200)) {
		const asked = performance.now();
		const person = await archipel.watch(pad, () => {});
		times.push(performance.now() - asked);
		person.leave();
	}
	return { startMs: archipel.startMs, alive, resident, openMs: middle(times) };
}

/** The planner's choice for each statement that was really sent about documents. */
async function plans(sql: Sql): Promise<{ query: string; walks: string[] }[]> {
	const found = await sql<{ query: string }[]>`
		select query from pg_stat_statements s join pg_database d on d.oid = s.dbid and d.datname = current_database()
		where query ~ 'pads"?\\."?(document|change|volume|snapshot|author)' and query ~* '^\\s*(select|insert|update|delete|with)'
			and query !~ 'jsonb_populate_record|unnest\\(\\$1::text\\[\\]\\)'`;
	const all: { query: string; walks: string[] }[] = [];
	for (const { query } of found) {
		const plan = await sql.unsafe<{ 'QUERY PLAN': string }[]>(`explain (generic_plan) ${query}`);
		const walks = plan.map((row) => row['QUERY PLAN']).filter((line) => line.includes('Seq Scan on'));
		all.push({ query: query.replace(/\s+/g, ' ').trim().slice(0, 100), walks });
	}
	return all;
}

/** All that is done with documents: opened, written in until packed, read with their history, closed. */
async function useOne(archipel: Archipel, pad: string): Promise<void> {
	const [one, other] = [await archipel.arrive(pad, () => {}), await archipel.arrive(pad, () => {})];
	for (let change = 0; change < 700; change++) {
		one.write(`${change} `);
		if (change % 50 === 0) await pause(20);
	}
	other.write('At the same moment');
	await pause(2000);
	one.leave();
	other.leave();
	await fetch(`${archipel.base}/pads/${pad}`);
	await fetch(`${archipel.base}/pads/${pad}/history`);
	await pause(500);
}

const line = ({ startMs, alive, resident, openMs }: Seen): string =>
	`start ${startMs.toFixed(0)} ms · ${(alive / 1024).toFixed(1)} MB alive, ${(resident / 1024).toFixed(0)} MB resident · a pad opens in ${openMs.toFixed(1)} ms`;

const preload = "shared_preload_libraries = 'pg_stat_statements'\n";

export async function measureRest(): Promise<void> {
	const dataDir = freshFolder();
	let archipel = await startArchipel(dataDir);
	const restart = async () => {
		await archipel.stop();
		archipel = await startArchipel(dataDir);
	};
	try {
		const few = await fillPads(archipel, 200);
		writeFileSync(join(dataDir, 'postgres/conf.d/90-bench.conf'), preload, { mode: 0o644 });
		await restart();
		const before = await look(archipel, few);
		say(`200 pads at rest: ${line(before)}`);
		const ids = await fillDatabase(archipel);
		await restart();
		const after = await look(archipel, ids);
		say(`${many} pads at rest: ${line(after)}`);
		goal(`${((after.alive - before.alive) / 1024).toFixed(1)} MB more alive`, after.alive - before.alive < 2048);
		goal(`starts in ${(after.startMs / before.startMs).toFixed(2)} × the time`, after.startMs < before.startMs * 1.5);
		goal(`opens in ${(after.openMs / before.openMs).toFixed(2)} × the time`, after.openMs < before.openMs * 1.5 + 2);
		await archipel.sql`create extension if not exists pg_stat_statements`;
		await useOne(archipel, ids[0]!);
		const all = await plans(archipel.sql);
		for (const { query, walks } of all.filter((one) => one.walks.length > 0)) say(`  walks ${walks.join()}: ${query}`);
		goal(
			`${all.length} statements about documents, each by an index`,
			all.length > 5 && all.every(({ walks }) => walks.length === 0)
		);
	} finally {
		await archipel.stop();
		clear(dataDir);
	}
}
