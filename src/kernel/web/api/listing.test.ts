import { expect, test } from 'vitest';
import { pageOf } from './listing.ts';

const rows = 'abcdefg'.split('').map((id) => ({ id }));
const lengths = { usual: 3, most: 5 };
const page = (of: { id: string }[], cursor: string | null = null, limit = '') =>
	pageOf(of, new URLSearchParams({ ...(cursor === null ? {} : { cursor }), ...(limit ? { limit } : {}) }), lengths);
const letters = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id).join('');

test('pages follow each other without a gap, and the last one says so', () => {
	const first = page(rows);
	const second = page(rows, first.next);
	const third = page(rows, second.next);
	expect([first, second, third].map(letters)).toEqual(['abc', 'def', 'g']);
	expect(third.next).toBeNull();
});

test('what was taken out between two pages neither hides the next ones nor starts the list again', () => {
	const first = page(rows);
	const fewer = rows.filter(({ id }) => id !== 'c');
	expect(letters(page(fewer, first.next))).toBe('def');
});

test('a page is as long as was asked for, within its bounds', () => {
	expect(letters(page(rows, null, '2'))).toBe('ab');
	expect(letters(page(rows, null, '1000'))).toBe('abcde');
	expect(letters(page(rows, null, '0'))).toBe('abc');
	expect(letters(page(rows, null, '1.5'))).toBe('a');
	expect(letters(page(rows, null, 'many'))).toBe('abc');
});

test('a cursor that nobody gave answers a page all the same', () => {
	expect(letters(page(rows, 'xx'))).toBe('abc');
	expect(page(rows, Buffer.from('999999999 zz').toString('base64url'))).toEqual({ items: [], next: null });
});
