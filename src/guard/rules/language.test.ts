import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRule, hasWord } from './compile.ts';
import { faultCodes, RuleFault, spotOf } from './fault.ts';
import { fold, foldedPlainly } from './fold.ts';
import { parseRule } from './parse.ts';
import { compilePattern, mustHold } from './pattern.ts';
import { subjectOf } from './samples.ts';
import type { Subject } from './subject.ts';

const ask = (rule: string, subject: Partial<Subject> = {}, counted: number | null = null) =>
	compileRule(parseRule(rule)).hits(subjectOf(subject), () => counted);

function faultOf(rule: string): { code: string; at: number; gaps: RuleFault['gaps'] } {
	try {
		parseRule(rule);
	} catch (problem) {
		if (problem instanceof RuleFault) return { code: problem.code, at: problem.at, gaps: problem.gaps };
		throw problem;
	}
	return { code: 'none', at: -1, gaps: {} };
}

describe('A rule', () => {
	test('reads as it is said', () => {
		const rule =
			'kind is "polls.poll" and links > 3 and maker.days < 2 and (words has "streaming" or symbol "links.listed")';
		const spam = { kind: 'polls.poll', links: 4, makerDays: 0.5, text: 'Watch STREAMING now' };
		expect(ask(rule, spam)).toBe(true);
		expect(ask(rule, { ...spam, text: 'Watch it now' })).toBe(false);
		expect(ask(rule, { ...spam, text: 'Watch it now', symbols: { 'links.listed': 4 } })).toBe(true);
		expect(ask(rule, { ...spam, makerDays: 2 })).toBe(false);
	});

	test('binds not before and before or', () => {
		const truth = { a: 'links = 1', b: 'mails = 1', c: 'language is "fr"' };
		const of = (links: number, mails: number, language: string) =>
			ask(`not ${truth.a} and ${truth.b} or ${truth.c}`, { links, mails, language });
		expect(of(0, 1, 'en')).toBe(true);
		expect(of(1, 1, 'en')).toBe(false);
		expect(of(1, 0, 'fr')).toBe(true);
		expect(ask('not (links = 1 or mails = 1)', { links: 0, mails: 0 })).toBe(true);
	});

	test('sees through accents, capitals, wide letters and letters nobody sees', () => {
		for (const text of ['Pélîcule GRATUITE', 'ｐｅｌｉｃｕｌｅ', 'pe\u200bli\u00adcule'])
			expect(ask('words has "PÉLICULE"', { text })).toBe(true);
	});

	test('folds letter by letter just as the whole text would be', () => {
		const letters = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string());
		fc.assert(
			fc.property(letters, (text) => fold(text) === foldedPlainly(text.toWellFormed())),
			{ numRuns: 3000 }
		);
		for (const text of ['ΟΔΟΣ', '𝐬𝐭𝐫𝐞𝐚𝐦 ﷺ ½', 'a ​ b', '👩‍👩‍👧 Ça', 'Straße  ﬁn', '한국어'])
			expect(fold(text)).toBe(foldedPlainly(text));
		expect(fold('x'.repeat(50_000))).toHaveLength(20_000);
	});

	test('finds whole words only where asked to', () => {
		expect(ask('words has "art"', { text: 'a party' })).toBe(true);
		expect(ask('words has word "art"', { text: 'a party' })).toBe(false);
		expect(ask('words has word "art"', { text: 'a party of art, here' })).toBe(true);
		expect(hasWord('élart art', 'art')).toBe(true);
	});

	test('asks for any or for all of a list', () => {
		expect(ask('text has ("one", "two")', { text: 'two' })).toBe(true);
		expect(ask('text has all ("one", "two")', { text: 'two' })).toBe(false);
		expect(ask('kind in ("polls.poll", "polls.comment")', { kind: 'polls.comment' })).toBe(true);
		expect(ask('domains has ("a.example", "b.example")', { domains: ['b.example'] })).toBe(true);
	});

	test('takes quotes of both languages, comments and lines', () => {
		expect(ask('# campaign of May\nwords has « gratuit »\n  and words has “ici”', { text: 'gratuit, ici' })).toBe(true);
		expect(ask('words has "say \\"yes\\""', { text: 'they say "yes"' })).toBe(true);
	});

	test('matches patterns, with or without a run of letters that must be there', () => {
		expect(ask('title matches "watch (full )?movie[0-9]+"', { title: 'Watch movie2027' })).toBe(true);
		expect(ask('title matches "^\\d{4}$"', { title: '2027' })).toBe(true);
		expect(ask('title matches "gr[aá]tis|libre"', { title: 'LIBRE' })).toBe(true);
		expect(mustHold('watch (full )?movie[0-9]+')).toBe('watch ');
		expect(mustHold('colou?r')).toBe('colo');
		expect(mustHold('gratis|libre')).toBe('');
		expect(mustHold('\\x41bcdef')).toBe('');
	});

	test('does not hit on what nobody knows, nor on its contrary', () => {
		expect(ask('maker.days < 2', { makerDays: null })).toBeNull();
		expect(ask('not maker.days < 2', { makerDays: null })).toBeNull();
		expect(ask('maker.days < 2 or links = 0', { makerDays: null, links: 0 })).toBe(true);
		expect(ask('count network in 1 hour > 5', { network: 'n' }, null)).toBeNull();
		expect(ask('count network in 1 hour > 5', { network: 'n' }, 6)).toBe(true);
	});

	test('adds the points of symbols, also of all that begin alike', () => {
		const symbols = { 'links.listed': 4, 'links.many': 2 };
		expect(ask('points "links.*" >= 6', { symbols })).toBe(true);
		expect(ask('points "words.none" > 0', { symbols })).toBe(false);
		expect(ask('symbol "links.*"', { symbols })).toBe(true);
	});

	test('says what it needs to read, and nothing more', () => {
		const { needs, counts } = compileRule(parseRule('links > 3 and title has "x" and count maker in 2 days > 4'));
		expect([...needs].sort()).toEqual(['links', 'maker', 'title']);
		expect(counts).toEqual([{ key: 'maker', ms: 2 * 86_400_000 }]);
	});
});

