/** The database alone killed in the middle of a sweep: the same house goes on with it, and nothing is done twice. */
import { expect, test } from 'vitest';
import { startHouse } from '../running/house.ts';
import { killAll } from '../running/processes.ts';
import { doneSoFar, heldNow, startSweep } from '../running/sweep.ts';

const things = 900;

test.skipIf(process.platform !== 'linux')(
	'killing PostgreSQL in the middle of a sweep: the house goes on with it, and nothing is done twice',
	async () => {
		const house = await startHouse({ LOG_LEVEL: 'error' });
		await startSweep(house, things);
		await expect.poll(() => doneSoFar(house), { timeout: 20_000 }).toBeGreaterThan(60);
		killAll(house.databasePids);
		await house.answers('/readyz');
		const kept = await doneSoFar(house);
		expect(kept).toBeGreaterThan(0);
		expect(kept).toBeLessThan(things);
		await expect.poll(() => doneSoFar(house), { timeout: 100_000, interval: 300 }).toBe(things);
		expect(await heldNow(house)).toEqual({ held: things, most: 2 });
		expect(await house.stop()).toBe(0);
	},
	150_000
);
