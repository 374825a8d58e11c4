import { expect, test } from 'vitest';
import { signedUp } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse({ RATE_LIMITS: 'on' });

test('guessing the password of an account is slowed down after ten tries', async () => {
	await signedUp('Ana', 'ana@example.org');
	const eve = new Visitor();
	const statuses: number[] = [];
	for (let round = 0; round < 12; round++) {
		const answer = await eve.post('/sign-in', 'sign-in', {
			mail: 'ana@example.org',
			password: `guess number ${round}`
		});
		statuses.push(answer.status);
	}
	expect(statuses.slice(0, 9)).toEqual(Array(9).fill(422));
	expect(statuses.slice(10)).toEqual([429, 429]);
});

test('so is making accounts, and asking for letters', async () => {
	const eve = new Visitor();
	const statuses: number[] = [];
	for (let round = 0; round < 10; round++) {
		const fields = { name: 'Eve', mail: `eve${round}@example.org`, password: 'seven calm boats' };
		statuses.push((await eve.post('/sign-up', 'sign-up', fields)).status);
	}
	expect(statuses.at(-1)).toBe(429);
});
