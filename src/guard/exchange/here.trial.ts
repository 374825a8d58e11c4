/** This host in tests of the exchange: Ana decides, another host answers, and every test begins without lists. */
import { afterEach, beforeAll } from 'vitest';
import { newId } from '#base/ids.ts';
import { carrier } from '#kernel/database/connection.ts';
import { fetchFollow } from './follow.ts';
import { type OtherHost, openOtherHost } from './other-host.trial.ts';
import * as store from './store.ts';

export const now = () => new Date();
export const by = newId();

/** Call it after `openTestHouse()`. */
export function openExchange(): OtherHost {
	const other = openOtherHost();
	beforeAll(async () => {
		await carrier()`insert into kernel.actor (id, kind, name) values (${by}, 'account', 'Ana')`;
	});
	afterEach(async () => {
		await carrier()`delete from guard.exchange_follow`;
		await carrier()`delete from guard.exchange_list`;
	});
	return other;
}

export async function following(address: string, weight = 3, key: string | null = null): Promise<number> {
	return (await store.keepFollow({ address, weight, key, by, at: now() }))!;
}

export async function refresh(id: number): Promise<store.Follow> {
	await fetchFollow((await store.followOf(id))!, now());
	return (await store.followOf(id))!;
}
