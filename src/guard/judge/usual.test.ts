import { expect, test } from 'vitest';
import { stranger } from './evidence.ts';
import { usualFor, verdictOf } from './verdict.ts';

const of = (kind: string, score: number) => verdictOf(score, usualFor(kind), stranger('eve'));

test('whoever signs up in a hurry calculates a little; nobody is sent away or looked at sooner for it', () => {
	expect([1, 2, 5, 7.9].map((score) => of('portal.sign-up', score))).toEqual([
		'pass',
		'challenge',
		'challenge',
		'challenge'
	]);
	expect(of('portal.sign-up', 8)).toBe('hold');
});

test('of anything else a score of two is nothing', () => expect(of('polls.comment', 2)).toBe('pass'));
