import { describe, expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { learnDomain, standingOf } from './reputation.ts';

openTestHouse();

const now = new Date('2026-11-22T10:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

async function learned(domain: string, was: 'good' | 'bad', times: number, at = now) {
	for (let n = 0; n < times; n += 1) await learnDomain({ proven: domain }, was, at);
}

describe('what a domain did', () => {
	test('is unknown until it was seen a few times', async () => {
		await learned('new.example', 'bad', 4);
		expect(await standingOf('new.example', now)).toBe(null);
		await learned('new.example', 'bad', 1);
		expect(await standingOf('new.example', now)).toBeLessThan(0.3);
	});

	test('is good for those who write what people want', async () => {
		await learned('asso.example', 'good', 30);
		await learned('asso.example', 'bad', 1);
		expect(await standingOf('asso.example', now)).toBeGreaterThan(0.85);
	});

	test('fades: half a year later little is left', async () => {
		await learned('sold.example', 'bad', 10);
		expect(await standingOf('sold.example', now)).toBeLessThan(0.2);
		expect(await standingOf('sold.example', later(180))).toBe(null);
	});

	test('what comes later counts more than what was long ago', async () => {
		await learned('mended.example', 'bad', 10);
		await learned('mended.example', 'good', 10, later(120));
		expect(await standingOf('mended.example', later(120))).toBeGreaterThan(0.7);
	});

	test('is never held against people whose provider gives mailboxes to everybody', async () => {
		await learned('gmail.com', 'bad', 50);
		expect(await standingOf('gmail.com', now)).toBe(null);
	});

	test('is not learned from mail that proved nothing', async () => {
		for (let n = 0; n < 20; n += 1) await learnDomain({ proven: null }, 'bad', now);
		expect(await standingOf('null', now)).toBe(null);
	});
});
