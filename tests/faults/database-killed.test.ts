/** The database, or single connections to it, killed while people vote: the house goes on. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type RunningHouse, startHouse } from '../running/house.ts';
import { type MadePoll, makePoll, namesIn, vote } from '../running/polls.ts';
import { killAll } from '../running/processes.ts';

const ways: [what: string, strike: (house: RunningHouse) => void][] = [
	['its main process', (house) => killAll(house.databasePids.slice(0, 1))],
	[
		'every connection',
		(house) => {
			for (const pid of house.databasePids.slice(1)) process.kill(pid, 'SIGTERM');
		}
	],
	['all of it', (house) => killAll(house.databasePids)]
];

/** Twenty people who vote again and again until told to stop. */
function crowd(house: RunningHouse, poll: MadePoll) {
	const acknowledged: string[] = [];
	const statuses = new Set<number>();
	let longestMs = 0;
	let isOver = false;
	let count = 0;
	const one = async () => {
		while (!isOver) {
			const name = `Voter ${count++}`;
			const asked = performance.now();
			const { status } = await vote(house, poll, name).catch(() => ({ status: 0 }));
			longestMs = Math.max(longestMs, performance.now() - asked);
			statuses.add(status);
			if (status === 201) acknowledged.push(name);
			else await pause(50);
		}
	};
	const all = Promise.all(Array.from({ length: 20 }, one));
	return {
		acknowledged,
		statuses,
		async stop() {
			isOver = true;
			await all;
			return longestMs;
		}
	};
}

test.skipIf(process.platform !== 'linux').each(ways)(
	'killing %s of the database while people vote: the same house answers on, and keeps what it acknowledged',
	async (_what, strike) => {
		const house = await startHouse({ LOG_LEVEL: 'error' });
		const poll = await makePoll(house);
		const { acknowledged, statuses, stop } = crowd(house, poll);
		for (let round = 0; round < 2; round++) {
			await pause(800);
			const before = acknowledged.length;
			strike(house);
			await house.answers('/readyz');
			await expect.poll(() => acknowledged.length, { timeout: 15_000 }).toBeGreaterThan(before + 20);
		}
		expect(await stop()).toBeLessThan(10_000);
		expect([...statuses].filter((status) => status !== 201 && status !== 503)).toEqual([]);
		const kept = await namesIn(house, poll);
		expect(new Set(kept).size).toBe(kept.length);
		expect(acknowledged.filter((name) => !kept.includes(name))).toEqual([]);
		expect(await house.stop()).toBe(0);
	},
	90_000
);
