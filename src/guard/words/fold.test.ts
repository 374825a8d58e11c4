import { expect, test } from 'vitest';
import { textOf } from '../units/units.ts';
import { fold, foldedText, foldsOtherwise, isDisguised } from './fold.ts';
import { looksLatin } from './lookalikes.ts';
import { isShared, sharedLines } from './shared.trial.ts';

const whole = (text: string): string => {
	const { codes, length } = fold(text);
	return textOf(codes, 0, length);
};

test.each([
	['VIAGRA', 'viagra'],
	['Ｖｉａｇｒａ', 'viagra'],
	['𝐕𝐢𝐚𝐠𝐫𝐚', 'viagra'],
	['ⓥⓘⓐⓖⓡⓐ', 'viagra'],
	['🅥🅘🅐🅖🅡🅐', 'viagra'],
	['ᴠɪᴀɢʀᴀ', 'viagra'],
	['v̷i̴a̵g̶r̷a̸', 'viagra'],
	['vi\u00adag\u200dra\u{e0061}', 'viagra'],
	['\u202eviagra\u202c', 'viagra'],
	['vi\ufe0fagra', 'viagra'],
	['Crédit À LA CONSOMMATION', 'credit a la consommation'],
	['l’Œuvre  d’une\n\nvie', "l'oeuvre d'une vie"],
	['STRAßE', 'strasse'],
	['ﬁnance', 'finance']
])('%s is matched as %s', (written, read) => expect(foldedText(written)).toBe(read));

test('letters of two scripts in one word are read as one', () => {
	expect(foldedText('vіаgrа саsinо')).toBe('viagra casino');
	expect(foldedText('ΝOKIA Ρaypal')).toBe('nokia paypal');
	expect(foldedText('cкачaть')).toBe('скачать');
});

test('a word of one script stays as it is', () => {
	expect(foldedText('скачать')).toBe('скачать');
	expect(foldedText('Θεσσαλονίκη')).toBe('θεσσαλονικη');
	expect(foldedText('Москва and Paris')).toBe('москва and paris');
});

test('letters that stand apart are read together as well', () => {
	expect(whole('v i a g r a')).toBe('v i a g r a\nviagra');
	expect(whole('buy v.i.a.g.r.a now')).toContain('\nviagra');
	expect(whole('c - a - s - i - n - o')).toContain('\ncasino');
	expect(whole('options A B and C')).not.toContain('\n');
	expect(whole('1 2 3 4 5 6')).not.toContain('\n');
	expect(whole('The U.S.A. are far')).not.toContain('\n');
});

test('every folded letter knows where it was written', () => {
	const text = 'Prêt à l’œil: v\u200bі𝐚 🅥!';
	const { codes, at, body } = fold(text);
	for (let place = 0; place < body; place++) {
		const written = String.fromCodePoint(text.codePointAt(at[place]!)!);
		expect(whole(written).trim() || ' ').toContain(
			String.fromCharCode(codes[place]!).replace(/[vi]/, whole(written).trim())
		);
	}
});

test('a text of ten megabytes is looked at by its beginning and its end, at once', () => {
	const begun = performance.now();
	const { length, codes, body } = fold(`start ${'ﷺ word '.repeat(2_000_000)} the end`);
	expect(performance.now() - begun).toBeLessThan(20_000);
	expect(length).toBeLessThan(2_000_000);
	expect(textOf(codes, 0, 5)).toBe('start');
	expect(textOf(codes, body - 7, body)).toBe('the end');
});

test('what honest people write is no disguise', () => {
	for (const text of ['Crédit immédiat', 'l’argent', 'co\u00adopérative', 'Œuvre', 'Łódź', 'скачать']) {
		expect.soft(isDisguised(text), text).toBe(false);
	}
	for (const text of ['vіаgrа', 'ｃａｓｉｎｏ', 'ᴄᴀsɪɴᴏ', 'cas\u200bino', '𝐜𝐚𝐬𝐢𝐧𝐨']) {
		expect.soft(isDisguised(text), text).toBe(true);
	}
	expect(foldsOtherwise('it`s')).toBe(true);
});

/** Letters of Cyrillic, Greek, Armenian and Cherokee that UTS 39 draws like one Latin letter. */
function listed(): [string, string][] {
	return sharedLines('reference/unicode_confusables.txt').flatMap((line) => {
		const [from, to] = line.split(';').map((part) => part.trim());
		if (!/^[\dA-F]{4}$/.test(from ?? '') || !/^[\dA-F]{4}$/.test(to ?? '')) return [];
		const [letter, latin] = [from!, to!].map((hex) => String.fromCharCode(Number.parseInt(hex, 16))) as [
			string,
			string
		];
		const isOther = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u.test(letter);
		return isOther && /\p{L}/u.test(letter) && /^[a-z]$/i.test(latin) ? [[letter, latin.toLowerCase()]] : [];
	});
}

test.skipIf(!isShared)(
	'nineteen of twenty letters that Unicode calls look-alikes are known (needs ../shared/data)',
	() => {
		const pairs = listed();
		const known = pairs.filter(
			([letter]) => looksLatin[letter.charCodeAt(0)] !== 0 || looksLatin[foldedText(letter).charCodeAt(0)] !== 0
		);
		expect(pairs.length).toBeGreaterThan(80);
		expect(known.length / pairs.length).toBeGreaterThan(0.95);
	}
);
