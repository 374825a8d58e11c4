import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unaccented } from '#base/text.ts';
import { textOf } from '../units/units.ts';
import { folded, foldedUnits } from './fold.ts';
import { ownWords } from './small-words.ts';
import { smallWords } from './words.ts';

const odd = [
	'Ⓐ',
	'İstanbul',
	'ΣΑΣ',
	'œuvre',
	'ß',
	'٣',
	'𝟏',
	'\u200b',
	'\ufeff',
	'\u00a0',
	'🎉',
	'🄀',
	'\ud800',
	'क्षि',
	'é',
	'e\u0301'
];
const addresses = [
	'www.a.fr',
	'WWW.EXEMPLE.ORG',
	'http://x',
	'a@b.c',
	'a@b',
	'exa.com/path',
	'(www.b.com)',
	'a/b',
	'://'
];
const written = fc
	.array(
		fc.oneof(
			fc.constantFrom(...odd, ...addresses, ' ', '\n', '. ', ', '),
			fc.string({ unit: 'grapheme', maxLength: 8 }),
			fc.string({ unit: 'binary', maxLength: 4 }),
			fc.constantFrom('Réunion ', 'the ', 'et ', 'KELVIN\u212a ', '42 ', 'où')
		),
		{ maxLength: 30 }
	)
	.map((parts) => parts.join(''));

test('a text folded letter by letter is what it means to fold it', () => {
	fc.assert(
		fc.property(written, (text) => {
			const { units, length } = foldedUnits(text);
			expect(textOf(units, 0, length)).toBe(folded(text));
		}),
		{ numRuns: 3000 }
	);
});

test('small words are counted as if the text were parted into words', () => {
	const own = new Set([...smallWords.en, ...smallWords.fr]);
	const plainly = (text: string): number => {
		const words = unaccented(text.toLowerCase()).match(/[a-z]+/g) ?? [];
		return words.filter((word) => own.has(word)).length / Math.max(1, words.length);
	};
	fc.assert(
		fc.property(written, (text) => {
			expect(ownWords(text, ['en', 'fr'])).toBe(plainly(text));
		}),
		{ numRuns: 2000 }
	);
	expect(ownWords('the cat and le chat', ['fr'])).toBeLessThan(ownWords('the cat and le chat', ['en', 'fr']));
});
