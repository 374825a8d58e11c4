import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { linksIn } from '../links/find.ts';
import { foreignLanguage } from './language.ts';
import { evidence } from './sample.trial.ts';
import { shapeFound } from './substance.ts';

const found = (written: Parameters<typeof evidence>[0]) =>
	shapeFound(evidence({ ...written, links: linksIn(`${written.title ?? ''}\n\n${written.text ?? ''}`) }))
		.map(({ symbol }) => symbol.slice('form.'.length))
		.sort();

describe('Nothing is wrong with', () => {
	test.each([
		['a poll with a title alone', { title: 'Quel soir pour la réunion ?' }],
		['a title and a sentence', { title: 'Fête', text: 'Qui apporte quoi ? Merci de répondre avant jeudi.' }],
		[
			'a sentence with an address',
			{ title: 'Salle', text: 'Le plan pour venir se trouve ici : https://osm.example/7' }
		],
		['an acronym', { title: 'AG DE L’ASSO' }],
		['lines drawn with signs', { text: `Ordre du jour\n${'-'.repeat(60)}\n1. Bilan\n2. Budget\n${'='.repeat(60)}` }],
		['joy', { title: 'Bravo !!!', text: 'On a gagné 🎉🎉🎉 merci à toute l’équipe pour cette belle journée' }]
	])('%s', (_what, written) => expect(found(written)).toEqual([]));

	test('a short link, which is an address by nature', () =>
		expect(found({ tool: 'links', text: 'https://example.org/x' })).toEqual([]));
});

describe('A sign of having nothing to say is', () => {
	test('a form without a question, more so with an address in its title', () => {
		expect(found({ title: 'Form', substance: false })).toEqual(['empty']);
		const [alone] = shapeFound(evidence({ title: 'Form', substance: false }));
		const [advert] = shapeFound(evidence({ title: 'See www.films.example', substance: false }));
		expect(advert!.points).toBeGreaterThan(alone!.points);
	});

	test('an address and no more', () => {
		expect(found({ title: 'Film', text: 'https://films.example/7' })).toEqual(['one-link']);
		expect(found({ title: 'https://films.example/7' })).toEqual(['one-link']);
	});

	test('an address with a word beside it', () =>
		expect(found({ title: 'Film', text: 'click here https://films.example/7' })).toEqual(['little-beside-link']));

	test('a text in capitals', () =>
		expect(found({ text: 'ACHETEZ MAINTENANT LES MEILLEURES MONTRES DE LUXE A PETIT PRIX' })).toEqual(['shouting']));

	test('the same words again and again', () => {
		expect(found({ text: 'cheap watches online '.repeat(30) })).toEqual(['repeats']);
		expect(found({ text: 'aaaaaaaaaaaaaaaaaaaaaaaaa' })).toEqual(['repeats']);
	});

	test('a wall of signs', () => expect(found({ text: '★★★ WOW 50% ✅✅ $$$ ➡➡ now!!!' })).toContain('marks'));
});

describe('A language that is not one of the host', () => {
	const both = ['en', 'fr'] as const;

	test.each([
		[
			'Spanish',
			'Compra ahora medicamentos baratos sin receta y recibe tu pedido en casa en menos de dos días con envío.'
		],
		[
			'German',
			'Jetzt günstige Kredite ohne Schufa beantragen und sofort Geld auf dein Konto erhalten, ganz ohne Bürgschaft.'
		],
		[
			'Indonesian',
			'Situs judi slot online terpercaya dengan bonus terbesar, daftar sekarang dan menangkan jackpot jutaan rupiah.'
		],
		['Russian', 'Купите дешевые товары прямо сейчас, быстрая доставка по всей стране и большие скидки для всех.'],
		['Chinese', '立即购买便宜的手表和手袋免费送货上门新客户首次下单可享受八折优惠欢迎联系我们的客服微信群组今天']
	])('is seen: %s', async (_language, text) => expect(await foreignLanguage(text, both)).not.toBeNull());

	test('is not guessed from a few words', async () =>
		expect(await foreignLanguage('Compra ahora, envío gratis', both)).toBeNull());

	test('is English where only French is offered', async () => {
		const text = 'Good morning everybody, the next meeting of the board takes place on Tuesday at the harbour house.';
		expect(await foreignLanguage(text, both)).toBeNull();
		expect(await foreignLanguage(text, ['fr'])).toBe('eng');
	});

	const folder = [process.env.ARCHIPEL_SHARED, '../shared', '/work/shared']
		.map((place) => `${place}/data/dev`)
		.find((place) => existsSync(place));

	test.skipIf(!folder).each(['ham_french', 'sms_uci_en', 'sms_uci_fr_mt', 'comments_youtube'])(
		'is not seen in honest French and English: %s (without the corpora: not tried)',
		async (name) => {
			const rows = readFileSync(`${folder}/${name}.jsonl`, 'utf8').trim().split('\n', 4000);
			const texts = rows.map((line) => JSON.parse(line)).filter(({ label }) => label === 'ham');
			const taken = await Promise.all(texts.map(({ text }) => foreignLanguage(text, both)));
			const foreign = taken.filter((language) => language !== null).length;
			// Of comments under videos some really are in other languages.
			expect(foreign / texts.length).toBeLessThan(name === 'comments_youtube' ? 0.02 : 0.002);
		}
	);
});
