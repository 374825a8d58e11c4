import { describe, expect, test } from 'vitest';
import { hitsTooMuch, isFresh, usualLimits } from './brake.ts';
import { Counts } from './counts.ts';
import { subjectOf } from './subject.ts';

const now = new Date('2026-11-20T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

describe('What is fresh', () => {
	test('is what is young, or has seen little', () => {
		expect(isFresh(hoursAgo(1), 1_000_000, now, usualLimits)).toBe(true);
		expect(isFresh(hoursAgo(100), 10, now, usualLimits)).toBe(true);
		expect(isFresh(hoursAgo(100), 5000, now, usualLimits)).toBe(false);
		expect(isFresh(hoursAgo(24 * 60), 10, now, usualLimits)).toBe(false);
	});

	test('brakes at the tenth hit when its share is too large, and never before', () => {
		expect(hitsTooMuch({ hits: 9, judged: 9 }, '*', usualLimits)).toBe(false);
		expect(hitsTooMuch({ hits: 10, judged: 199 }, '*', usualLimits)).toBe(true);
		expect(hitsTooMuch({ hits: 10, judged: 201 }, '*', usualLimits)).toBe(false);
	});

	test('may be harder on one kind of content, such as sign-ups', () => {
		expect(hitsTooMuch({ hits: 10, judged: 60 }, 'portal.sign-up', usualLimits)).toBe(false);
		expect(hitsTooMuch({ hits: 20, judged: 60 }, 'portal.sign-up', usualLimits)).toBe(true);
	});

	test('is held against the version before it', () => {
		expect(hitsTooMuch({ hits: 30, judged: 100 }, '*', usualLimits, 0.2)).toBe(false);
		expect(hitsTooMuch({ hits: 70, judged: 100 }, '*', usualLimits, 0.2)).toBe(true);
	});
});

describe('What is braked', () => {
	const versions = { words: '4', form: '1', 'form.copies': '2' };

	test('is the rule, term or list behind a finding, in its version', () => {
		const by = { what: 'rule:12@3', since: now.toISOString() };
		expect(subjectOf({ symbol: 'rules.match', points: 0.5, by }, versions, now)).toMatchObject({
			name: 'rule:12@3',
			since: now
		});
	});

	test('is otherwise the signal in its version', () => {
		expect(subjectOf({ symbol: 'form.copies', points: 4 }, versions, now)?.name).toBe('form.copies@2');
		expect(subjectOf({ symbol: 'form.empty', points: 3 }, versions, now)?.name).toBe('form.empty@1');
	});

	test('is the same signal after each lesson it learned', () => {
		const [one, other] = ['0123456789abcdef', 'fedcba9876543210'].map(
			(version) => subjectOf({ symbol: 'learned.spam', points: 5 }, { learned: version }, now)?.name
		);
		expect(one).toBe(other);
	});

	test('is never what speaks for an action, or hardly weighs', () => {
		expect(subjectOf({ symbol: 'words.good', points: -3 }, versions, now)).toBeNull();
		expect(subjectOf({ symbol: 'manners.new', points: 0.5 }, versions, now)).toBeNull();
	});
});

describe('Counting', () => {
	const rule = { name: 'rule:1@1', symbol: 'rules.match', signal: false, since: now };

	test('begins with the first action it spoke against', () => {
		const counts = new Counts();
		for (let time = 0; time < 50; time++) counts.judge('polls.poll');
		counts.judge('polls.comment');
		counts.hit(rule, '*');
		counts.hit(rule, 'polls.comment');
		counts.judge('polls.poll');
		expect(counts.tallyOf('rule:1@1', '*')).toEqual({ judged: 2, hits: 1 });
		expect(counts.tallyOf('rule:1@1', 'polls.comment')).toEqual({ judged: 1, hits: 1 });
	});

	test('tells each number once', () => {
		const counts = new Counts();
		counts.judge('polls.poll');
		counts.hit(rule, '*');
		expect(counts.take(() => true)).toMatchObject([{ subject: 'rule:1@1', judged: 1, hits: 1 }]);
		expect(counts.take(() => true)).toEqual([]);
		counts.judge('polls.poll');
		expect(counts.take(() => true)).toMatchObject([{ judged: 1, hits: 0 }]);
	});
});
