import { expect, test } from 'vitest';
import { thresholdsOf } from '#guard/thresholds.ts';
import { moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';

openTestHouse();

const usual = { tag: '3', slow: '5', challenge: '6', hold: '8', quarantine: '14', silence: '', refuse: '40' };

test('other numbers count at once, for one kind alone, and can be taken back', async () => {
	const { visitor: host } = await moderator('Ana');
	const wanted = { ...usual, kind: 'polls.comment', hold: '7' };
	expect((await host.post('/desk/thresholds?kind=polls.comment', 'choose', wanted)).status).toBe(303);
	expect((await thresholdsOf('polls.comment')).hold).toBe(7);
	expect((await thresholdsOf('polls.poll')).hold).toBe(8);
	await host.post('/desk/thresholds?kind=polls.comment', 'forget', { kind: 'polls.comment' });
	expect((await thresholdsOf('polls.comment')).hold).toBe(8);
});

test('a harsher answer at fewer points is refused, and what was typed stays', async () => {
	const { visitor: host } = await moderator('Bo');
	const refused = await host.post('/desk/thresholds', 'choose', { ...usual, kind: '*', quarantine: '4' });
	expect(refused.status).toBe(422);
	expect(refused.text).toContain('value="4"');
});
