import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { qrSvg } from './qr.ts';

const address = 'https://archipel.example/p/3kT9xVw2Qm7ZrNbH8sYcLd';

test('a code is drawn black on white with a margin, without inline style', () => {
	const svg = qrSvg(address);
	expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 (\d+) \1"/);
	expect(svg).not.toMatch(/style|script|currentColor/);
	expect(svg.match(/<path/g)).toHaveLength(2);
	const corners = [...svg.matchAll(/M(\d+) (\d+)h/g)].map(([, left, top]) => [Number(left), Number(top)]);
	expect(Math.min(...corners.slice(1).flat())).toBe(4);
	expect(svg).toContain('M4 4h7v1h-7z');
});

test('what is in the address never becomes markup', () => expect(qrSvg('"><script>')).not.toContain('script'));

test('a text too long for a code is refused', () => expect(() => qrSvg('x'.repeat(2001))).toThrow(RangeError));

const scanner = spawnSync('zbarimg', ['--version']).error === undefined;

test.runIf(scanner)('a scanner reads back what was written', async () => {
	// The house reads no drawings, and says so to the whole process.
	sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
	const folder = mkdtempSync(join(tmpdir(), 'qr-'));
	try {
		for (const text of [address, 'é 日本 😀', 'x'.repeat(900)]) {
			writeFileSync(
				join(folder, 'code.png'),
				await sharp(Buffer.from(qrSvg(text)))
					.resize(900)
					.png()
					.toBuffer()
			);
			expect(
				execFileSync('zbarimg', ['-q', '--raw', join(folder, 'code.png')])
					.toString()
					.trimEnd()
			).toBe(text);
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
});
