import { expect, test } from 'vitest';
import { clockWords } from './clock.ts';

const morning = new Date('2027-03-01T06:05:00Z');

test('a moment names the clock it is read on, unless it is the reader’s own', () => {
	expect(clockWords(morning, 'fr', null)).toBe('1er mars 2027, 06:05 UTC');
	expect(clockWords(morning, 'en', 'Europe/Paris')).toBe('1 Mar 2027, 07:05 CET');
});

test('what was said today is told by the hour alone', () => {
	const now = new Date();
	expect(clockWords(now, 'en', null, true)).toMatch(/^\d\d:\d\d UTC$/);
	expect(clockWords(morning, 'en', null, true)).toContain('Mar 2027');
});
