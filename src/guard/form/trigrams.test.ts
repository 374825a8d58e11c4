import { francAll } from 'franc-min';
import { expect, test } from 'vitest';
import { comparisonOfLanguages } from './trigrams.ts';

const texts = [
	'Wir laden alle Mitglieder herzlich zu unserer Versammlung im Gemeindehaus ein, bitte gebt bis Freitag Bescheid.',
	'Estimados vecinos, la reunión de la asociación será el próximo jueves a las ocho de la tarde en la biblioteca.',
	'Reunião geral: traga as suas ideias e as suas dúvidas, 42 % dos lugares já estão ocupados!',
	'Chers tous, rendez-vous samedi matin devant la mairie, avec des gants et de la bonne humeur.',
	'zzz qqq xxx zzz qqq xxx jjj vvv',
	'Приходите на собрание в субботу, будет чай и пирог, and a word of English',
	'日本語のテキストとすこしの English words beside',
	'1234 5678'
];

test('languages are compared as franc-min does, to the last figure', () => {
	const compare = comparisonOfLanguages();
	for (const text of texts) {
		const ranked = francAll(text);
		const { language, likeness, likenessOf } = compare(text);
		expect([language, likeness]).toEqual(ranked[0]);
		for (const code of ['eng', 'fra', 'deu', 'spa'])
			expect(likenessOf(code)).toBe(ranked.find(([one]) => one === code)?.[1] ?? 0);
	}
});
