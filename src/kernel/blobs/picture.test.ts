import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pictureOf } from './picture.ts';

const limits = { maxPixels: 20_000_000, maxSide: 1600 };
const refused = { code: 'kernel.not-a-picture', status: 422 };

/** A photograph stands in for thousands of colours: soft noise. */
const photo = (width: number, height: number) =>
	sharp({
		create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } }
	});

const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#06c' } });

test('a photograph becomes WebP, no longer than asked', async () => {
	const sent = await photo(2000, 1000).jpeg().toBuffer();
	const picture = await pictureOf(sent, limits);
	expect(picture).toMatchObject({ width: 1600, height: 800, type: 'image/webp' });
	expect(await sharp(picture.bytes).metadata()).toMatchObject({ format: 'webp', width: 1600, height: 800 });
});

test('a drawing of few colours becomes PNG and keeps them', async () => {
	const square = { create: { width: 40, height: 40, channels: 3 as const, background: '#036' } };
	const sheet = sharp({ create: { width: 120, height: 80, channels: 3, background: '#fed' } });
	const sent = await sheet
		.composite([{ input: square, left: 40, top: 20 }])
		.png()
		.toBuffer();
	const picture = await pictureOf(sent, limits);
	expect(picture).toMatchObject({ width: 120, height: 80, type: 'image/png' });
	expect([...(await sharp(picture.bytes).removeAlpha().raw().toBuffer()).subarray(0, 3)]).toEqual([0xff, 0xee, 0xdd]);
});

test('a small picture is not enlarged', async () =>
	expect(await pictureOf(await photo(50, 40).png().toBuffer(), limits)).toMatchObject({ width: 50, height: 40 }));

test('transparency stays', async () => {
	const clear = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#06c8' } })
		.png()
		.toBuffer();
	expect(await sharp((await pictureOf(clear, limits)).bytes).metadata()).toMatchObject({ hasAlpha: true });
});

test('where and with what a picture was taken is forgotten', async () => {
	const place = {
		IFD3: { GPSLatitude: '48/1 51/1 30/1', GPSLatitudeRef: 'N' },
		IFD0: { Copyright: 'Ana', Model: 'Phone 7' }
	};
	const sent = await photo(300, 200).withExif(place).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>').jpeg().toBuffer();
	expect(sent.includes('Phone 7')).toBe(true);
	const { bytes } = await pictureOf(sent, limits);
	const { exif, xmp, icc, iptc, comments } = await sharp(bytes).metadata();
	expect([exif, xmp, icc, iptc, comments]).toEqual([undefined, undefined, undefined, undefined, undefined]);
	expect(Buffer.from(bytes).includes('Phone 7')).toBe(false);
});

test('what hides behind the end of a picture does not come along', async () => {
	const sent = Buffer.concat([await photo(20, 20).jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
	expect(Buffer.from((await pictureOf(sent, limits)).bytes).includes('script')).toBe(false);
});

test('a phone held sideways gives an upright picture', async () => {
	const sent = await photo(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
	const { bytes, ...size } = await pictureOf(sent, limits);
	expect(size).toMatchObject({ width: 200, height: 300 });
	expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
});

test('of a moving picture the first frame stays', async () => {
	const frames = ['#f00', '#0f0', '#00f'].map((background) => ({
		create: { width: 30, height: 20, channels: 3 as const, background }
	}));
	const pages = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
	const sent = await sharp(pages, { join: { animated: true } })
		.gif()
		.toBuffer();
	expect((await sharp(sent).metadata()).pages).toBe(3);
	const { bytes, ...size } = await pictureOf(sent, limits);
	expect(size).toMatchObject({ width: 30, height: 20 });
	expect([...(await sharp(bytes).removeAlpha().raw().toBuffer()).subarray(0, 3)]).toEqual([255, 0, 0]);
});

test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('%s is a picture', async (format) => {
	const sent = await photo(64, 48).toFormat(format).toBuffer();
	expect(await pictureOf(sent, limits)).toMatchObject({ width: 64, height: 48 });
});

describe('what is not a picture is refused', () => {
	const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>';
	const jpeg = () => photo(200, 200).jpeg().toBuffer();
	const others: [string, () => Buffer | Promise<Buffer>][] = [
		['nothing', () => Buffer.alloc(0)],
		['SVG', () => Buffer.from(svg)],
		['SVG behind white space and a byte order mark', () => Buffer.from(`\uFEFF \n<?xml version="1.0"?>${svg}`)],
		['SVG behind a long comment', () => Buffer.from(`<!--${'x'.repeat(2000)}-->${svg}`)],
		['PDF', () => Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj')],
		['PostScript', () => Buffer.from('%!PS-Adobe-3.0\nshowpage')],
		[
			'an ImageMagick script',
			() => Buffer.from('push graphic-context\nviewbox 0 0 9 9\nimage over 0,0 0,0 "https://a.example"')
		],
		['a page', () => Buffer.from('<!doctype html><p>Hello')],
		['noise', () => Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))],
		['half a picture', async () => (await jpeg()).subarray(0, 2000)],
		['a header alone', async () => (await flat(10, 10).png().toBuffer()).subarray(0, 33)]
	];
	test.each(others)('%s', async (_name, bytes) => {
		await expect(pictureOf(await bytes(), limits)).rejects.toMatchObject(refused);
	});

	test('a small file that would unfold to a hundred million pixels', async () => {
		const bomb = await flat(11_000, 11_000).png({ compressionLevel: 9 }).toBuffer();
		expect(bomb.length).toBeLessThan(2_000_000);
		const before = process.memoryUsage().rss;
		const start = performance.now();
		await expect(pictureOf(bomb, limits)).rejects.toMatchObject(refused);
		expect(performance.now() - start).toBeLessThan(20_000);
		expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
	});
});

test('a refused picture does not hold up the next one', async () => {
	const good = await photo(20, 20).jpeg().toBuffer();
	const all = [Buffer.from('no'), good, Buffer.alloc(0), good].map((bytes) => pictureOf(bytes, limits));
	expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
		'rejected',
		'fulfilled',
		'rejected',
		'fulfilled'
	]);
});
