import { beforeEach, describe, expect, test } from 'vitest';
import { refusal } from '#base/refusal.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { afterCommit, carrier, transaction } from './connection.ts';
import { inOneFlight } from './flight.ts';
import { together } from './together.ts';

openTestHouse();

const noMore = refusal('kernel.no-more', 409);

beforeEach(async () => {
	await carrier()`create table if not exists seat (thing text, taker text, transaction text default txid_current())`;
	await carrier()`create unique index if not exists seat_taker on seat (taker)`;
	await carrier()`truncate seat`;
});

const take = (thing: string, taker: string) => carrier()`insert into seat (thing, taker) values (${thing}, ${taker})`;
const taken = async () =>
	(await carrier()<{ taker: string }[]>`select taker from seat order by 1`).map((one) => one.taker);
const people = (count: number) =>
	Array.from({ length: count }, (_, place) => `person ${String(place).padStart(3, '0')}`);

/** Three seats each, one after the other; whoever comes after the third is refused, after having written. */
const takeOneOfThree = (thing: string, taker: string) => async () => {
	await carrier()`select pg_advisory_xact_lock(hashtext(${thing}))`;
	await take(thing, taker);
	const [row] = await carrier()<{ count: number }[]>`select count(*)::int as count from seat where thing = ${thing}`;
	if (row!.count > 3) throw noMore();
	return row!.count;
};

describe('A crowd', () => {
	test('is committed in a few transactions, each of them hears of its own', async () => {
		const done = people(100).map((taker) =>
			together(`thing ${taker}`, async () => {
				await take('thing', taker);
				return taker;
			})
		);
		expect(await Promise.all(done)).toEqual(people(100));
		expect(await taken()).toEqual(people(100));
		const [row] = await carrier()<{ count: number }[]>`select count(distinct transaction)::int as count from seat`;
		expect(row!.count).toBeLessThan(20);
	});

	test('at the last seats: each seat is taken once, and whoever is refused leaves nothing behind', async () => {
		const done = await Promise.allSettled(
			people(60).map((taker, place) => {
				const thing = `thing ${place % 5}`;
				return together(thing, takeOneOfThree(thing, taker));
			})
		);
		expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(15);
		const rows = await carrier()<{ count: number }[]>`select count(*)::int as count from seat group by thing`;
		expect(rows.map(({ count }) => count)).toEqual([3, 3, 3, 3, 3]);
	});

	test('in which the database refuses one keeps all others', async () => {
		const takers = [...people(20), 'person 007'];
		const done = await Promise.allSettled(takers.map((taker) => together(taker, () => take('thing', taker))));
		expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(1);
		expect(await taken()).toEqual(people(20));
	});

	test('does not wait for one thing that somebody holds for long', async () => {
		await take('held', 'Eve');
		const { promise: letGo, resolve: release } = Promise.withResolvers<void>();
		const { promise: held, resolve: hold } = Promise.withResolvers<void>();
		const holder = transaction(async () => {
			await carrier()`select 1 from seat where thing = 'held' for update`;
			hold();
			await letGo;
		});
		await held;
		const want = (thing: string) => carrier()`update seat set taker = taker where thing = ${thing}`;
		const waits = Array.from({ length: 3 }, () => together('held', () => want('held')));
		const others = people(30).map((taker) => together(taker, () => take('free', taker)));
		await Promise.all(others);
		let isDone = false;
		const done = Promise.all(waits).then(() => {
			isDone = true;
		});
		expect(isDone).toBe(false);
		release();
		await Promise.all([holder, done]);
		expect(await taken()).toHaveLength(31);
	});

	test('is told once all is on disk, each once', async () => {
		const told: string[] = [];
		await Promise.all(
			people(40).map((taker) =>
				together('thing', async () => {
					await take('thing', taker);
					afterCommit(() => void told.push(taker));
				})
			)
		);
		expect(told.toSorted()).toEqual(people(40));
	});

	test('within a transaction is part of it', async () => {
		const work = transaction(async () => {
			await together('thing', () => take('thing', 'Ana'));
			throw noMore();
		});
		await expect(work).rejects.toMatchObject({ code: 'kernel.no-more' });
		expect(await taken()).toEqual([]);
	});
});

describe('Questions that come at once', () => {
	test('go in few flights, and each gets its own answer', async () => {
		let flights = 0;
		const square = inOneFlight(async (asks: number[]) => {
			flights++;
			const rows = await carrier()<{ n: number }[]>`
				select n::int * n::int as n from unnest(${asks}::int[]) with ordinality q (n, nth) order by nth`;
			return rows.map(({ n }) => n);
		});
		const numbers = Array.from({ length: 200 }, (_, n) => n);
		expect(await Promise.all(numbers.map(square))).toEqual(numbers.map((n) => n * n));
		expect(flights).toBeLessThan(20);
	});

	test('are never answered by what was read before they came', async () => {
		const count = inOneFlight(async (asks: null[]) => {
			const [row] = await carrier()<{ count: number }[]>`select count(*)::int as count from seat`;
			return asks.map(() => row!.count);
		});
		for (const [place, taker] of people(20).entries()) {
			void count(null);
			await take('thing', taker);
			expect(await count(null)).toBe(place + 1);
		}
	});

	test('of which one cannot be answered do not fail together', async () => {
		const asNumber = inOneFlight(async (asks: string[]) => {
			const rows = await carrier()<{ n: number }[]>`
				select n::int as n from unnest(${asks}::text[]) with ordinality q (n, nth) order by nth`;
			return rows.map(({ n }) => n);
		});
		const done = await Promise.allSettled(['1', 'two', '3'].map(asNumber));
		expect(done.map((one) => (one.status === 'fulfilled' ? one.value : null))).toEqual([1, null, 3]);
	});
});
