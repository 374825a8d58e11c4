/** The house killed while a thousand people vote: what was answered is there, and once only. */
import { describe, expect, test } from 'vitest';
import { type RunningHouse, startHouse } from '../running/house.ts';
import { type MadePoll, makePoll, namesIn, vote } from '../running/polls.ts';

const voters = Array.from({ length: 1000 }, (_, place) => `Voter ${place}`);
const atOnce = 20;

type Outcome = 'answered' | 'unknown';

const voteOf = (house: RunningHouse, poll: MadePoll, name: string) =>
	vote(house, poll, name, `key-${name.replace(' ', '-')}`);

async function eachAtOnce(names: string[], work: (name: string) => Promise<void>): Promise<void> {
	const waiting = [...names];
	const one = async () => {
		for (let name = waiting.shift(); name; name = waiting.shift()) await work(name);
	};
	await Promise.all(Array.from({ length: atOnce }, one));
}

/** Each votes once with an Idempotency-Key; after so many answers `kill` strikes while others are on their way. */
async function voteUntilKilled(house: RunningHouse, poll: MadePoll, killAfter: number, kill: () => Promise<void>) {
	const outcomes = new Map<string, Outcome>();
	let answered = 0;
	let killing: Promise<void> | undefined;
	await eachAtOnce(voters, async (name) => {
		const status = await voteOf(house, poll, name).then(
			(answer) => answer.status,
			() => 0
		);
		outcomes.set(name, status === 201 ? 'answered' : 'unknown');
		if (status === 201 && ++answered === killAfter) killing = kill();
	});
	await killing;
	return outcomes;
}

async function expectAllKeptOnce(house: RunningHouse, poll: MadePoll, outcomes: Map<string, Outcome>) {
	const kept = await namesIn(house, poll);
	expect(new Set(kept).size).toBe(kept.length);
	const answered = [...outcomes].filter(([, outcome]) => outcome === 'answered').map(([name]) => name);
	expect(answered.filter((name) => !kept.includes(name))).toEqual([]);
	return { kept: kept.length, answered: answered.length };
}

describe.skipIf(process.platform !== 'linux')('kill -9 in the middle of 1,000 votes', () => {
	for (const database of [false, true]) {
		const whom = database ? 'the house and its database' : 'the house';
		test(`of ${whom}: every vote that was answered is there after the restart, none twice`, async () => {
			const house = await startHouse();
			const poll = await makePoll(house);
			const outcomes = await voteUntilKilled(house, poll, 400, () => house.kill({ database }));
			const unknown = voters.filter((name) => outcomes.get(name) === 'unknown');
			expect(unknown.length).toBeGreaterThan(0);
			await house.start();
			const before = await expectAllKeptOnce(house, poll, outcomes);
			console.log(`${whom}: ${before.answered} votes answered, ${before.kept} kept, ${unknown.length} unsure`);
			// Whoever got no answer sends the same request again, and so do some who got one.
			const again = [...unknown, ...voters.filter((name) => outcomes.get(name) === 'answered').slice(0, 50)];
			await eachAtOnce(again, async (name) => expect((await voteOf(house, poll, name)).status).toBe(201));
			expect((await namesIn(house, poll)).sort()).toEqual([...voters].sort());
		}, 120_000);
	}
});
