/** Accounts that a machine makes one after another, and people who make theirs at the same hour. */
import { expect, test } from 'vitest';
import { newGuest } from '#kernel/accounts/actor.ts';
import { type Caller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { placeHash } from '#kernel/limits/place.ts';
import { signUp } from '#portal/accounts/actions/entering.ts';
import { lettersTo, password } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { standingOf } from './store.ts';

openTestHouse({ RATE_LIMITS: 'on' });

const hour = 3_600_000;
const start = Date.now() - 48 * hour;
let next = 0;

type Made = { hours: number; name?: string; seconds?: number };

/** @returns the account. */
async function makes({ hours, name = 'Zoe', seconds = 25 }: Made): Promise<string> {
	const number = ++next;
	const address = `91.${number}.7.8`;
	const caller: Caller = {
		actor: newGuest(),
		key: null,
		language: 'en',
		place: placeHash(address),
		address,
		form: { seconds, trapped: false, confirmed: false, work: null, inOrder: true },
		now: new Date(start + hours * hour)
	};
	const input = { name, mail: `one${number}@example.org`, password, language: 'en' };
	return ((await perform(signUp, input, caller)) as { account: string }).account;
}

const standings = (accounts: string[]) => Promise.all(accounts.map(standingOf));

test('the third of a wave waits for a person, and so do those who came before it; people are let in', async () => {
	const fast = { seconds: 1 };
	const first = await makes({ hours: 0, ...fast });
	const proven = await makes({ hours: 0.01, name: 'Mia', ...fast });
	await carrier()`update kernel.account set mail_proven = true where id = ${proven}`;
	const person = await makes({ hours: 0.02, name: 'Ana' });
	expect(await standings([first, proven, person])).toEqual(['member', 'member', 'member']);
	const held = await makes({ hours: 0.03, name: 'Kevin8080771', ...fast });
	expect(await standings([first, proven, person, held])).toEqual(['waiting', 'member', 'member', 'waiting']);
	expect(await standingOf(await makes({ hours: 0.04, name: 'Bo' }))).toBe('member');
	expect((await lettersTo('one1@example.org')).length).toBe(2);
	const cases = await carrier()`select distinct campaign from guard.case where kind = 'sign-up'`;
	expect(cases.length).toBe(1);
});

test('whoever fills it in fast on a quiet day is let in', async () => {
	expect(await standingOf(await makes({ hours: 5, seconds: 1 }))).toBe('member');
	expect(await standingOf(await makes({ hours: 7, seconds: 1 }))).toBe('member');
});

test('a name that leads to a site is asked to be another, and nothing is written', async () => {
	const before = await carrier()`select 1 from kernel.account`;
	await expect(makes({ hours: 20, name: 'best likes promob211.xyz' })).rejects.toMatchObject({
		code: 'kernel.malformed',
		details: { fields: [{ field: 'name', code: 'address' }] }
	});
	expect(await carrier()`select 1 from kernel.account`).toHaveLength(before.length);
});
