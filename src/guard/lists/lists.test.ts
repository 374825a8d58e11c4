import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Filter, quickHash } from './filter.ts';
import { eachLine } from './lines.ts';
import { hashBytes, headBytes, readHeads, sortedHashes } from './sorted.ts';

const linesOf = async (pieces: string[], most?: number) => {
	const lines: string[] = [];
	await eachLine(
		pieces.map((piece) => Buffer.from(piece)),
		(line) => lines.push(line),
		most
	);
	return lines;
};

test('lines are read wherever the pieces of a file begin', async () => {
	expect(await linesOf(['one\r\ntw', 'o\n\n  three  ', '\nfour'])).toEqual(['one', 'two', 'three', 'four']);
	const euro = Buffer.from('a€b\n');
	const lines: string[] = [];
	await eachLine([euro.subarray(0, 2), euro.subarray(2)], (line) => lines.push(line));
	expect(lines).toEqual(['a€b']);
});

test('a file without line ends fills no memory, and a list too long is refused', async () => {
	const endless = function* () {
		for (let piece = 0; piece < 400; piece++) yield Buffer.alloc(65_536, 'x');
	};
	const lines: string[] = [];
	await eachLine(endless(), (line) => lines.push(line));
	expect(lines.map(({ length }) => length)).toEqual([4096]);
	await expect(linesOf(['a\n'.repeat(11)], 10)).rejects.toMatchObject({ code: 'guard.list-too-long' });
});

test('hashes are sorted and kept once, and each is found at its place', async () => {
	const count = 20_000;
	const hashes = Buffer.concat(
		Array.from({ length: count }, (_, at) =>
			createHash('sha256')
				.update(`${at % 15_000}`)
				.digest()
		)
	);
	const sorted = await sortedHashes(hashes, count);
	expect(sorted.length / hashBytes).toBe(15_000);
	const heads = Buffer.concat(
		Array.from({ length: 15_000 }, (_, at) => sorted.subarray(at * hashBytes, at * hashBytes + headBytes))
	);
	const index = readHeads([heads.subarray(0, 8000), heads.subarray(8000)], 15_000);
	for (let at = 0; at < 15_000; at += 7) {
		const place = index.placeOf(sorted.readUInt32BE(at * hashBytes), sorted.readUInt32BE(at * hashBytes + 4));
		expect(place).toBe(at);
	}
	const strange = randomBytes(8);
	expect(index.placeOf(strange.readUInt32BE(0), strange.readUInt32BE(4))).toBe(-1);
	expect(readHeads([], 0).placeOf(1, 2)).toBe(-1);
});

test('the filter never denies what it holds, and seldom takes a stranger for one of its own', () => {
	const filter = Filter.for(50_000);
	for (let at = 0; at < 50_000; at++) filter.add(quickHash(`host${at}.example.com`));
	for (let at = 0; at < 50_000; at++) expect(filter.mayHold(quickHash(`host${at}.example.com`))).toBe(true);
	let mistaken = 0;
	for (let at = 0; at < 50_000; at++) if (filter.mayHold(quickHash(`www.other${at}.org`))) mistaken++;
	expect(mistaken / 50_000).toBeLessThan(0.02);
});
