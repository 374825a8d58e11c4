import { expect, test } from 'vitest';
import { readSettings, useSettings } from '#kernel/settings/settings.ts';
import type { Evidence } from '../judge/evidence.ts';
import type { Found } from '../judge/signal.ts';
import { crowd } from './crowd.ts';

useSettings(readSettings({}));

const noon = new Date('2026-05-04T12:00:00Z');

type About = { maker: string; network: string; days?: number; links?: number; kind?: string; hours?: number };

const points = ({ maker, network, days = 0, links = 1, kind = 'polls.comment', hours = 0 }: About): number => {
	const [found] = crowd.look({
		kind,
		links: Array.from({ length: links }, () => ({})),
		maker: { id: maker, days, stood: 0, trust: 0 },
		place: { address: '', hash: '', network },
		now: new Date(noon.getTime() + hours * 3_600_000)
	} as unknown as Evidence) as Found[];
	return found?.points ?? 0;
};

test('one stranger with a link is nothing, and neither is the same one again', () => {
	expect([1, 2, 3, 4].map(() => points({ maker: 'dov', network: 'one' }))).toEqual([0, 0, 0, 0]);
});

test('many strangers with links from one corner of the network weigh more and more', () => {
	const all = Array.from({ length: 14 }, (_, number) => points({ maker: `eve${number}`, network: 'two' }));
	expect(all.slice(0, 2)).toEqual([0, 0]);
	expect(all).toEqual(all.toSorted((one, other) => one - other));
	expect(all.at(-1)).toBeGreaterThanOrEqual(6);
	expect(points({ maker: 'chloe', network: 'three' })).toBe(0);
});

test('those of yesterday do not count, and neither do people known here, or words without links', () => {
	for (let number = 0; number < 5; number++) points({ maker: `eve${number}`, network: 'four' });
	expect(points({ maker: 'ana', network: 'four', days: 40 })).toBe(0);
	expect(points({ maker: 'bo', network: 'four', links: 0 })).toBe(0);
	expect(points({ maker: 'dov', network: 'four', hours: 25 })).toBe(0);
});

test('a class that signs up in one lesson waits for nobody', () => {
	const all = Array.from({ length: 30 }, (_, pupil) =>
		points({ maker: `pupil${pupil}`, network: 'school', links: 0, kind: 'portal.sign-up' })
	);
	expect(Math.max(...all)).toBeLessThan(8);
});
