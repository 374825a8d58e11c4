import { expect, test } from 'vitest';
import { stranger } from '../judge/evidence.ts';
import type { Found } from '../judge/signal.ts';
import { isBenefitDue } from './benefit.ts';

const maker = { ...stranger('chloe'), days: 3 };
const judged = (...found: [symbol: string, points: number, more?: Partial<Found>][]) => ({
	opinions: { found: found.map(([symbol, points, more]) => ({ symbol, points, ...more })), unknown: [], versions: {} }
});
const words = judged(['learned.spam', 7], ['form.little-beside-link', 1.5], ['manners.trusted', -1]);

test('words alone hold nobody who was here before and did no wrong', () => {
	expect(isBenefitDue({ maker }, words)).toBe(true);
});

test('whoever came today, or was decided against, waits for a person as before', () => {
	expect(isBenefitDue({ maker: { ...maker, days: 0.4 } }, words)).toBe(false);
	expect(isBenefitDue({ maker: { ...maker, against: 1 } }, words)).toBe(false);
});

test.each([
	['a list', judged(['learned.spam', 7], ['links.listed', 6])],
	['a campaign', judged(['learned.spam', 7], ['known.waiting', 2])],
	['copies elsewhere', judged(['learned.spam', 7], ['form.copies', 3])],
	['a crowd', judged(['learned.spam', 7], ['manners.crowd', 3.5])],
	['a rule that asks for it', judged(['words.forbidden', 9, { floor: 'hold' }])]
])('where %s speaks too it is more than words', (_what, found) => {
	expect(isBenefitDue({ maker }, found)).toBe(false);
});
