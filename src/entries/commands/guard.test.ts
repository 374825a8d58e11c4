import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { judged, openFilter } from './guard-judge.ts';
import { trainFrom } from './guard-train.ts';

const folder = mkdtempSync(join(tmpdir(), 'archipel-guard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* typed(text: string): AsyncGenerator<Uint8Array> {
	const bytes = Buffer.from(text);
	const step = bytes.length > 10_000 ? 65_521 : 7;
	// In pieces that end anywhere, even within a letter.
	for (let place = 0; place < bytes.length; place += step) yield bytes.subarray(place, place + step);
}

const asked = [
	'Bonjour, la réunion de samedi est à dix heures',
	'Who brings the cake on Sunday?',
	'Merci pour les photos'
];
const sold = [
	'Win a free prize now, click here',
	'Gagnez un iPhone gratuit, cliquez ici',
	'Cheap pills, free delivery'
];
const labelled = [
	...asked.map((text) => ({ text, label: 'ham' })),
	...sold.map((text) => ({ text, label: 'spam', kind: 'polls.comment' }))
];
const lines = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

async function trained(name: string) {
	const file = join(folder, name);
	await trainFrom(typed(lines(labelled)), file);
	return file;
}

async function answers(text: string) {
	const filter = openFilter(await trained('model'));
	const said: Record<string, unknown>[] = [];
	for await (const line of judged(typed(text), filter)) said.push(JSON.parse(line));
	return said;
}

test('each line comes back with all it had, a probability, a verdict and symbols', async () => {
	const [first, second] = await answers(lines([{ text: 'Gagnez un prix gratuit', id: 7 }, { text: 'à samedi' }]));
	expect(first).toMatchObject({ text: 'Gagnez un prix gratuit', id: 7, verdict: expect.any(String) });
	expect(first!.symbols).toBeInstanceOf(Array);
	expect(first!.score).toBeGreaterThan(second!.score as number);
	expect(second!.score).toBeGreaterThanOrEqual(0);
});

test('the same lines teach the same model, to the byte', async () => {
	const [one, other] = [readFileSync(await trained('one')), readFileSync(await trained('other'))];
	expect(one.equals(other)).toBe(true);
});

test.each([
	['{"text":"a"}\n{"text":5}', 'Line 2 has no text'],
	['{"text":"a"}\n\n{"text":"b"}', 'Line 2 is not JSON'],
	['{"text":"a","label":"toxic"}', 'Line 1 is labelled neither'],
	['["text"]', 'Line 1 is not an object'],
	['{"text":"a","kind":5}', 'Line 1 has a kind that is no text']
])('a malformed line is named by its number: %s', async (text, why) => {
	await expect(answers(text)).rejects.toThrow(why);
});

test('nothing is learned from a line without a label', async () => {
	const unlabelled = trainFrom(typed('{"text":"a","label":"ham"}\n{"text":"b"}'), join(folder, 'none'));
	await expect(unlabelled).rejects.toThrow('Line 2 is labelled neither');
});

test('a place where no model can be written is told before anything is read', async () => {
	let isRead = false;
	async function* input() {
		isRead = true;
		yield Buffer.from('{"text":"a","label":"ham"}');
	}
	await expect(trainFrom(input(), join(folder, 'no', 'such', 'folder'))).rejects.toThrow('cannot be written');
	await expect(trainFrom(input(), folder)).rejects.toThrow('is a folder');
	expect(isRead).toBe(false);
});

test('nothing is learned where only one label was given', async () => {
	const oneSided = trainFrom(typed('{"text":"a","label":"ham"}'), join(folder, 'none'));
	await expect(oneSided).rejects.toThrow('are needed');
});

test('a line of ten million letters is judged by its beginning', async () => {
	const [said] = await answers(lines([{ text: 'Win a free prize now '.repeat(500_000) }]));
	expect(said!.score).toBeGreaterThan(0.1);
});
