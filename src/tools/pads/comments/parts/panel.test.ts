import { expect, test } from 'vitest';
import { heldOrder } from './panel.tsx';

test('while somebody types, threads stay in their order, and new ones come in where they belong', () => {
	expect(heldOrder(['c', 'new', 'a', 'b'], ['a', 'b', 'c'])).toEqual(['a', 'b', 'c', 'new']);
	expect(heldOrder(['first', 'a', 'b'], ['b', 'a'])).toEqual(['first', 'b', 'a']);
	expect(heldOrder(['a'], ['gone', 'a'])).toEqual(['a']);
});
