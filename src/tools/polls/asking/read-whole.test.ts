import { expect, test } from 'vitest';
import { openTestHouse } from '../../../../tests/house.ts';
import { call } from '../deciding/trial.ts';

openTestHouse();

const pieces = ['get a casino', 'bonus', 'and free', 'spins, buy', 'viagra', 'online:', 'lucky.example.top'];

test('what advertises is stopped also where it comes into a poll word by word', async () => {
	const { json: poll } = await call('POST', '/polls', {
		title: 'Next meeting',
		kind: 'choice',
		options: [{ label: 'Monday' }, { label: 'Tuesday' }]
	});
	const statuses: number[] = [];
	for (const label of pieces) {
		const answer = await call('POST', `/polls/${poll.id}/options`, { options: [{ label }] }, poll.manageKey);
		statuses.push(answer.status);
	}
	expect((await call('GET', `/polls/${poll.id}`)).status === 403 || statuses.some((status) => status === 428)).toBe(
		true
	);
});

test('an honest poll takes as many more options as people think of', async () => {
	const { json: poll } = await call('POST', '/polls', {
		title: 'What shall we cook for the feast of the street?',
		kind: 'choice',
		options: [{ label: 'Soup' }, { label: 'Salad' }]
	});
	for (const label of ['Lentil curry', 'A big cake', 'Cheese from https://farm.example', 'Bread', 'Cider']) {
		const answer = await call('POST', `/polls/${poll.id}/options`, { options: [{ label }] }, poll.manageKey);
		expect(answer.status).toBe(201);
	}
	expect((await call('GET', `/polls/${poll.id}`)).status).toBe(200);
});
