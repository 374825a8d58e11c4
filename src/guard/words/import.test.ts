import { expect, test } from 'vitest';
import { written } from './export.ts';
import { formatOf, termsFrom } from './import.ts';
import { isShared, sharedText } from './shared.trial.ts';
import type { List, Term } from './store.ts';

const texts = async (text: string) =>
	(await termsFrom(text, 'word')).terms.map(({ text, kind, points, field }) => [text, kind, points, field]);

test('one term a line; remarks and empty lines are left out, slashes make a pattern', async () => {
	expect(await texts('# ours\n\nCasino en ligne\r\n/gagn(er|ez) \\d+/\n')).toEqual([
		['Casino en ligne', 'word', null, null],
		['gagn(er|ez) \\d+', 'pattern', null, null]
	]);
});

test('what stands between slashes without any sign of a pattern is a part of an address, and stays as it is', async () => {
	expect(await texts('/free-films/\n/1i1.me/\n/win [0-9]/\n')).toEqual([
		['/free-films/', 'word', null, null],
		['/1i1.me/', 'word', null, null],
		['win [0-9]', 'pattern', null, null]
	]);
	const file = written(list, [term('a.c', { kind: 'pattern' })], 'txt');
	expect((await texts(file)).map(([, kind]) => kind)).toEqual(['pattern']);
});

test('a language that stands before a word is left out', async () => {
	expect(await texts('fr\tcasino\nen\tfree spins\n')).toEqual([
		['casino', 'word', null, null],
		['free spins', 'word', null, null]
	]);
});

test('a table says the kind, the points and the field of each', async () => {
	expect(await texts('text;kind;points;field\ncasino;string;1,5;title\n"prêt; rapide";;99;nowhere\n')).toEqual([
		['casino', 'string', 1.5, 'title'],
		['prêt; rapide', 'word', null, null]
	]);
});

test('JSON may be a list of words, or what was exported', async () => {
	expect(await texts('["casino", {"text": "viagra", "points": 4}, 7, null]')).toEqual([
		['casino', 'word', null, null],
		['viagra', 'word', 4, null]
	]);
	await expect(termsFrom('[{"text":', 'word')).rejects.toMatchObject({ code: 'guard.list-unread' });
	await expect(termsFrom('{"words": 1}', 'word')).rejects.toMatchObject({ code: 'guard.list-unread' });
});

const list: List = {
	id: 1,
	name: 'Ours',
	weight: 'suspicious',
	field: 'any',
	kinds: [],
	language: 'fr',
	readers: null,
	points: 2,
	origin: 'own',
	at: new Date(),
	suspendedAt: null,
	terms: 3,
	suspendedTerms: 0,
	abuse: 0,
	fine: 0
};
const term = (text: string, more: Partial<Term> = {}): Term => ({
	id: 1,
	list: 1,
	text,
	folded: text,
	kind: 'word',
	points: null,
	field: null,
	suspendedAt: null,
	suspendedWhy: null,
	abuse: 0,
	fine: 0,
	...more
});

test.each(['txt', 'csv', 'json'] as const)('what was taken along as %s can be brought again', async (format) => {
	const terms = [term('=cmd casino'), term('a, b "quoted"'), term('gagn\\d+', { kind: 'pattern' })];
	const back = await termsFrom(written(list, terms, format), 'word');
	expect(back.terms.map(({ text, kind }) => [text, kind])).toEqual(terms.map(({ text, kind }) => [text, kind]));
});

test('what would meet everything is left out, and said', async () => {
	const { terms, left } = await termsFrom('a\n!!!\nlooқ\nit`s\n/(/\ncasino', 'word');
	expect(terms.map(({ text }) => text)).toEqual(['casino']);
	expect(left).toMatchObject({ short: 2, disguised: 2, wrong: 1 });
});

test('five million lines are refused at once, and nobody waits', async () => {
	const lines = 'a line\n'.repeat(5_000_000);
	let turns = 0;
	const ticking = setInterval(() => turns++, 1);
	const begun = performance.now();
	await expect(termsFrom(lines, 'word', 'lines')).rejects.toMatchObject({ code: 'guard.list-too-long' });
	expect(performance.now() - begun).toBeLessThan(30_000);
	expect(turns).toBeGreaterThan(10);
	clearInterval(ticking);
	await expect(termsFrom('\n'.repeat(5_000_000), 'word')).rejects.toMatchObject({ code: 'guard.list-too-long' });
	await expect(termsFrom(`text,kind\n${lines}`, 'word')).rejects.toMatchObject({ status: 413 });
});

test('a line as long as a file is cut before it is looked at', async () => {
	const { left } = await termsFrom('x'.repeat(10_000_000), 'word');
	expect(left.wrong).toBe(1);
});

test('the shape of a list is seen from its beginning', () => {
	expect(formatOf('\uFEFF["casino"]')).toBe('json');
	expect(formatOf('text,kind\ncasino,word')).toBe('csv');
	expect(formatOf('"text";"kind"\n')).toBe('csv');
	expect(formatOf('texting while driving')).toBe('lines');
});

test.skipIf(!isShared)(
	'a real list of 65,000 terms is brought within seconds (needs ../shared/data)',
	async () => {
		const { terms, left } = await termsFrom(sharedText('reference/wordpress_comment_blocklist.txt'), 'string');
		expect(terms.length).toBeGreaterThan(58_000);
		expect(left.short + left.disguised + left.wrong).toBeGreaterThan(100);
	},
	30_000
);
