import { expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { guest, noteLimits, openNote } from '../../../tests/notes.ts';
import { carrier } from '../database/connection.ts';
import { askedBy } from './place.ts';
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
