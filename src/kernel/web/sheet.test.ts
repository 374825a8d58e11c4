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

test('a page in which a secret link stands is not kept by browsers', () => {
	const secret = (path: string) => sheetOf(`<a href="http://localhost:3000${path}">Open</a>`).secret;
	expect(secret('/polls/4bXrojfnABS71ZD5eg4VCr/key/8t3x7xe2s4h7n1mnhtmwwadtdr')).toBe(true);
	expect(secret('/polls/summer/mine/8t3x7xe2s4h7n1mnhtmwwadtdr')).toBe(true);
	expect(secret('/polls/4bXrojfnABS71ZD5eg4VCr')).toBe(false);
	expect(secret('/about/key/words')).toBe(false);
});
