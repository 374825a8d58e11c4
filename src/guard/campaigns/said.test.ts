import { expect, test } from 'vitest';
import { contactsIn, saidIn } from './said.ts';

const words = (text: string): number[] => [...saidIn(text)].sort();
const plain = words('cheap watches from paris delivered tomorrow');

test.each([
	['capitals and accents', 'Chéap WATCHES from Paris delivered tomorrow'],
	['letters of another alphabet', 'chеаp wаtches frоm pаris delivered tomorrow'],
	['signs nobody sees', 'ch\u200beap wat\u200bches from pa\u2060ris delivered tomorrow'],
	['figures for letters', 'ch3ap w4tches fr0m par15 delivered t0morrow'],
	['letters set apart', 'c h e a p watches from paris delivered tomorrow'],
	['another order, and again', 'tomorrow delivered: watches, watches! cheap from Paris']
])('%s do not hide what is said', (_what, text) => expect(words(text)).toEqual(plain));

test('of an address the figures are left out, and its words are not those of sentences', () => {
	expect(words('https://film42.example/watch/7')).toEqual(words('https://film97.example/watch/31'));
	expect(words('watch')).not.toEqual(words('https://watch.example').slice(0, 1));
});

test('numbers and little words say nothing', () => expect(words('a 12 of 2026 it')).toEqual([]));

test('a text of ten megabytes is read by its beginning', () => {
	const begun = performance.now();
	expect(saidIn('some words of many '.repeat(500_000)).length).toBeLessThan(10);
	expect(performance.now() - begun).toBeLessThan(1000);
});

test('where one is to call, write or pay is found however it is written', () => {
	expect(contactsIn('call +33 6 12 34 56 78')).toEqual(contactsIn('Appelez le 06.12.34.56.78 vite'));
	expect(contactsIn('write to Loan12@Mail.example today')).toEqual(['mail loan12@mail.example']);
	expect(contactsIn('send it to 0x52908400098527886E0F7030069857D2E4169EE7'.toLowerCase())).toHaveLength(1);
});

test('a date or a price is no number to call', () => {
	expect(contactsIn('on 12.05.2026 at 18.30 for 1500 euros, or 2026-05-12 18 30')).toEqual([]);
});
