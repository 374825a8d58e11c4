import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bytesFor, sheetOf } from './sheet.ts';

test('a page is packed for browsers that take it, once, and plain for the others', async () => {
	const sheet = sheetOf(`<p>${'A long evening. '.repeat(500)}</p>`);
	const plain = await bytesFor(sheet, 'identity');
	expect(plain).toEqual({ bytes: sheet.plain, coding: null });
	const packed = await bytesFor(sheet, 'gzip, br');
	expect(packed.coding).toBe('gzip');
	expect(gunzipSync(packed.bytes)).toEqual(sheet.plain);
	expect(packed.bytes.length).toBeLessThan(sheet.plain.length / 10);
	expect((await bytesFor(sheet, 'gzip')).bytes).toBe(packed.bytes);
});

test('a short page is not worth packing', async () => {
	expect((await bytesFor(sheetOf('<p>Short</p>'), 'gzip')).coding).toBeNull();
});
