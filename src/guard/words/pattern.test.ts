import { expect, test } from 'vitest';
import { safePattern } from './pattern.ts';

const a = 'a'.repeat(20_000);

test.each(['(a+)+$', '(a|a)*b', '(a?){100}a{100}b', '(.*)(.*)(.*)(.*)[^a]', '(x+x+)+y', '[ab]*a[ab]{50}c'])(
	'a pattern that hangs elsewhere answers here: %s',
	(source) => {
		const begun = performance.now();
		safePattern(source).test(`${a}!`);
		expect(performance.now() - begun).toBeLessThan(20_000);
	}
);

test.each([
	'(((a{1000}){1000}){1000})',
	'a{1001}',
	'((((a{30}){30}){30}){30})',
	'(a|b|c){900}d{900}',
	'(',
	'(a)\\1',
	'(?=a)b',
	'.*',
	'a?',
	`${'('.repeat(5000)}${')'.repeat(5000)}`
])('a pattern that is too big, wrong, or meets everything is refused: %.40s', (source) => {
	const begun = performance.now();
	expect(() => safePattern(source)).toThrow(/guard\.pattern/);
	expect(performance.now() - begun).toBeLessThan(10_000);
});

test('upper case and accents of a pattern do not matter, its classes keep theirs', () => {
	expect(safePattern('Gagné \\S+ €').test('gagne beaucoup €')).toBe(true);
	expect(safePattern('PRÊT[ée]S?').test('pretes')).toBe(true);
	expect(safePattern('\\W7\\W').test(' 7 ')).toBe(true);
});
