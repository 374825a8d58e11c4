import { expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../../../../../tests/house.ts';
import { datePoll } from '../trial.ts';

openTestHouse({ RATE_LIMITS: 'on' });
const app = appOf(rooms, async () => true);

async function post(path: string, body: object, key = '') {
	const headers = key ? { authorization: `Bearer ${key}` } : undefined;
	const answer = await app.request(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body), headers });
	return { status: answer.status, wait: answer.headers.get('retry-after'), body: JSON.parse(await answer.text()) };
}

test('whoever is a new guest with each poll cannot write to the whole world', async () => {
	const statuses: number[] = [];
	for (let poll = 0; poll < 7; poll++) {
		const { body } = await post('/polls', datePoll);
		const people = Array.from({ length: 20 }, (_, one) => ({ mail: `p${poll}-${one}@example.org` }));
		const answer = await post(`/polls/${body.id}/invitations`, { people }, body.manageKey);
		statuses.push(answer.status);
		if (answer.status === 429) expect(Number(answer.wait)).toBeGreaterThan(0);
	}
	expect(statuses).toEqual([201, 201, 201, 201, 201, 429, 429]);
});
