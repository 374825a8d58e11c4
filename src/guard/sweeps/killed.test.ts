/** The house and its database killed in the middle of a sweep: it goes on by itself, and nothing is done twice. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startHouse } from '../../../tests/running/house.ts';
import { doneSoFar, heldNow, startSweep } from '../../../tests/running/sweep.ts';

const things = 2000;

test.skipIf(process.platform !== 'linux')(
	'killing the house and its database in the middle of a sweep: it goes on, and nothing is done twice',
	async () => {
		const house = await startHouse({ LOG_LEVEL: 'error' });
		await startSweep(house, things);
		await expect.poll(() => doneSoFar(house), { timeout: 20_000 }).toBeGreaterThan(100);
		await house.kill({ database: true });
		await house.start();
		const kept = await doneSoFar(house);
		expect(kept).toBeLessThan(things);
		await expect.poll(() => doneSoFar(house), { timeout: 110_000, interval: 500 }).toBe(things);
		await pause(100);
		expect(await heldNow(house)).toEqual({ held: things, most: 2 });
		expect(await house.stop()).toBe(0);
	},
	180_000
);
