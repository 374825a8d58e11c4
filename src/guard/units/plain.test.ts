import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalisedUnits } from './plain.ts';
import { textOf, unitsOf } from './units.ts';

const read = (text: string): string => {
	const { units, end } = normalisedUnits(text);
	return textOf(units, 0, end);
};

/** Any unit, halves of pairs and marks among them, and what is seldom met by chance. */
const anything = fc.string({
	unit: fc.oneof(
		fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
		fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
		fc.integer({ min: 0x1f000, max: 0x1f8ff }).map((code) => String.fromCodePoint(code)),
		fc.integer({ min: 0x20, max: 0x250 }).map((unit) => String.fromCharCode(unit)),
		fc.constantFrom('e\u0301', 'ﬁ', '\u00a0', '각', '\u11a8', 'ガ', '\u3099', '½', '…', '🎉', '\ud83c', '🄀', 'İ')
	),
	maxLength: 60
});

test('a text is normalised as Unicode says, whatever stands in it', () => {
	fc.assert(
		fc.property(anything, (text) => {
			expect(read(text)).toBe(text.normalize('NFKC'));
		}),
		{ numRuns: 3000 }
	);
});

test('each letter of the first plane is normalised as Unicode says, alone and beside others', () => {
	for (let unit = 0; unit < 65_536; unit++) {
		const text = `a${String.fromCharCode(unit)}b`;
		if (read(text) !== text.normalize('NFKC')) expect.fail(`U+${unit.toString(16)}`);
	}
});

test('a text comes back from its units, however long, with lone halves of pairs', () => {
	for (const text of ['', 'été', '\ud83d', 'x'.repeat(40_000), 'œ'.repeat(300_000)])
		expect(textOf(unitsOf(text), 0, text.length)).toBe(text);
});
