/** Two at the same moment for one seat: one is seated, whoever comes second is told. */
import { describe, expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../house.ts';

openTestHouse();
const app = appOf(rooms, async () => true);

type Seats = { capacity: number; taken: string[]; waiting: string[] };

async function api(method: string, path: string, body?: unknown) {
	const headers = { 'content-type': 'application/json' };
	const sent = body === undefined ? undefined : JSON.stringify(body);
	const answer = await app.request(`/api/v1${path}`, { method, headers, body: sent });
	return { status: answer.status, body: JSON.parse((await answer.text()) || 'null') };
}

async function seatsFor(capacity: number, whenFull: 'wait' | 'refuse') {
	const settings = { capacity, whenFull };
	const made = await api('POST', '/polls', { title: 'Boat', kind: 'choice', options: [{ label: 'Seat' }], settings });
	expect(made.status).toBe(201);
	const { id } = made.body as { id: string };
	const vote = (name: string) => api('POST', `/polls/${id}/ballots`, { name, choices: { 1: 'yes' } });
	const seats = async () => (await api('GET', `/polls/${id}`)).body.tally.options[1].seats as Seats;
	return { vote, seats };
}

describe('The last seat, asked for by ten people at the same moment', () => {
	const people = Array.from({ length: 10 }, (_, place) => `Person ${place}`);

	test('goes to one; the others are on the waiting list, each at a place of their own', async () => {
		const { vote, seats } = await seatsFor(1, 'wait');
		const answers = await Promise.all(people.map(vote));
		expect(answers.map(({ status }) => status)).toEqual(people.map(() => 201));
		const { taken, waiting } = await seats();
		expect([taken.length, waiting.length]).toEqual([1, 9]);
		expect(new Set([...taken, ...waiting]).size).toBe(10);
	});

	test('goes to one; where there is no waiting list the others are refused', async () => {
		const { vote, seats } = await seatsFor(1, 'refuse');
		const answers = await Promise.all(people.map(vote));
		expect(answers.map(({ status }) => status).sort()).toEqual([201, ...people.slice(1).map(() => 422)]);
		const refused = answers.find(({ status }) => status === 422)!;
		expect(refused.body.errors).toEqual([expect.objectContaining({ field: 'choices.1', code: 'full' })]);
		expect(await seats()).toMatchObject({ waiting: [] });
		expect((await seats()).taken.length).toBe(1);
	});
});
