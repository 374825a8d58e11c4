/** The house and its database killed in the middle of a sweep: it goes on by itself, and nothing is done twice. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { expect, test } from 'vitest';
import { type RunningHouse, startHouse } from '../../../tests/running/house.ts';

const house1 = '1'.repeat(22);
const things = 2000;

const connectTo = ({ dataDir }: RunningHouse): Sql =>
	postgres({
		host: join(dataDir, 'socket'),
		user: 'archipel',
		database: 'archipel',
		max: 1,
		onnotice: () => {}
	});

/** A signed sweep over so many items, at a speed that leaves time to strike. */
async function startSweep(sql: Sql): Promise<void> {
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
}

async function doneSoFar(house: RunningHouse): Promise<number> {
	const sql = connectTo(house);
	try {
		const [row] = await sql<{ done: number }[]>`
			select count(*)::int as done from guard.sweep_target where outcome = 'done'`;
		return row!.done;
	} finally {
		await sql.end();
	}
}

test.skipIf(process.platform !== 'linux')(
	'killing the house and its database in the middle of a sweep: it goes on, and nothing is done twice',
	async () => {
		const house = await startHouse({ LOG_LEVEL: 'error' });
		const sql = connectTo(house);
		await startSweep(sql);
		await sql.end();
		await expect.poll(() => doneSoFar(house), { timeout: 20_000 }).toBeGreaterThan(100);
		await house.kill({ database: true });
		await house.start();
		const kept = await doneSoFar(house);
		expect(kept).toBeLessThan(things);
		await expect.poll(() => doneSoFar(house), { timeout: 110_000, interval: 500 }).toBe(things);
		await pause(100);
		const after = connectTo(house);
		const [row] = await after<{ held: number; most: number }[]>`
			select (select count(*)::int from kernel.withheld) as held,
				(select max(version)::int from kernel.item where id like 'item%') as most`;
		await after.end();
		expect(row).toEqual({ held: things, most: 2 });
		expect(await house.stop()).toBe(0);
	},
	180_000
);
