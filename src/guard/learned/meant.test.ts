import { expect, test } from 'vitest';
import { meantBy } from './meant.ts';

test.each([
	['Check my ch4nn3l, please!', 'Check my channel, please!'],
	['C3tt3 53m41n3, les n0uv34ux tons', 'Cette semaine, les nouveaux tons'],
	['CH34P W4TCHES', 'CHEAP WATCHES'],
	['W o u l d you like c a s h', 'Would you like cash'],
	['visit my chаnnеl', 'visit my channel'],
	['Саsh now', 'Cash now']
])('%s means %s', (written, meant) => expect(meantBy(written)).toBe(meant));

test.each([
	'Rendez-vous à 14h30, salle B12, classe de CM1 et 4e3',
	'The film is h264, the school on https://t0wn.example/a1b, write to d4ve@town.example',
	'IMG_2026a1b.jpg and v1.0a',
	'Бесплатно для всех',
	'a b c or d',
	'plan A, plan B'
])('%s is meant as it is written', (text) => expect(meantBy(text)).toBeNull());

test.each([
	['letters set apart', 'a '],
	['one word of letters and figures', 'a1b'],
	['words of two scripts', 'aб'],
	['letters and points', 'a.']
])('a megabyte of %s is read in no time', (_what, piece) => {
	const begun = performance.now();
	meantBy(piece.repeat(300_000));
	expect(performance.now() - begun).toBeLessThan(1000);
});
