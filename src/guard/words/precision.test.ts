import { beforeAll, expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import type { Found } from '../judge/signal.ts';
import { currentMatcher, forgetWords, wordsInForce } from './current.ts';
import { makeEvidence } from './evidence.trial.ts';
import { termsFrom } from './import.ts';
import { keepBrought } from './keep.ts';
import { keepOwnList } from './list.trial.ts';
import type { Matcher } from './matcher.ts';
import { isBad, termHitsDecided, termsMet, wilson } from './precision.ts';
import { words } from './signal.ts';
import { lists, resumeTerms, type Term, termsOf } from './store.ts';

openTestHouse();

let list: number;
const now = new Date('2026-05-01T10:00:00Z');
const all = () => termsOf({ list, part: '', only: 'all', after: 0, most: 100 });
const named = async (text: string): Promise<Term> => (await all()).find((term) => term.text === text)!;

beforeAll(async () => {
	list = await keepOwnList(null, now);
	await keepBrought(list, await termsFrom('casino\nbonjour\ncrédit', 'word'), { by: null, at: now });
});

async function weigh(text: string): Promise<Found[]> {
	await wordsInForce();
	return [...(await words.look(makeEvidence({ text })))];
}

async function decide(text: string, wasAbuse: boolean, times: number, undo = false): Promise<void> {
	const symbols = await weigh(text);
	for (let time = 0; time < times; time++) await termHitsDecided(symbols, wasAbuse, undo);
}

test('the bounds of a share are Wilson’s', () => {
	expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
	expect(wilson(8, 10).low).toBeCloseTo(0.4902, 3);
	expect(wilson(8, 10).high).toBeCloseTo(0.9433, 3);
	expect(isBad({ abuse: 0, fine: 3 })).toBe(false);
	expect(isBad({ abuse: 0, fine: 4 })).toBe(true);
	expect(isBad({ abuse: 50, fine: 50 })).toBe(false);
});

test('a new house begins with starter lists, once', async () => {
	await wordsInForce();
	const origins = (await lists()).map(({ origin }) => origin).filter((origin) => origin.startsWith('starter:'));
	expect(origins.length).toBeGreaterThan(10);
	expect(new Set(origins).size).toBe(origins.length);
});

test('symbols name the terms they come from', async () => {
	const symbols = await weigh('Bonjour, un casino');
	expect(termsMet(symbols).sort((a, b) => a - b)).toEqual(
		[(await named('casino')).id, (await named('bonjour')).id].sort((a, b) => a - b)
	);
	expect(termsMet([{ symbol: 'links.many', points: 1, gaps: { terms: '1,2' } }])).toEqual([]);
	expect(termsMet([{ symbol: 'words.suspicious', points: 1, gaps: { terms: 'x,-1,0,,5' } }])).toEqual([5]);
});

test('a term that meets honest people suspends itself, and another stays', async () => {
	await decide('casino', true, 6);
	await decide('Bonjour', false, 4);
	expect(await named('bonjour')).toMatchObject({ suspendedWhy: 'precision', abuse: 0, fine: 4 });
	expect(await named('casino')).toMatchObject({ suspendedWhy: null, abuse: 6, fine: 0 });
	expect(await weigh('Bonjour')).toEqual([]);
	expect(await weigh('casino')).toHaveLength(1);
});

test('a decision that is undone leaves no trace: the term is in force again', async () => {
	const bonjour = await named('bonjour');
	const symbols = [{ symbol: 'words.suspicious', points: 2, gaps: { terms: String(bonjour.id) } }];
	await termHitsDecided(symbols, false, true);
	expect(await named('bonjour')).toMatchObject({ suspendedWhy: null, fine: 3 });
	expect(await weigh('Bonjour')).toHaveLength(1);
	await termHitsDecided(symbols, false);
	expect(await weigh('Bonjour')).toEqual([]);
});

test('whoever switches a term on again answers for it', async () => {
	const bonjour = await named('bonjour');
	await resumeTerms(list, [bonjour.id], now);
	await decide('Bonjour', false, 5);
	expect(await named('bonjour')).toMatchObject({ suspendedWhy: null, fine: 9 });
});

test('a decision about a term that is gone, or about none, is no trouble', async () => {
	await termHitsDecided([{ symbol: 'words.suspicious', points: 2, gaps: { terms: '999999' } }], true);
	await termHitsDecided([], false);
});

test('while lists are read again, the old ones serve', async () => {
	const before = (await wordsInForce()) as Matcher;
	await keepBrought(list, await termsFrom('new term', 'word'), { by: null, at: now });
	forgetWords();
	expect(currentMatcher()).toBe(before);
	await expect.poll(() => (currentMatcher() as Matcher).version).not.toBe(before.version);
	expect(await weigh('a new term')).toHaveLength(1);
});

test('lists are read again only when they changed', async () => {
	const before = await wordsInForce();
	await decide('casino', true, 2);
	expect(await wordsInForce()).toBe(before);
});
