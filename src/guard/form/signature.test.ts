import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandsOf, signatureOf, similarity } from './signature.ts';

const advert =
	'Regardez le film complet en streaming gratuit, sans inscription, en haute définition : cliquez vite sur le lien ' +
	'ci-dessous avant que la page ne disparaisse, des milliers de personnes en profitent déjà cette nuit.';
const honest =
	'Bonjour à toutes et à tous, la prochaine réunion du conseil se tiendra à la maison des associations ; merci de ' +
	'dire ici quelles soirées vous conviennent, et de penser à apporter les clés du local avec vous.';

const alike = (one: string, other: string): number => similarity(signatureOf(one)!, signatureOf(other)!);
const meet = (one: string, other: string): boolean => {
	const known = new Set(bandsOf(signatureOf(one)!));
	return bandsOf(signatureOf(other)!).some((band) => known.has(band));
};

describe('A signature', () => {
	test('is the same for a copy with other capitals, accents, digits and addresses', () => {
		const copy = `${advert.toUpperCase().normalize('NFD')} https://film-7731.example/x 2026`;
		expect(alike(`${advert} www.autre.example 9999`, copy)).toBe(1);
	});

	test('stays near where some words change', () => {
		const copy = advert.replace('milliers', 'centaines').replace('cette nuit', 'ce soir');
		expect(alike(advert, copy)).toBeGreaterThan(0.65);
		expect(meet(advert, copy)).toBe(true);
	});

	test('is far for texts that have nothing in common', () => expect(alike(advert, honest)).toBeLessThan(0.2));

	test('is not made of a text so short that honest people write it too', () => {
		expect(signatureOf('Réunion du bureau, mardi')).toBeNull();
		expect(signatureOf('https://example.org/a/very/long/address/that/says/nothing/by/itself')).toBeNull();
		expect(signatureOf('')).toBeNull();
	});

	test('sees through characters nobody sees', () => {
		expect(alike(advert, [...advert].join('\u200b'))).toBe(1);
	});

	test('takes any text, however long or odd', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
				const signature = signatureOf(text);
				return signature === null || (signature.length === 64 && similarity(signature, signature) === 1);
			})
		);
		expect(signatureOf('abcdefgh ijk '.repeat(1_000_000))).toHaveLength(64);
	});

	test.each([
		['one word without end', 'a'.repeat(200_000)],
		['dots and dashes', 'a.'.repeat(100_000)],
		['at signs', '@.'.repeat(100_000)],
		['slashes', `${'a-b.'.repeat(40_000)}/`],
		['marks upon marks', 'e\u0301\u0302'.repeat(60_000)]
	])('is soon made of a text meant to be slow: %s', (_what, text) => {
		const before = performance.now();
		signatureOf(text);
		expect(performance.now() - before).toBeLessThan(10_000);
	});

	test('tells nearly how much two texts share', () => {
		const words = Array.from(
			{ length: 400 },
			(_, place) => `word${(place * 7919) % 1000}${String.fromCharCode(97 + (place % 26))}x`
		);
		const runsOf = (text: string) =>
			new Set(Array.from({ length: text.length - 4 }, (_, at) => text.slice(at, at + 5)));
		for (const kept of [380, 340, 280, 200]) {
			const one = words.join(' ').replace(/\d/g, '');
			const other = [...words.slice(0, kept), ...words.slice(kept).map((word) => [...word].reverse().join('q'))]
				.join(' ')
				.replace(/\d/g, '');
			const [ones, others] = [runsOf(one), runsOf(other)];
			const shared = [...ones].filter((found) => others.has(found)).length;
			expect(Math.abs(alike(one, other) - shared / (ones.size + others.size - shared))).toBeLessThan(0.2);
		}
	});
});

const corpus = [process.env.ARCHIPEL_SHARED, '../shared', '/work/shared']
	.map((folder) => `${folder}/data/dev/ham_french.jsonl`)
	.find((file) => existsSync(file));

test.skipIf(!corpus)('honest French texts are seldom taken for copies (without the corpora: not tried)', () => {
	const texts = readFileSync(corpus!, 'utf8')
		.trim()
		.split('\n', 4000)
		.map((line) => JSON.parse(line).text as string);
	const signatures = texts.map(signatureOf).filter((signature) => signature !== null);
	const known = new Map<number, Uint8Array[]>();
	let copies = 0;
	for (const signature of signatures) {
		const near = [...bandsOf(signature)].flatMap((band) => known.get(band) ?? []);
		if (near.some((other) => similarity(signature, other) >= 0.6)) copies++;
		for (const band of bandsOf(signature)) known.set(band, [...(known.get(band) ?? []), signature]);
	}
	expect(copies / signatures.length).toBeLessThan(0.01);
});
