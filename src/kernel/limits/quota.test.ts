import { describe, expect, test } from 'vitest';
import { member } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { accountId, guest, noteLimits, openNote } from '../../../tests/notes.ts';
import { carrier, transaction } from '../database/connection.ts';
import { learnLimits, learnTrust, quotas, spendBytes } from './quota.ts';

openTestHouse();

const outcomes = async (tries: Promise<unknown>[]) => {
	const done = await Promise.allSettled(tries);
	return {
		kept: done.filter(({ status }) => status === 'fulfilled').length,
		codes: new Set(done.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : [])))
	};
};

const usageOf = async (holder: string) => {
	const [row] = await carrier()`select items::int, bytes::int from kernel.usage where holder = ${holder}`;
	return row ?? { items: 0, bytes: 0 };
};

describe('Items a day', () => {
	test('are as many as the tool allows a guest, however many are asked for at once', async () => {
		learnLimits('notes', { ...noteLimits, itemsPerGuestPerDay: 5 });
		const ana = await guest();
		const many = Array.from({ length: 12 }, () => openNote(ana.actor.id));
		expect(await outcomes(many)).toEqual({ kept: 5, codes: new Set(['kernel.too-many-items']) });
		const tomorrow = new Date(Date.now() + 86_400_000);
		expect(await openNote(ana.actor.id, {}, tomorrow)).toMatchObject({ title: 'Shopping' });
		await expect(openNote(ana.actor.id)).rejects.toMatchObject({ status: 429, details: { gaps: { count: 5 } } });
		learnLimits('notes', noteLimits);
	});

	test.each([
		[0, 5],
		[1, 30]
	])('are more for accounts, the more the better they are known: trust %d, %d items', async (trust, kept) => {
		learnLimits('notes', { ...noteLimits, itemsPerGuestPerDay: 1 });
		learnTrust(async () => trust);
		await member('Bo', `bo${kept}@example.org`);
		const bo = await accountId(`bo${kept}@example.org`);
		expect(await outcomes(Array.from({ length: 32 }, () => openNote(bo)))).toMatchObject({ kept });
		learnLimits('notes', noteLimits);
	});

	test('come back when the opening fails', async () => {
		const ana = await guest();
		await transaction(async () => {
			await openNote(ana.actor.id);
			throw new Error('no');
		}).catch(() => {});
		expect(await carrier()`select 1 from kernel.opened where actor = ${ana.actor.id}`).toEqual([]);
		expect(await usageOf(ana.actor.id)).toEqual({ items: 0, bytes: 0 });
	});
});

describe('Bytes', () => {
	const MiB = 1024 * 1024;
	const third = Math.floor(MiB / 3);

	test('of one item stay within what its tool allows, also when they come at once', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id);
		const sendings = Array.from({ length: 8 }, () => transaction(() => spendBytes(note.id, third)));
		expect(await outcomes(sendings)).toEqual({ kept: 3, codes: new Set(['kernel.quota-full']) });
		expect((await usageOf(ana.actor.id)).bytes).toBe(third * 3);
	});

	test('of all items of a guest stay within a guest’s room, also when they come at once', async () => {
		learnLimits('notes', { ...noteLimits, bytes: 1000 * MiB });
		const before = quotas.guest.bytes;
		quotas.guest.bytes = 10 * MiB;
		const ana = await guest();
		const notes = await Promise.all(Array.from({ length: 6 }, () => openNote(ana.actor.id)));
		expect(await outcomes(notes.map(({ id }) => transaction(() => spendBytes(id, 3 * MiB))))).toMatchObject({
			kept: 3
		});
		expect(await usageOf(ana.actor.id)).toEqual({ items: 6, bytes: 9 * MiB });
		quotas.guest.bytes = before;
		learnLimits('notes', noteLimits);
	});

	test('move with the item, and go with it', async () => {
		const [ana, bo] = [await guest(), await guest()];
		const note = await openNote(ana.actor.id);
		await transaction(() => spendBytes(note.id, 1000));
		await carrier()`update kernel.item set owner = ${bo.actor.id} where id = ${note.id}`;
		expect(await usageOf(ana.actor.id)).toEqual({ items: 0, bytes: 0 });
		expect(await usageOf(bo.actor.id)).toEqual({ items: 1, bytes: 1000 });
		await carrier()`delete from kernel.item where id = ${note.id}`;
		expect(await usageOf(bo.actor.id)).toEqual({ items: 0, bytes: 0 });
	});
});
