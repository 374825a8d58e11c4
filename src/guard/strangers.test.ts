import { expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../tests/house.ts';
import { isStranger } from './judge/evidence.ts';
import { ofStranger } from './strangers.ts';

openTestHouse();

test.each([
	{ trust: 0, stood: 0, vouched: false },
	{ trust: 0.29, stood: 0, vouched: false },
	{ trust: 0.3, stood: 0, vouched: false },
	{ trust: 0.1, stood: 1, vouched: false },
	{ trust: 0.1, stood: 0, vouched: true }
])('the database knows a stranger by the same signs as the guard: %j', async (maker) => {
	const { trust, stood, vouched } = maker;
	const [row] = await carrier()<{ is: boolean }[]>`
		select ${ofStranger()} as is
		from (select ${trust}::real as maker_trust, ${stood}::int as stood, ${vouched}::boolean as vouched) e`;
	expect(row!.is).toBe(isStranger({ maker }));
});
