import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bytesFor, numberSlot, sheetOf, sheetShownOnce } from './sheet.ts';

test('a page is packed for browsers that take it, once, and plain for the others', async () => {
	const sheet = sheetOf(`<p>${'A long evening. '.repeat(500)}</p>`);
	const plain = await bytesFor(sheet, 'identity');
	expect(plain).toEqual({ bytes: sheet.plain, coding: null });
	const packed = await bytesFor(sheet, 'gzip, br');
	expect(packed.coding).toBe('gzip');
	expect(gunzipSync(packed.bytes)).toEqual(sheet.plain);
	expect(packed.bytes.length).toBeLessThan(sheet.plain.length / 10);
	const pieces = sheet.packed;
	await bytesFor(sheet, 'gzip');
	expect(sheet.packed).toBe(pieces);
});

test('each showing of a kept page has a number of its own, packed or plain, and the same in all its forms', async () => {
	const form = `<p>${'A long evening, œuvre. '.repeat(100)}</p><input value="1.${numberSlot}">`;
	const sheet = sheetOf(`${form}${form}<p>The end.</p>`);
	const showings = await Promise.all(['gzip', 'gzip', 'identity'].map((coding) => bytesFor(sheet, coding)));
	const texts = showings.map(({ bytes, coding }) => (coding ? gunzipSync(bytes) : bytes).toString());
	const numbers = texts.map((text) => [...text.matchAll(/value="1\.([\w-]{17})"/g)].map(([, number]) => number));
	expect(numbers.map((both) => [both.length, new Set(both).size])).toEqual([
		[2, 1],
		[2, 1],
		[2, 1]
	]);
	expect(new Set(numbers.flat()).size).toBe(3);
	expect(texts.join()).not.toContain(numberSlot);
	for (const [place, text] of texts.entries())
		expect(text.replaceAll(numbers[place]![0]!, numberSlot)).toBe(sheet.plain.toString());
});

test('a page with a hundred forms, shown this once, is packed as small as ever', async () => {
	const forms = (stamp: string) =>
		`<form><input name="stamp" value="1.${stamp}"><button>Remove</button></form>`.repeat(100);
	const { bytes } = await bytesFor(sheetShownOnce(forms(numberSlot)), 'gzip');
	expect(bytes.length).toBeLessThan((await bytesFor(sheetOf(forms('x'.repeat(16))), 'gzip')).bytes.length + 50);
	expect(gunzipSync(bytes).toString()).not.toContain(numberSlot);
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
