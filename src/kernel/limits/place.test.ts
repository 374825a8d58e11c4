import { expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { guest, noteLimits, openNote } from '../../../tests/notes.ts';
import { carrier } from '../database/connection.ts';
import { askedBy, expanded, neighbourhood, networkHash, placeHash } from './place.ts';
import { forgetOpened, learnLimits } from './quota.ts';

openTestHouse({ RATE_LIMITS: 'on' });

test('whoever is a new guest each time is counted by where they come from', async () => {
	learnLimits('notes', { ...noteLimits, itemsPerGuestPerDay: 1 });
	const asNew = (place: string | null) => guest().then(({ actor }) => askedBy({ place }, () => openNote(actor.id)));
	for (let turn = 0; turn < 10; turn++) await asNew('here');
	await expect(asNew('here')).rejects.toMatchObject({
		code: 'kernel.too-many-items',
		details: { gaps: { count: 10 } }
	});
	await asNew('there');
	await asNew(null);
	await forgetOpened(new Date(Date.now() + 86_400_000));
	expect([...(await carrier()`select 1 from kernel.opened_from`)]).toEqual([]);
	await asNew('here');
	learnLimits('notes', noteLimits);
});

test('the newest askers are known even when a crowd asks', async () => {
	const { waitFor } = await import('./rate.ts');
	const rate = { name: 'slow', perMinute: 0.001, burst: 1 };
	for (let asker = 0; asker < 200_000; asker++) waitFor(rate, `crowd ${asker}`, 1000);
	expect(waitFor(rate, 'eve', 1000)).toBe(0);
	expect(waitFor(rate, 'eve', 1001)).toBeGreaterThan(0);
	for (let asker = 0; asker < 90_000; asker++) waitFor(rate, `next ${asker}`, 1001);
	expect(waitFor(rate, 'eve', 1002)).toBeGreaterThan(0);
});

test('one household and one network are the same however their addresses are written', () => {
	expect(expanded('2001:db8::1')).toBe('2001:0db8:0000:0000:0000:0000:0000:0001');
	expect(expanded('::ffff:1.2.3.4')).toBe('0000:0000:0000:0000:0000:ffff:0102:0304');
	expect(neighbourhood('2001:db8::1')).toBe(neighbourhood('2001:0DB8:0:0:ff::2'));
	expect(neighbourhood('2001:db8:0:1::1')).not.toBe(neighbourhood('2001:db8::1'));
	expect(placeHash('::ffff:1.2.3.4')).toBe(placeHash('1.2.3.4'));
	expect(networkHash('2001:db8::1')).toBe(networkHash('2001:db8:0:9::2'));
	expect(networkHash('192.0.2.1')).toBe(networkHash('192.0.2.254'));
	expect(networkHash('192.0.2.1')).not.toBe(networkHash('192.0.3.1'));
	expect(networkHash('192.0.2.1', '2026-01-01')).not.toBe(networkHash('192.0.2.1', '2026-01-02'));
});
