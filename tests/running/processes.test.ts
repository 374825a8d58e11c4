/** Several processes for the other cores: they share the work and the news, and none is missed. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { type RunningHouse, startHouse } from './house.ts';
import { makePoll, namesIn, vote } from './polls.ts';
import { childrenOf, isRunning, killAll } from './processes.ts';

/** Each process numbers its requests under a name of its own. */
async function processesThatAnswer(house: RunningHouse): Promise<Set<string>> {
	const names = new Set<string>();
	for (let tries = 0; tries < 60; tries++) {
		const answer = await house.ask('/', { headers: { connection: 'close' } });
		names.add(answer.headers.get('x-request-id')!.split('-').slice(0, -1).join('-'));
	}
	return names;
}

const nodeChildren = (house: RunningHouse): number[] =>
	childrenOf(house.pid).filter((pid) => !house.databasePids.includes(pid));

test('two processes answer, one that is killed is replaced, and a stop ends them all', async () => {
	const house = await startHouse({ PROCESSES: '2' });
	expect((await processesThatAnswer(house)).size).toBe(2);
	const before = nodeChildren(house);
	const poll = await makePoll(house);
	await Promise.all(Array.from({ length: 40 }, (_, place) => vote(house, poll, `Voter ${place}`)));
	expect((await namesIn(house, poll)).length).toBe(40);
	const victim = before.find((pid) => isRunning(pid))!;
	process.kill(victim, 'SIGKILL');
	await expect.poll(async () => (await processesThatAnswer(house)).size, { timeout: 20_000, interval: 500 }).toBe(2);
	expect(isRunning(victim)).toBe(false);
	expect(await house.stop()).toBe(0);
	expect(before.filter(isRunning)).toEqual([]);
	expect(house.databasePids).toEqual([]);
}, 90_000);

test('Ctrl-C, which reaches all of them, is a stop in good order too', async () => {
	const house = await startHouse({ PROCESSES: '2' });
	process.kill(-house.pid, 'SIGINT');
	expect(await house.ended()).toBe(0);
	expect(house.databasePids).toEqual([]);
}, 60_000);

test('processes whose first one is killed end by themselves', async () => {
	const house = await startHouse({ PROCESSES: '2' });
	const children = nodeChildren(house);
	process.kill(house.pid, 'SIGKILL');
	await expect.poll(() => [...children, ...house.databasePids].filter(isRunning), { timeout: 15_000 }).toEqual([]);
}, 60_000);

test('whoever listens at one process hears of a vote cast at any', async () => {
	const house = await startHouse({ PROCESSES: '2' });
	const poll = await makePoll(house);
	const socket = new WebSocket(`${house.url.replace('http', 'ws')}/live`);
	const heard: { version: number }[] = [];
	socket.on('message', (text) => heard.push(JSON.parse(String(text))));
	await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
	socket.send(JSON.stringify({ topic: 'polls.ballots', item: poll.id }));
	await expect.poll(() => heard.length).toBe(1);
	const votes = 12;
	// Each over a connection of its own, so that both processes take some.
	const voteAll = async () => {
		for (let place = 0; place < votes; place++) {
			const headers = { 'content-type': 'application/json', connection: 'close' };
			const body = JSON.stringify({ name: `Voter ${place}`, choices: { 1: 'yes' } });
			const path = `/api/v1/polls/${poll.id}/ballots`;
			expect((await house.ask(path, { method: 'POST', headers, body })).status).toBe(201);
		}
	};
	const newest = () => Math.max(...heard.map(({ version }) => version));
	await voteAll();
	await expect.poll(newest).toBe(heard[0]!.version + votes);
	expect(heard.length).toBe(votes + 1);
	// The news finds its way again after the database was away.
	killAll(house.databasePids);
	await house.answers('/readyz');
	await pause(2000);
	await voteAll();
	await expect.poll(newest).toBe(heard[0]!.version + 2 * votes);
	socket.close();
}, 60_000);

test('a page of another site cannot listen', async () => {
	const house = await startHouse();
	const refused = (origin: string) =>
		new Promise<string>((resolve) => {
			const socket = new WebSocket(`${house.url.replace('http', 'ws')}/live`, { origin });
			socket.once('open', () => resolve('opened'));
			socket.once('error', (problem) => resolve(problem.message));
		});
	for (const origin of ['https://evil.example', 'null', 'nonsense']) expect(await refused(origin)).toContain('403');
}, 60_000);
