/** The database alone killed in the middle of a sweep: the same house goes on with it, and nothing is done twice. */
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { expect, test } from 'vitest';
import { type RunningHouse, startHouse } from '../running/house.ts';
import { killAll } from '../running/processes.ts';

const house1 = '1'.repeat(22);
const things = 900;

async function asked<Answer>({ dataDir }: RunningHouse, ask: (sql: Sql) => Promise<Answer>): Promise<Answer> {
	const sql = postgres({
		host: join(dataDir, 'socket'),
		user: 'archipel',
		database: 'archipel',
		max: 1,
		connect_timeout: 2,
		onnotice: () => {}
	});
	try {
		return await ask(sql);
	} finally {
		await sql.end({ timeout: 1 });
	}
}

const startSweep = (house: RunningHouse) =>
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

const doneSoFar = (house: RunningHouse): Promise<number> =>
	asked(house, async (sql) => {
		const [row] = await sql<{ done: number }[]>`
			select count(*)::int as done from guard.sweep_target where outcome = 'done'`;
		return row!.done;
	}).catch(() => -1);

test.skipIf(process.platform !== 'linux')(
	'killing PostgreSQL in the middle of a sweep: the house goes on with it, and nothing is done twice',
	async () => {
		const house = await startHouse({ LOG_LEVEL: 'error' });
		await startSweep(house);
		await expect.poll(() => doneSoFar(house), { timeout: 20_000 }).toBeGreaterThan(60);
		killAll(house.databasePids);
		await house.answers('/readyz');
		const kept = await doneSoFar(house);
		expect(kept).toBeGreaterThan(0);
		expect(kept).toBeLessThan(things);
		await expect.poll(() => doneSoFar(house), { timeout: 100_000, interval: 300 }).toBe(things);
		const [row] = await asked(
			house,
			(sql) => sql<{ held: number; most: number }[]>`
				select (select count(*)::int from kernel.withheld) as held,
					(select max(version)::int from kernel.item where id like 'item%') as most`
		);
		expect(row).toEqual({ held: things, most: 2 });
		expect(await house.stop()).toBe(0);
	},
	150_000
);
