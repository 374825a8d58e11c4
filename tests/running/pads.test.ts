/** Pads in a house that is killed, and in a house of several processes. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { synced, until, type Writer, writer } from '../../src/tools/pads/trial.ts';
import { type RunningHouse, startHouse } from './house.ts';
import { descendantsOf, killAll } from './processes.ts';

async function makePad(house: RunningHouse): Promise<string> {
	const answer = await house.ask('/api/v1/pads', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ title: 'Minutes' })
	});
	return JSON.parse(answer.text).id;
}

const leave = (...writers: Writer[]): void => {
	for (const { provider } of writers) provider.destroy();
};

const lines = (one: Writer): string[] => one.text().match(/(?<=<paragraph>)[^<]*/g) ?? [];

test('a kill loses nothing that another person has seen', async () => {
	const house = await startHouse();
	const pad = await makePad(house);
	const seen = new Set<string>();
	for (let round = 0; round < 3; round++) {
		const [bo, chloe] = [writer(house.url, pad), writer(house.url, pad)];
		await synced(bo, chloe);
		chloe.doc.on('update', () => {
			for (const line of lines(chloe)) seen.add(line);
		});
		const before = seen.size;
		for (let n = 0; n < 60 || seen.size < before + 20; n++) {
			bo.write(`Line ${round} ${n}`);
			await pause(4);
		}
		killAll([house.pid, ...descendantsOf(house.pid)]);
		// What reaches nobody's screen any more was not seen.
		leave(bo, chloe);
		await house.ended();
		await house.start();
		const dov = writer(house.url, pad);
		await synced(dov);
		const found = new Set(lines(dov));
		expect([...seen].filter((line) => !found.has(line))).toEqual([]);
		leave(dov);
	}
	expect(seen.size).toBeGreaterThan(60);
	await house.stop();
}, 120_000);

test('people at different processes write in one pad, and see each other', async () => {
	const house = await startHouse({ PROCESSES: '2' });
	const pad = await makePad(house);
	const people = Array.from({ length: 8 }, () => writer(house.url, pad));
	await synced(...people);
	people[0]!.provider.awareness.setLocalStateField('user', { name: 'Ana', color: '#1f6f8b' });
	for (let n = 0; n < 25; n++) {
		for (const [place, one] of people.entries()) one.write(`${place} ${n}`);
		await pause(5);
	}
	await until(() => people.every((one) => lines(one).length === 200), 20_000);
	expect(new Set(people.map(({ text }) => text())).size).toBe(1);
	const names = (one: Writer) => [...one.provider.awareness.getStates().values()].map(({ user }) => user?.name);
	await until(() => people.every((one) => names(one).includes('Ana')));
	leave(...people);
	await house.stop();
}, 90_000);