describe('A rule with a mistake', () => {
	test.each([
		['', 'empty', 0],
		['links >', 'wants-number', 7],
		['links ~ 3', 'unknown-sign', 6],
		['link > 3', 'did-you-mean', 0],
		['days < 2', 'did-you-mean', 0],
		['frobnicate > 3', 'unknown-word', 0],
		['links has "x"', 'wrong-comparison', 6],
		['words > 3', 'wrong-comparison', 6],
		['words has 3', 'wants-text', 10],
		['words has "x', 'open-quote', 10],
		['words has ""', 'empty-text', 10],
		['words has ("x", "y"', 'wants-list-end', 19],
		['(links > 3', 'wants-close', 0],
		['links > 3)', 'left-over', 9],
		['links > 3 mails > 2', 'left-over', 10],
		['links > 3 and', 'wants-condition', 13],
		['count people in 1 day > 3', 'wants-key', 6],
		['count maker > 3', 'wants-span', 12],
		['count maker in 3 moons > 3', 'wants-span', 17],
		['count maker in 9 weeks > 3', 'span-too-long', 12],
		['title matches "(a"', 'bad-pattern', 14],
		['title matches "(?<=a)b"', 'bad-pattern', 14]
	])('%s: %s', (rule, code, at) => {
		expect(faultOf(rule)).toMatchObject({ code, at });
	});

	test('names the word that was probably meant', () => {
		expect(faultOf('maker.dais < 2').gaps).toMatchObject({ near: 'maker.days' });
	});

	test('tells the line and the column as people count them', () => {
		expect(spotOf('links > 3\nand é ~', 15)).toEqual({ line: 2, column: 6 });
	});

	test('can only be of the kinds that have words', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 300 }), (text) => {
				const { code } = faultOf(text);
				return code === 'none' || (faultCodes as readonly string[]).includes(code);
			}),
			{ numRuns: 2000 }
		);
	});
});

describe('What a rule may spend', () => {
	test('is limited when it is written', () => {
		expect(faultOf('x'.repeat(20_001)).code).toBe('too-long');
		expect(faultOf(Array(500).fill('mails=1').join(' or ')).code).toBe('too-many-parts');
		expect(faultOf('('.repeat(40)).code).toBe('too-deep');
		expect(faultOf('not '.repeat(40)).code).toBe('too-deep');
		expect(faultOf(Array(40).fill('title matches "a+b"').join(' or ')).code).toBe('too-costly');
		expect(faultOf(`words has "${'x'.repeat(201)}"`).code).toBe('text-too-long');
	});

	test('never hangs on a runaway pattern', () => {
		const matches = compilePattern('(a+)+$');
		const started = performance.now();
		expect(matches(`${'a'.repeat(20_000)}!`)).toBe(false);
		expect(performance.now() - started).toBeLessThan(20_000);
	});

	test('ends by not knowing, in a moment, over the longest text with the costliest rule', () => {
		const rule = Array(29)
			.fill(0)
			.map((_, place) => `text matches "(a|b|ab)+c${place}?z"`)
			.join(' or ');
		const started = performance.now();
		expect(ask(rule, { text: 'ab'.repeat(500_000) })).toBeNull();
		expect(performance.now() - started).toBeLessThan(30_000);
	});
});
