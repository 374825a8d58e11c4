import { expect, test } from 'vitest';
import type { Evidence } from '../judge/evidence.ts';
import { disguised } from './disguise.ts';

const points = (text: string): number => disguised({ title: '', text } as Evidence)[0]?.points ?? 0;

test.each([
	['plain words', 'La réunion est mardi à 20 h, venez nombreuses et nombreux'],
	['Russian', 'Встреча в понедельник, приходите все вместе'],
	['two languages side by side', 'Le film Сталкер en version originale'],
	['soft hyphens of a copied page', 'Ver\u00adsamm\u00adlung am Diens\u00adtag']
])('%s hide nothing', (_what, text) => expect(points(text)).toBe(0));

test('a single µ or α beside Latin letters is not enough for anybody to wait', () => {
	expect(points('Un condensateur de 10µF et les rayons αlpha')).toBeLessThan(3);
});

test('letters of two scripts, or signs nobody sees, in word after word are told', () => {
	expect(points('Cоlis en аttente : pаy сustoms fееs')).toBeGreaterThan(4);
	expect(points('f\u200bu\u200bl\u200bl m\u200bo\u200bv\u200bi\u200be d\u200bownload')).toBeGreaterThan(4);
});
