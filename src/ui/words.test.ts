import { expect, test } from 'vitest';
import { speaker } from './words.ts';

const book = {
	of: 'Commentaire de {{name}}',
	that: 'ce que {{name}} a dit',
	from: 'Vient, preuve à l’appui, de {{name}}'
};
const french = speaker(book, 'fr');

test.each([
	['Bo', 'Commentaire de Bo'],
	['Ana', 'Commentaire d’Ana'],
	['Étienne', 'Commentaire d’Étienne'],
	['Yves', 'Commentaire d’Yves'],
	['Yannick', 'Commentaire de Yannick'],
	['8', 'Commentaire de 8']
])('French is heard right before the name %s', (name, words) => {
	expect(french('of', { name })).toBe(words);
});

test('a name is never taken for words to be mended', () => {
	expect(french('that', { name: 'Odile' })).toBe('ce qu’Odile a dit');
	expect(french('of', { name: 'de {{other}}', other: 'Ana' })).toBe('Commentaire de de {{other}}');
	expect(speaker(book, 'en')('of', { name: 'Ana' })).toBe('Commentaire de Ana');
});
