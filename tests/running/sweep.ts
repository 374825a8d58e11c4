/** A sweep of a running house, to be struck in the middle. */
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import type { RunningHouse } from './house.ts';

const house1 = '1'.repeat(22);

/** Asks the database over a connection of its own: the old one may have been killed with it. */
export async function asked<Answer>({ dataDir }: RunningHouse, ask: (sql: Sql) => Promise<Answer>): Promise<Answer> {
	const host = join(dataDir, 'socket');
	const names = { user: 'archipel', database: 'archipel' };
	const sql = postgres({ host, ...names, max: 1, connect_timeout: 2, onnotice: () => {} });
	try {
		return await ask(sql);
	} finally {
		await sql.end({ timeout: 1 });
	}
}

/** Signed, over so many items, at a speed that leaves time to strike. */
export const startSweep = (house: RunningHouse, things: number): Promise<void> =>
	asked(house, async (sql) => {
		await sql`
			insert into kernel.item (id, tool, title, owner, language)
			select 'item' || n, 'polls', 'Poll', ${house1}, 'en' from generate_series(1, ${things}) n`;
		await sql`
			insert into guard.sweep (id, effect, unit, seed, per_minute, moved_at, by, at)
			values ('sweep', 'items.quarantine', 'part', 'seed', 9000, now(), ${house1}, now())`;
		await sql`
			insert into guard.sweep_target (sweep, target, tool, week, band, sides)
			select 'sweep', id, 'polls', now(), 0, 1 from kernel.item where id like 'item%'`;
		await sql`insert into guard.sweep_fact (sweep, fact, by, at) values ('sweep', 'started', ${house1}, now())`;
		await sql`select graphile_worker.add_job('guard.sweep', '{"sweep":"sweep"}')`;
	});

/** -1 while the database does not answer. */
export const doneSoFar = (house: RunningHouse): Promise<number> =>
	asked(house, async (sql) => {
		const [row] = await sql<{ done: number }[]>`
			select count(*)::int as done from guard.sweep_target where outcome = 'done'`;
		return row!.done;
	}).catch(() => -1);

/** How many are held back, and the highest version: 2 where each was touched once. */
export const heldNow = (house: RunningHouse): Promise<{ held: number; most: number } | undefined> =>
	asked(house, async (sql) => {
		const [row] = await sql<{ held: number; most: number }[]>`
			select (select count(*)::int from kernel.withheld) as held,
				(select max(version)::int from kernel.item where id like 'item%') as most`;
		return row;
	});
