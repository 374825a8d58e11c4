import { beforeAll, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import type { Visitor } from '../../../tests/visitor.ts';

openTestHouse();

let ana: Visitor;
beforeAll(async () => {
	ana = (await moderator('Ana')).visitor;
});

const ban = (until: string) =>
	ana.post('/desk/people', 'ban', { kind: 'domain', value: 'spam.example', reason: 'Much spam', seen: '0', until });

test('a ban whose day is past is not kept, and what was typed stays', async () => {
	const refused = await ban('2020-01-01');
	expect(refused.status).toBe(422);
	expect(refused.text).toContain('This day is past already');
	expect(refused.text).toContain('value="spam.example"');
	expect(await carrier()`select 1 from guard.ban`).toEqual([]);
	expect((await ban('2999-01-01')).status).toBe(303);
});

test('one that ended by its day says so, and has nothing to lift', async () => {
	await carrier()`update guard.ban set until = now() - interval '1 day'`;
	const { text } = await ana.ask('/desk/people');
	expect(text).toContain('ended');
	expect(text).not.toContain('value="lift"');
});

test.each([
	['gmail.com', true],
	[' @Proton.me ', true],
	['co.uk', true],
	['spam-here.example', false]
])('looking whom a ban of %s would hit tells where many people have their mail', async (domain, isTold) => {
	const asked = new URLSearchParams({ kind: 'domain', value: domain, reason: 'Much spam' });
	const { text } = await ana.ask(`/desk/people?${asked}`);
	expect(text.includes('Many people who do not know each other')).toBe(isTold);
	expect(text.includes('Keep out all the same')).toBe(isTold);
});
