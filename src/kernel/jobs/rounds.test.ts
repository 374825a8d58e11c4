import { expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { carrier } from '../database/connection.ts';
import { job } from './job.ts';
import { startWorker } from './worker.ts';

const house = openTestHouse();

const hourMs = 3_600_000;
const ran = { 'tests.nightly': 0, 'tests.weekly': 0, 'tests.each-minute': 0 };

/** Work that comes round, and last came long ago: the machine was off since. */
async function missed(name: keyof typeof ran, every: string) {
	const at = new Date(Date.now() - 20 * 24 * hourMs);
	await carrier()`insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
		values (${name}, ${at}, ${at})`;
	const run = async () => {
		ran[name]++;
	};
	return job({ name, every, run });
}

test('work of the night that was missed is done once at the next start; what comes every few minutes waits its turn', async () => {
	const hour = new Date(Date.now() - 2 * hourMs).getUTCHours();
	const worker = await startWorker(house.address, [
		await missed('tests.nightly', `20 ${hour} * * *`),
		await missed('tests.weekly', `20 ${hour} * * 1`),
		await missed('tests.each-minute', '* * * * *')
	]);
	await expect.poll(() => ran['tests.nightly'] + ran['tests.weekly']).toBe(2);
	await worker.stop();
	expect(ran['tests.nightly']).toBe(1);
	// A minute may begin meanwhile.
	expect(ran['tests.each-minute']).toBeLessThanOrEqual(1);
});
