import { expect, test } from 'vitest';
import { hiddenWordsIn } from './hidden.ts';

const apart = (word: string): string => [...word].join('\u200b');

test('words are counted that hide signs between their letters, wherever they stand', () => {
	const input = { title: `Buy ${apart('cheap')} watches`, options: [{ label: apart('now') }, { label: 'or never' }] };
	expect(hiddenWordsIn(input)).toBe(2);
	expect(hiddenWordsIn(`${apart('one')} ${apart('two')}\n${apart('three')}`)).toBe(3);
});

test('what honest texts bring along is not', () => {
	const honest = [
		'\ufeffA file began here',
		'Donau\u00addampf\u00adschiff',
		'a list:\u200b',
		'می\u200cخواهم',
		'👩\u200d🚀'
	];
	expect(hiddenWordsIn(honest)).toBe(0);
	expect(hiddenWordsIn([null, 7, true, undefined, new Uint8Array(9)])).toBe(0);
});

test('a text of ten megabytes is read once', () => {
	const long = `${'a'.repeat(5_000_000)}\u200b${'b'.repeat(5_000_000)}`;
	expect(hiddenWordsIn(long)).toBe(1);
	expect(hiddenWordsIn('\u200b'.repeat(1_000_000))).toBe(0);
});

test('what holds itself comes to an end', () => {
	const round: { self?: unknown } = {};
	round.self = round;
	expect(hiddenWordsIn(round)).toBe(0);
});
