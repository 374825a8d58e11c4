/** Whoever changes addresses is still one account. */
import { expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { keepToken } from '#kernel/accounts/tokens.ts';
import { appOf } from '#kernel/web/app.ts';
import { member } from '../accounts.ts';
import { openTestHouse } from '../house.ts';
import { accountId } from '../notes.ts';

openTestHouse({ RATE_LIMITS: 'on', TRUST_PROXY: '1' });
const app = appOf(rooms, async () => true);

const from = (place: number) => `198.51.${100 + (place >> 8)}.${place & 255}`;

test('one token asks no more from two hundred addresses than from one, and others are not slowed', async () => {
	await member('Eve', 'eve@example.org');
	const account = await accountId('eve@example.org');
	const token = await keepToken({ account, name: 'all', scopes: ['account:read'], expiresAt: null });
	const ask = (place: number, headers: Record<string, string>) =>
		app.request('/api/v1/me', { headers: { ...headers, 'x-forwarded-for': from(place) } });
	const answers: Response[] = [];
	for (let place = 0; place < 200; place++) answers.push(await ask(place, { authorization: `Bearer ${token}` }));
	const late = answers.find(({ status }) => status === 429);
	expect(answers.slice(0, 100).map(({ status }) => status)).toEqual(Array(100).fill(200));
	expect(Number(late?.headers.get('retry-after'))).toBeGreaterThan(0);
	expect((await ask(199, {})).status).toBe(401);
});
