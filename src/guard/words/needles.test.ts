import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedText } from './fold.ts';
import { hitsIn, matcherOf, type TermInForce } from './matcher.ts';
import { needlesOf } from './needles.ts';
import { safePattern } from './pattern.ts';

describe('What every match of a pattern holds', () => {
	test.each([
		['(free|gratuit)[a-z ]{0,20}iphone', ['iphone']],
		['\\b(earn|gagnez) \\d+ ?(€|\\$|euros?)', ['earn ', 'gagnez ']],
		['(viagra|cialis).{0,30}(price|prix)', ['viagra', 'cialis']],
		['colou?r', ['color', 'colour']],
		['x(abc)*y', null],
		['a|bcd', null],
		['(?i)word', null],
		['\\x41bcd', null],
		['\\d{8,}', null]
	])('%s', (pattern, needles) => {
		expect(needlesOf(pattern)?.toSorted() ?? null).toEqual(needles?.toSorted() ?? null);
	});

	const part = fc.constantFrom(
		...['a', 'b', 'ab', 'abc', 'bca', ' ', '.', '\\d', '\\w', '[ab]', '[^a]', '[a-c]', '\\b', '^', '\\.', '1', 'é', 'k']
	);
	const { pattern } = fc.letrec<{ pattern: string; run: string; one: string }>((tie) => ({
		pattern: fc.oneof(
			{ depthSize: 'small' },
			tie('run'),
			fc.tuple(tie('run'), tie('run')).map(([one, other]) => `${one}|${other}`)
		),
		run: fc.array(tie('one'), { minLength: 1, maxLength: 4 }).map((ones) => ones.join('')),
		one: fc.oneof(
			{ depthSize: 'small' },
			part,
			fc.tuple(part, fc.constantFrom('?', '*', '+', '{2}', '{0,2}', '{1,3}?')).map((both) => both.join('')),
			tie('pattern').map((inside) => `(${inside})`),
			fc
				.tuple(tie('pattern'), fc.constantFrom('?', '*', '+', '{1,2}'))
				.map(([inside, often]) => `(?:${inside})${often}`)
		)
	}));
	const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '1', '.', 'k', 'K', 'é'), maxLength: 30 });

	test('is never missing where it matches', () => {
		const compiled = (source: string) => {
			try {
				return safePattern(source);
			} catch {
				return null;
			}
		};
		fc.assert(
			fc.property(pattern, fc.array(text, { minLength: 5, maxLength: 5 }), (source, texts) => {
				const known = compiled(source);
				const needles = known && needlesOf(known.source);
				if (!needles) return;
				for (const one of texts.map(foldedText))
					if (known.test(one)) expect(needles.some((needle) => one.includes(needle))).toBe(true);
			}),
			{ numRuns: 600 }
		);
	});
});

const list = { id: 1, weight: 'suspicious' as const, kinds: [], readers: null };
const pattern = (folded: string): TermInForce => ({ id: 7, list, kind: 'pattern', folded, points: 1, field: 'any' });

test('a pattern is met in each field it is looked for in, and in no other text', () => {
	const matcher = matcherOf([pattern('casino.{0,9}bonus')]);
	const hits = (title: string, text: string) =>
		hitsIn(matcher, {
			kind: 'polls.poll',
			language: 'en',
			parts: [
				{ field: 'title', text: title },
				{ field: 'text', text }
			]
		});
	expect(hits('Casino', 'and a bonus')).toEqual([]);
	expect(hits('Casino', 'CASÍNO – bonus')).toMatchObject([{ term: 7, part: 1, start: 0, end: 14 }]);
	expect(hits('a casino bonus', '')).toMatchObject([{ term: 7, part: 0, start: 2 }]);
	expect(hits('Choir', 'on Wednesday')).toEqual([]);
});
