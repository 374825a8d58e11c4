import { expect, test } from 'vitest';
import { thresholdsOf } from '#guard/thresholds.ts';
import { carrier } from '#kernel/database/connection.ts';
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

test('what came in a week is named in words, beside each kind of thing', async () => {
	const { visitor: host } = await moderator('Chloe');
	const kinds = ['polls.comment', 'pads.pad', 'portal.sign-up', 'other.thing'];
	await carrier()`
		insert into guard.event (at, tool, kind, act, language, maker_kind, score, verdict, acted, symbols, versions)
		select now(), 'polls', kind, 'x.y', 'en', 'guest', 1, 'pass', true, '[]', '{}' from unnest(${kinds}::text[]) kind`;
	const { text } = await host.ask('/desk/thresholds');
	for (const words of ['Comment (Polls)', 'Pad (Pads)', 'Sign-up', 'other.thing']) expect(text).toContain(`${words}<`);
	expect((await host.ask('/desk/thresholds?kind=polls.comment')).text).toContain('For Comment (Polls)');
});
