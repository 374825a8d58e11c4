/** Pads in a house that is killed, and in a house of several processes. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { synced, until, type Writer, writer } from '../../src/tools/pads/trial.ts';
import { type RunningHouse, startHouse } from './house.ts';
import { childrenOf, descendantsOf, killAll } from './processes.ts';

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

/** The processes that answer, of a house that has several. */
const answering = (house: RunningHouse): number[] =>
	childrenOf(house.pid).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('cli.js'));

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

/** What each of several pads showed to somebody who reads. */
function readers(house: RunningHouse, pads: string[]): { all: Writer[]; seen: Set<string>[] } {
	const all = pads.map((pad) => writer(house.url, pad));
	const seen = all.map((one) => {
		const known = new Set<string>();
		one.doc.on('update', () => {
			for (const line of lines(one)) known.add(line);
		});
		return known;
	});
	return { all, seen };
}

test('a kill of the house and its database under load loses nothing that was seen in any of many pads', async () => {
	const house = await startHouse();
	const pads = await Promise.all(Array.from({ length: 12 }, () => makePad(house)));
	const before = pads.map(() => new Set<string>());
	for (let round = 0; round < 3; round++) {
		const writers = pads.flatMap((pad) => [writer(house.url, pad), writer(house.url, pad)]);
		const { all, seen } = readers(house, pads);
		await synced(...writers, ...all);
		// Enough at the same moment that changes wait for one another and go in groups.
		for (let n = 0; n < 40; n++) {
			for (const [place, one] of writers.entries()) one.write(`Line ${round} ${place} ${n}`);
			await pause(5 + Math.random() * 10);
		}
		await house.kill({ database: true });
		leave(...writers, ...all);
		for (const [place, some] of seen.entries()) for (const line of some) before[place]!.add(line);
		await house.start();
		const after = pads.map((pad) => writer(house.url, pad));
		await synced(...after);
		for (const [place, one] of after.entries()) {
			const found = new Set(lines(one));
			expect([...before[place]!].filter((line) => !found.has(line))).toEqual([]);
		}
		leave(...after);
	}
	expect(before.every((some) => some.size > 60)).toBe(true);
	await house.stop();
}, 180_000);

test('when one of two processes is killed, those at it come back to the other and all is there', async () => {
	const house = await startHouse({ PROCESSES: '2' });
	const pad = await makePad(house);
	const people = Array.from({ length: 10 }, () => writer(house.url, pad));
	await synced(...people);
	const seen = new Set<string>();
	for (const one of people) {
		one.doc.on('update', (_, from) => {
			if (from === one.provider) for (const line of lines(one)) seen.add(line);
		});
	}
	for (let n = 0; n < 60; n++) {
		for (const [place, one] of people.entries()) one.write(`${place} ${n}`);
		if (n === 30) killAll([answering(house)[0]!]);
		await pause(10);
	}
	await until(() => people.every((one) => lines(one).length === 600), 30_000);
	expect(new Set(people.map(({ text }) => text())).size).toBe(1);
	expect([...seen].filter((line) => !lines(people[0]!).includes(line))).toEqual([]);
	expect(answering(house)).toHaveLength(2);
	leave(...people);
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

/** How many sockets a process holds. */
const socketsOf = (pid: number): number =>
	readdirSync(`/proc/${pid}/fd`).filter((fd) => {
		try {
			return readlinkSync(`/proc/${pid}/fd/${fd}`).startsWith('socket:');
		} catch {
			return false;
		}
	}).length;

test('a right taken away at one process shuts out at once whoever is at the other', async () => {
	const house = await startHouse({ PROCESSES: '2' });
	const { body } = await house.api('POST', '/pads', { title: 'Minutes' });
	const pad: string = body.id;
	const key: string = body.manageUrl.split('/').at(-1);
	// The first of them answers before the second does.
	await until(() => house.output.includes('answers at'));
	const processes = answering(house);
	const before = processes.map(socketsOf);
	const people = Array.from({ length: 8 }, () => writer(house.url, pad));
	const closed: number[] = [];
	for (const { provider } of people)
		provider.on('connection-close', (event) => {
			closed.push(event?.code ?? 0);
			provider.shouldConnect = false;
		});
	await synced(...people);
	// Some of them are at each of the two.
	for (const [place, pid] of processes.entries()) expect(socketsOf(pid)).toBeGreaterThan(before[place]!);
	people[0]!.write('Before');
	await until(() => people.every((one) => one.text().includes('Before')));

	// Whoever changes it is answered by one process only.
	const locked = await house.api('PUT', `/pads/${pad}/lock`, { locked: true }, { key });
	expect(locked.status, locked.text).toBeLessThan(300);
	await pause(300);
	for (const one of people) one.write('After');
	await pause(300);
	const manager = writer(house.url, pad, null, { key });
	await synced(manager);
	expect(manager.text()).not.toContain('After');

	const began = performance.now();
	const hidden = await house.api('PATCH', `/items/${pad}`, { visibility: 'private' }, { key });
	expect(hidden.status, hidden.text).toBeLessThan(300);
	await until(() => closed.length === people.length, 5000);
	expect(performance.now() - began).toBeLessThan(2500);
	expect(new Set(closed)).toEqual(new Set([4404]));
	leave(...people, manager);
	await house.stop();
}, 90_000);
