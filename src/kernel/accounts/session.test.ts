import { describe, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { signedUp } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { sessionCookie, tokenIn } from './cookie.ts';
import { accountOf } from './session.ts';

openTestHouse();

const headersOf = (cookies: Map<string, string>) =>
	new Headers({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') });

describe('A session', () => {
	test('is written in the cookie as better-auth writes it', async () => {
		const ana = await signedUp('Ana', 'ana@example.org');
		const token = tokenIn(`session=${ana.cookies.get('session')}`)!;
		expect(sessionCookie(token).split(';')[0]).toBe(`session=${ana.cookies.get('session')}`);
	});

	test('ends sixty days after its last use', async () => {
		const bo = await signedUp('Bo', 'bo@example.org');
		expect(await accountOf(headersOf(bo.cookies))).toMatchObject({ kind: 'account', name: 'Bo', admin: false });
		await carrier()`update kernel.session set used_at = now() - interval '61 days'`;
		expect(await accountOf(headersOf(bo.cookies))).toBeNull();
	});

	test('notes its last use at most once an hour', async () => {
		const chloe = await signedUp('Chloe', 'chloe@example.org');
		const headers = headersOf(chloe.cookies);
		const usedAt = async () =>
			(
				await carrier()`select used_at from kernel.session where browser = 'Firefox, Linux' order by at desc limit 1`
			)[0]!.used_at as Date;
		const first = await usedAt();
		await accountOf(headers);
		expect(await usedAt()).toEqual(first);
		await carrier()`update kernel.session set used_at = now() - interval '2 hours'`;
		await accountOf(headers);
		await expect.poll(async () => (await usedAt()) >= first).toBe(true);
	});
});
