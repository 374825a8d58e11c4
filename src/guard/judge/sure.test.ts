import { expect, test } from 'vitest';
import { isSure } from './sure.ts';

const stranger = { trust: 0, stood: 0, vouched: false };
const found = (...points: [symbol: string, points: number][]) => points.map(([symbol, points]) => ({ symbol, points }));

test('nobody need be asked where two sides agree about a stranger', () => {
	expect(isSure(found(['learned.spam', 9], ['manners.crowd', 5]), stranger)).toBe(true);
});

test('one side alone is never sure, however loud and by however many symbols', () => {
	expect(isSure(found(['learned.spam', 12], ['words.forbidden', 10], ['manners.newcomer', 1]), stranger)).toBe(false);
	expect(isSure(found(['links.listed', 14], ['links.shortened', 3]), stranger)).toBe(false);
});

test('below certainty a person looks', () => {
	expect(isSure(found(['learned.spam', 8], ['manners.crowd', 5]), stranger)).toBe(false);
});

test('of whoever is known a little a person decides', () => {
	const all = found(['learned.spam', 12], ['manners.crowd', 7]);
	expect(isSure(all, { ...stranger, trust: 0.4 })).toBe(false);
	expect(isSure(all, { ...stranger, stood: 1 })).toBe(false);
	expect(isSure(all, { ...stranger, vouched: true })).toBe(false);
});
