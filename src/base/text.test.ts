import fc from 'fast-check';
import { expect, test } from 'vitest';
import { worked } from '../../tests/processor.ts';
import { cleanLine, cleanText, excerpt, slugOf, unaccented } from './text.ts';

test('a title is one line without spare white space', () => {
	expect(cleanLine('  Assemblée \r\n\t générale\u00a0 2026 ')).toBe('Assemblée générale 2026');
	expect(cleanLine('one\u2028two\u0085three')).toBe('one two three');
});

test('the same word typed on two machines is the same word', () =>
	expect(cleanLine('e\u0301le\u0300ve')).toBe(cleanLine('élève')));

test('nobody turns the reading direction of a title', () => {
	expect(cleanLine('invoice\u202Efdp.exe')).toBe('invoicefdp.exe');
	expect(cleanLine('\u2066a\u2069b\u202Dc')).toBe('abc');
});

test('control characters and NUL leave', () => expect(cleanLine('a\u0000b\u0007c\u009Bd\u007Fe')).toBe('abcde'));

test('a name made of invisible letters is empty', () =>
	expect(cleanLine('\u200B\u200E\uFEFF\u3164\u2060\u00AD\u115F\u{E0041}')).toBe(''));

test('emoji families, flags and skin tones stay whole', () => {
	for (const emoji of ['👩‍👩‍👧', '🏳️‍🌈', '👍🏽', '👩🏽‍🚀', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '❤️'])
		expect(cleanLine(`go ${emoji} go`)).toBe(`go ${emoji} go`);
});

test('Persian and Sinhala keep the joiners that their spelling needs', () => {
	for (const word of ['می\u200Cخواهم', 'ක්\u200Dෂ', 'क्\u200Dष']) expect(cleanLine(word)).toBe(word);
});

test('joiners that join nothing leave', () => {
	expect(cleanLine('\u200Dpaul \u200C 12\u200D3')).toBe('paul 123');
	expect(cleanLine(`a${'\u200D'.repeat(500)}b`).length).toBeLessThanOrEqual(3);
});

test('direction marks stay in Hebrew and Arabic, and only there', () => {
	expect(cleanLine('שלום\u200F!')).toBe('שלום\u200F!');
	expect(cleanLine('hello\u200F!')).toBe('hello!');
});

test('letters drowned under accents come up again', () =>
	expect([...cleanLine(`z${'\u0335'.repeat(300)}`)].length).toBeLessThan(12));

test('half characters leave', () => expect(cleanLine('a\uD800b\uDC00c 😀')).toBe('abc 😀'));

test('a text keeps its lines and its indentation', () => {
	expect(cleanText('\n\n- one\r\n    code  \r- two\n\n\n\n\n\nend\n\n')).toBe('- one\n    code\n- two\n\n\nend');
	expect(cleanText('a\u0000\u202Eb\tc')).toBe('ab\tc');
});

test('cleaning what is clean changes nothing', () => {
	const tricky = fc.constantFrom(
		...'a 1\u200D\u200C\u200E\u0301\u0335\uFE0F\u202E\n\r\u{1F3F4}\u{E0067}👩😀من\u094D\uFEFF'
	);
	const text = fc.oneof(fc.string({ unit: tricky, maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }));
	fc.assert(
		fc.property(text, (text) => {
			const once = cleanLine(text);
			expect(cleanLine(once)).toBe(once);
			const lines = cleanText(text);
			expect(cleanText(lines)).toBe(lines);
		}),
		{ numRuns: 2000 }
	);
});

test('junk without end is cleaned within a second', () => {
	for (const junk of ['\u200D', '\u202E', ' ', '\n', '\u0301', 'a\u200D', '\u{E0041}', '1\u200C']) {
		const start = worked();
		cleanText(junk.repeat(100_000));
		cleanLine(junk.repeat(100_000));
		expect(worked() - start).toBeLessThan(10_000);
	}
});

test('accents are set aside for searching, letters of other scripts are not', () => {
	expect(unaccented('Élève à l’œuvre, Łódź, Straße')).toBe('Eleve a l’oeuvre, Lodz, Strasse');
	expect(unaccented('हिन्दी')).toBe('हिन्दी');
});

test('a slug is fit for an address', () => {
	expect(slugOf('Été : fête de l’île !')).toBe('ete-fete-de-l-ile');
	expect(slugOf('../../etc/passwd')).toBe('etc-passwd');
	expect(slugOf('会議', { otherwise: 'poll' })).toBe('poll');
	expect(slugOf('a '.repeat(100)).length).toBeLessThanOrEqual(60);
});

test('an excerpt ends between two words', () => {
	expect(excerpt('Short.', 20)).toBe('Short.');
	expect(excerpt('The general assembly will take place on Monday', 24)).toBe('The general assembly…');
	expect(excerpt('x'.repeat(50), 10)).toBe('xxxxxxxxx…');
	expect(excerpt('😀'.repeat(50), 10)).toBe('😀😀😀😀…');
	expect(excerpt(`a${' '.repeat(1000)}b`, 10)).toBe('a…');
});
