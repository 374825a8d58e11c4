import { expect, test } from 'vitest';
import { readSettings, useSettings } from '#kernel/settings/settings.ts';
import { type Evidence, stranger } from '../judge/evidence.ts';
import type { Found } from '../judge/signal.ts';
import { surge } from './surge.ts';

useSettings(readSettings({ DATA_DIR: '/tmp', LOG_LEVEL: 'error' }));

const hour = 3_600_000;
const start = Date.UTC(2026, 4, 1);
let next = 0;

type Sent = { hours: number; percent?: number; maker?: string; days?: number; item?: string | null };
function sends({ hours, percent = 99, maker = `guest${next++}`, days = 0, item = 'a poll' }: Sent): number {
	const about = {
		item,
		links: [] as Evidence['links'],
		title: '',
		text: 'Some words',
		maker: { ...stranger(maker), days },
		now: new Date(start + hours * hour)
	} as Evidence;
	const found: Found[] = [{ symbol: 'learned.spam', points: 4, gaps: { percent } }];
	return (surge.look(about, found) as Found[])[0]?.points ?? 0;
}

test('words that are almost surely abuse weigh the more, the more strangers bring such within two hours', () => {
	expect([0, 0.1, 0.2, 0.3, 0.4].map((hours) => sends({ hours }))).toEqual([0, 2, 3, 4, 4]);
});

test('one alone on a quiet day is left alone', () => {
	expect(sends({ hours: 20 })).toBe(0);
	expect(sends({ hours: 23 })).toBe(0);
});

test('whoever writes twice is one, and in a surge words that are only doubtful weigh no more', () => {
	expect(sends({ hours: 40, maker: 'eve' })).toBe(0);
	expect(sends({ hours: 40.1, maker: 'eve' })).toBe(0);
	expect(sends({ hours: 40.2, percent: 97 })).toBe(0);
});

test('whoever was here before is not held against a surge', () => {
	expect(sends({ hours: 60 })).toBe(0);
	expect(sends({ hours: 60.1, days: 5 })).toBe(0);
});

test('words alone in a thing of one’s own reach nobody, and weigh no more in a surge', () => {
	expect(sends({ hours: 80 })).toBe(0);
	expect(sends({ hours: 80.1, item: null })).toBe(0);
	expect(sends({ hours: 80.2 })).toBe(2);
});
