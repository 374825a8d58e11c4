import { expect, test } from 'vitest';
import { makeEvidence } from './evidence.trial.ts';
import { type ListInForce, matcherOf } from './matcher.ts';
import { starterTerms } from './starters.ts';
import { foldedTerm, type TermField, type TermKind } from './term.ts';
import { sumOf, wordsIn } from './words.ts';

const suspicious: ListInForce = { id: 1, weight: 'suspicious', kinds: [], readers: null };
const forbidden: ListInForce = { ...suspicious, id: 2, weight: 'forbidden' };

type Given = [text: string, kind?: TermKind, field?: TermField, list?: ListInForce, points?: number];

const matcher = (...terms: Given[]) =>
	matcherOf(
		terms.map(([text, kind = 'word', field = 'any', list = suspicious, points = 2], place) => {
			return { id: place + 1, list, kind, folded: foldedTerm({ text, kind }), points, field };
		})
	);

const poll = (title: string, text = '') => makeEvidence({ kind: 'polls.poll', title, text });

test('a whole word is not met within another', () => {
	const words = matcher(['bet'], ['gratuit', 'string']);
	expect(wordsIn(words, poll('Better alphabet'))).toEqual([]);
	expect(wordsIn(words, poll('Gratuitement'))[0]!.gaps).toMatchObject({ terms: '2', words: 'Gratuit' });
	expect(wordsIn(words, poll('Place your bet!'))[0]!.gaps).toMatchObject({ terms: '1' });
});

test('a term of titles is looked for in titles alone', () => {
	const words = matcher(['casino', 'word', 'title', forbidden]);
	expect(wordsIn(words, poll('Casino', ''))[0]!.symbol).toBe('words.forbidden');
	expect(wordsIn(words, poll('A walk', 'past the casino'))).toEqual([]);
});

test('a term of names is looked for where somebody is named', () => {
	const words = matcher(['casino', 'word', 'name'], ['loto', 'word', 'text']);
	const signUp = (text: string) => wordsIn(words, makeEvidence({ kind: 'portal.sign-up', text }));
	expect(signUp('Casino King\n\nI like gardens')).toHaveLength(1);
	expect(signUp('Ana\n\nI met you at the casino')).toEqual([]);
	expect(signUp('Ana\n\nI sell loto')).toHaveLength(1);
	expect(signUp('Casino')).toHaveLength(1);
	expect(wordsIn(words, poll('Casino'))).toEqual([]);
});

test('a list for some tools, or some readers, leaves others alone', () => {
	const comments: ListInForce = { ...suspicious, kinds: ['polls.comment', 'forms'] };
	const words = matcher(['casino', 'word', 'any', comments]);
	expect(wordsIn(words, poll('casino'))).toEqual([]);
	expect(wordsIn(words, makeEvidence({ kind: 'polls.comment', text: 'casino' }))).toHaveLength(1);
	expect(wordsIn(words, makeEvidence({ kind: 'forms.answer', text: 'casino' }))).toHaveLength(1);
	const french = matcher(['casino', 'word', 'any', { ...suspicious, readers: 'fr' }]);
	expect(wordsIn(french, makeEvidence({ text: 'casino', language: 'en' }))).toEqual([]);
	expect(wordsIn(french, makeEvidence({ text: 'casino', language: 'fr' }))).toHaveLength(1);
});

test('a disguise is seen through, and counts on top', () => {
	const words = matcher(['viagra'], ['casino en ligne']);
	for (const text of ['v i a g r a', 'vіаgrа', 'V.I.A.G.R.A', 'ᴠɪᴀɢʀᴀ', 'via\u200bgra']) {
		expect
			.soft(
				wordsIn(words, poll(text)).map(({ symbol }) => symbol),
				text
			)
			.toEqual(['words.suspicious', 'words.disguised']);
	}
	expect(wordsIn(words, poll('CASINO  en\nligne')).map(({ symbol }) => symbol)).toEqual(['words.suspicious']);
});

test('suspicious words alone never hold anything back, however many', () => {
	const many = Array.from({ length: 60 }, (_, number): Given => [`word${number}`]);
	const text = many.map(([word]) => word).join(' ');
	expect(wordsIn(matcher(...many), poll('', text))[0]!.points).toBeLessThanOrEqual(6);
	expect(sumOf([2, 4], 100)).toBe(5);
});

test('a pattern is met in the folded text, and shown as it was written', () => {
	const words = matcher(['gagn(er|ez) [0-9 ]+ ?€', 'pattern']);
	expect(wordsIn(words, poll('Gagnez 10 000 € par mois'))[0]!.gaps).toMatchObject({ words: 'Gagnez 10 000 €' });
});

test('patterns share a budget of time: a long text is not held up by two hundred of them', () => {
	const hard = Array.from({ length: 200 }, (_, number): Given => [`(a|b|ab)*c{0,${number + 1}}d`, 'pattern']);
	const words = matcher(...hard);
	const begun = performance.now();
	wordsIn(words, poll('', 'ab'.repeat(100_000)));
	expect(performance.now() - begun).toBeLessThan(10_000);
});

test('the starter lists know the trade, and leave associations alone', () => {
	const words = matcherOf(starterTerms());
	const points = (title: string, text = '') =>
		wordsIn(words, poll(title, text)).reduce((sum, found) => sum + found.points, 0);
	expect(points('Film complet en streaming vf gratuit', 'Abonnement IPTV pas cher')).toBeGreaterThan(5);
	expect(points('Offre de prêt entre particuliers', 'Crédit sans justificatif, taux de 2%')).toBeGreaterThan(5);
	expect(points('Buy cheap viagra online', 'no prescription needed')).toBeGreaterThan(5);
	expect(points('Réunion du bureau', 'Prêt de la salle des fêtes, crédit du budget, paris en train')).toBe(0);
	expect(points('Loan of the hall', 'Who brings the film for the children’s evening?')).toBe(0);
});

test('there are a hundred starter terms and more in each language, every one of them fit to be looked for', () => {
	expect(starterTerms().length).toBeGreaterThan(300);
	expect(new Set(starterTerms().map(({ list, folded }) => `${list.id} ${folded}`)).size).toBe(starterTerms().length);
});
