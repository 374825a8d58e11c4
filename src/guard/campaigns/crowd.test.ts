/** The first moments of a process: its memory of campaigns is being read while a crowd comes. */
import { expect, test, vi } from 'vitest';
import { newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { perform, seatGuard } from '#kernel/actions/perform.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { makeThing } from '../../../tests/things.ts';
import { weigh } from '../weigh.ts';
import { memoryNow, memoryRead } from './current.ts';

openTestHouse();
seatGuard(weigh);

/** What was decided is read at last: from here on the database is slow. */
const slow = vi.hoisted(() => Promise.withResolvers<void>());
vi.mock('./store.ts', async (real) => {
	const store = await real<typeof import('./store.ts')>();
	return { ...store, decidedTexts: (now: Date) => slow.promise.then(() => store.decidedTexts(now)) };
});

async function writes(text: string): Promise<string> {
	const actor = newGuest();
	await remember(actor);
	const caller = { actor, key: null, language: 'en', place: null, address: '203.0.113.7' } as const;
	return (await perform(makeThing, { text }, caller)).id;
}

test('more people than there are connections wait for no memory that is not there yet, and are in it afterwards', async () => {
	const ids = await Promise.all(Array.from({ length: 24 }, (_, n) => writes(`The ${n}th meeting of our choir`)));
	expect(new Set(ids).size).toBe(24);
	expect(memoryNow()).toBeNull();
	slow.resolve();
	const known = [...(await memoryRead(new Date())).all()].map(({ item }) => item);
	expect(ids.filter((id) => !known.includes(id))).toEqual([]);
});
