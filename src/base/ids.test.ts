import { expect, test } from 'vitest';
import { isId, lettersOf, newId } from './ids.ts';

test('an id is 22 letters that nobody confuses when reading aloud', () => {
	for (let turn = 0; turn < 1000; turn++) {
		const id = newId();
		expect(isId(id)).toBe(true);
		expect(id).not.toMatch(/[0OIl]/);
	}
});

test('all 128 bits fit', () => {
	expect(lettersOf(new Uint8Array(16))).toBe('1'.repeat(22));
	expect(isId(lettersOf(new Uint8Array(16).fill(255)))).toBe(true);
	expect(lettersOf(new Uint8Array(16).fill(255))).not.toBe(lettersOf(new Uint8Array(16).fill(254)));
});

test('what is not an id is told apart', () => {
	for (const text of ['', 'abc', `${newId()}x`, newId().replace(/.$/, '0'), "1' or 1=1"])
		expect(isId(text)).toBe(false);
});

test('letters are the number in base 58, and no id comes twice', () => {
	const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
	for (let turn = 0; turn < 200; turn++) {
		const bytes = crypto.getRandomValues(new Uint8Array(16));
		const number = [...lettersOf(bytes)].reduce((sum, letter) => sum * 58n + BigInt(digits.indexOf(letter)), 0n);
		expect(number).toBe(BigInt(`0x${Buffer.from(bytes).toString('hex')}`));
	}
	expect(new Set(Array.from({ length: 5000 }, newId)).size).toBe(5000);
});
