import { expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import type { FormTrace } from '#kernel/actions/action.ts';
import { openTestHouse } from '../../../tests/house.ts';
import type { Evidence, Maker } from '../judge/evidence.ts';
import { usualThresholds } from '../judge/verdict.ts';
import { manners, rates } from './signal.ts';

openTestHouse({ RATE_LIMITS: 'on' });

const stranger = (): Maker => ({
	...{ id: newId(), kind: 'guest', days: 0, mailProven: false, stood: 0, against: 0, vouched: false, trust: 0 }
});
const calm: FormTrace = { seconds: 40, trapped: false, confirmed: false, work: null, inOrder: true };
const link = { text: 'https://a.example', canonical: null, host: 'a.example', domain: 'a.example' };

const evidence = (more: Partial<Evidence> = {}): Evidence => ({
	...{ tool: 'polls', kind: 'polls.comment', act: 'polls.say', item: null, title: '', links: [], mails: 0 },
	text: 'Shall we bring a cake, or is there one already?',
	...{ language: 'en', substance: true, maker: stranger(), place: null, form: calm },
	now: new Date('2026-03-01T12:00:00Z'),
	...more
});

const symbolsOf = (more: Partial<Evidence>) =>
	[...(manners.look(evidence(more)) as readonly { symbol: string }[])].map(({ symbol }) => symbol);
const scoreOf = (more: Partial<Evidence>) =>
	(manners.look(evidence(more)) as readonly { points: number }[]).reduce((sum, { points }) => sum + points, 0);

test('somebody who takes their time draws no attention', () => expect(symbolsOf({})).toEqual([]));

test('what is done by the API, by a job or by a form nobody could mark is no reproach by itself', () => {
	expect(symbolsOf({ form: null })).toEqual([]);
	expect(scoreOf({ form: { ...calm, seconds: null, inOrder: undefined } })).toBeLessThan(usualThresholds.tag!);
});

test('a form sent the moment it was opened is too fast, less so for whoever is known', () => {
	const form = { ...calm, seconds: 1 };
	expect(symbolsOf({ form })).toEqual(['manners.too-fast']);
	expect(scoreOf({ form, maker: { ...stranger(), trust: 0.5 } })).toBeLessThan(scoreOf({ form }));
	expect(symbolsOf({ form: { ...calm, seconds: 3 } })).toEqual([]);
	expect(symbolsOf({ form: { ...calm, seconds: 3 }, text: 'x'.repeat(300) })).toEqual(['manners.too-fast']);
});

test('a trap alone never holds anything back, and hardly counts once somebody confirmed', () => {
	const trapped = { ...calm, trapped: true };
	expect(scoreOf({ form: trapped })).toBeLessThan(usualThresholds.slow!);
	expect(scoreOf({ form: { ...trapped, confirmed: true } })).toBeLessThan(usualThresholds.tag!);
});

test('all that an honest hurried newcomer may trip together is not enough to hold it back', () => {
	const form = { ...calm, seconds: 1, trapped: true, confirmed: true };
	expect(scoreOf({ form, links: [link] })).toBeLessThan(usualThresholds.slow!);
});

test('trust speaks for somebody, decisions of the desk against', () => {
	expect(scoreOf({ maker: { ...stranger(), trust: 0.8 } })).toBeLessThan(0);
	expect(symbolsOf({ maker: { ...stranger(), against: 2 } })).toEqual(['manners.against']);
});

const done = (count: number, one: () => Partial<Evidence>): string[] =>
	Array.from({ length: count }, () =>
		(rates.look(evidence(one())) as readonly { symbol: string }[]).map(({ symbol }) => symbol)
	).flat();

test('twenty messages in a row by one person are a burst, ten are not', () => {
	const maker = stranger();
	expect(done(10, () => ({ maker }))).toEqual([]);
	expect(done(10, () => ({ maker }))).toContain('manners.burst.maker');
});

test('a class of thirty behind one address is no burst, a hundred makers there are', () => {
	const place = { address: '203.0.113.7', hash: 'place', network: 'network' };
	expect(done(30, () => ({ place, maker: stranger() }))).toEqual([]);
	expect(done(70, () => ({ place, maker: stranger() }))).toContain('manners.burst.address');
});

test('votes and names are not counted as messages', () => {
	const maker = stranger();
	expect(done(60, () => ({ maker, text: 'Ana' }))).toEqual([]);
});
