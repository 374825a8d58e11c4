import { expect, test } from 'vitest';
import { keepDaysFor } from './keeping.ts';
import type { Slot } from './slots.ts';

const now = new Date('2026-11-23T12:00:00Z');
const days = (...slots: Slot[]) =>
	keepDaysFor(
		slots.map((slot) => ({ slot })),
		'Europe/Paris',
		now,
		366
	);
const on = (day: string): Slot => ({ kind: 'day', day });

test('a poll is kept half a year, and a month after its last date where that is later', () => {
	expect(days()).toBe(183);
	expect(days(on('2026-12-24'))).toBe(183);
	expect(days(on('2027-06-01'))).toBe(221);
	expect(days(on('2027-06-01'), on('2026-12-24'))).toBe(221);
	expect(days({ kind: 'time', start: '2027-06-01T22:30:00.000Z' })).toBe(222);
});

test('a poll is kept no longer than whoever makes it may keep something', () => {
	expect(days(on('2030-01-01'))).toBe(366);
	expect(keepDaysFor([{ slot: on('2030-01-01') }], 'UTC', now, 3660)).toBe(1166);
});
