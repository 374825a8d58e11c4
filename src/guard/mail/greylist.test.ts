import { describe, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { readSettings, settings, useSettings } from '#kernel/settings/settings.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { type MailOptions, weighMail } from '../weigh-mail.ts';
import { admitMail } from './flow.ts';
import { greylist } from './greylist.ts';
import { limits } from './limits.ts';
import type { Resolver } from './resolver.ts';
import { envelope, named, nameServer, records, signed, written } from './samples.trial.ts';

openTestHouse();

const now = new Date('2026-11-22T10:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const doubtful = 6;

describe('a mail that looks doubtful', () => {
	test('is asked to come again in five minutes, then comes in at once', async () => {
		expect(await greylist(envelope, doubtful, now)).toBe(300);
		expect(await greylist(envelope, doubtful, inMinutes(2))).toBe(180);
		expect(await greylist(envelope, doubtful, inMinutes(6))).toBe(0);
		expect(await greylist(envelope, doubtful, inMinutes(60 * 24 * 20))).toBe(0);
	});

	test('may come from another server of the same network', async () => {
		const neighbour = { ...envelope, remote: '192.0.2.99', from: 'neighbour@example.org' };
		await greylist({ ...neighbour, remote: '192.0.2.50' }, doubtful, now);
		expect(await greylist(neighbour, doubtful, inMinutes(10))).toBe(0);
	});

	test('starts anew when it comes again only days later', async () => {
		const slow = { ...envelope, from: 'slow@example.org' };
		await greylist(slow, doubtful, now);
		expect(await greylist(slow, doubtful, inMinutes(60 * 24 * 5))).toBe(300);
		expect(await greylist(slow, doubtful, inMinutes(60 * 24 * 5 + 6))).toBe(0);
	});

	test('is remembered without anybody’s address', async () => {
		const rows = await carrier()`select encode(triplet, 'escape') as triplet from guard.greylist`;
		expect(rows.length).toBeGreaterThan(0);
		expect(JSON.stringify(rows)).not.toContain('example');
	});
});

test('a mail nothing speaks against never waits', async () => {
	expect(await greylist({ ...envelope, from: 'chloe@example.org' }, 1, now)).toBe(0);
});

test('the whole guard: a forged mail waits, a proven one does not', async () => {
	const resolver = nameServer(records());
	const forged = { ...envelope, remote: '198.51.100.7', from: 'eve@example.org' };
	expect(await weighMail(written(), forged, { resolver, now })).toMatchObject({ verdict: 'slow', wait: 300 });
	expect(await weighMail(await signed(written()), envelope, { resolver, now })).toMatchObject({
		verdict: 'pass',
		wait: 0,
		unknown: expect.not.arrayContaining(['mail.spf', 'mail.dkim', 'mail.dmarc'])
	});
	useSettings({ ...settings(), GUARD: 'shadow' });
	expect(await weighMail(written(), { ...forged, from: 'e2@example.org' }, { resolver, now })).toMatchObject({
		wait: 0
	});
});

describe('the whole guard', () => {
	const lists = { ...records(), '4.3.2.1.zen.example A': ['127.0.0.2'] };
	const found = async (options: MailOptions) => {
		const spam = written({}, 'Sign in at https://xn--pypal-4ve.com/login and http://198.51.100.1/x');
		const { symbols, unknown } = await weighMail(spam, { ...envelope, remote: '1.2.3.4' }, { now, ...options });
		return { symbols: named(symbols), unknown };
	};

	test('reads words and links, and asks the block lists the host chose', async () => {
		useSettings({ ...settings(), GUARD: 'on', MAIL_BLOCKLISTS: ['zen.example'] });
		const { symbols } = await found({ resolver: nameServer(lists) });
		expect(symbols).toEqual(expect.arrayContaining(['mail.listed', 'links.numeric']));
	});

	test('asks nobody when it may not', async () => {
		const asked: string[] = [];
		const resolver: Resolver = async (name) => [asked.push(name)];
		const { symbols, unknown } = await found({ resolver, asks: false, lists: ['zen.example'] });
		expect(asked).toEqual([]);
		expect(symbols).not.toContain('mail.listed');
		expect(unknown).toEqual(expect.arrayContaining(['mail.spf', 'mail.dmarc']));
	});

	test('takes a list that refuses to answer for unknown', async () => {
		const resolver = nameServer({ ...records(), '4.3.2.1.zen.example A': ['127.255.255.254'] });
		const { symbols, unknown } = await found({ resolver, lists: ['zen.example'] });
		expect(symbols).not.toContain('mail.listed');
		expect(unknown).toContain('mail.lists');
	});
});

describe('how much mail comes in', () => {
	const asked = (more: object, bytes = 1_000) => admitMail({ ...envelope, ...more }, bytes, now.getTime());
	const withRates = () => useSettings({ ...readSettings({ DATA_DIR: settings().DATA_DIR }), RATE_LIMITS: 'on' });

	test('what is too large is said before it is sent', () => {
		expect(asked({}, limits.bytes + 1)).toEqual({ why: 'too-large' });
		expect(asked({ to: Array.from({ length: 201 }, (_, n) => `p${n}@example.org`) })).toEqual({
			why: 'too-many-recipients'
		});
	});

	test('one sender writes thirty at once, then one every ten seconds', () => {
		withRates();
		const eve = { from: 'flood@example.org', remote: '203.0.113.1' };
		for (let n = 0; n < 30; n += 1) expect(asked(eve)).toBe(null);
		expect(asked(eve)).toEqual({ why: 'too-fast', wait: 10 });
		expect(asked({ from: 'ana@example.org', remote: '203.0.113.1' })).toBe(null);
	});

	test('many senders of one network are one crowd', () => {
		withRates();
		const waits = Array.from({ length: 200 }, (_, n) =>
			asked({ from: `crowd${n}@example.org`, remote: '198.51.100.9', to: [`h${n}@archipel.example`] })
		);
		expect(waits.filter((wait) => wait === null).length).toBe(120);
		expect(waits.at(-1)).toMatchObject({ why: 'too-fast' });
	});
});
