import { describe, expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { askApi, guest, openNote, visitor } from '../../../tests/notes.ts';
import { carrier, transaction } from '../database/connection.ts';
import { piecesOf, putSearch, search } from './search.ts';

openTestHouse();

const titles = async (words: string, actor: Parameters<typeof search>[1] = null) =>
	(await search(words, actor)).found.map(({ title }) => title);

describe('Words', () => {
	test('are found whatever their accents, number and language', async () => {
		const ana = await guest();
		const fete = await openNote(ana.actor.id, { title: 'Fête d’été', visibility: 'public', language: 'fr' });
		await transaction(() => putSearch(fete.id, { title: 'Fête d’été', text: 'Les bénévoles préparent des crêpes.' }));
		await openNote(ana.actor.id, { title: 'Meetings of the gardeners', visibility: 'public' });
		for (const words of ['fete', 'FÊTES', 'benevole', 'crêpe', '"fête d’été"']) {
			expect(await titles(words), words).toEqual(['Fête d’été']);
		}
		for (const words of ['meeting', 'gardener meeting', 'gardeners -crêpes']) {
			expect(await titles(words), words).toEqual(['Meetings of the gardeners']);
		}
		expect(await titles('gardeners -meeting')).toEqual([]);
	});

	test('of the title weigh more than those of the text', async () => {
		const ana = await guest();
		const aside = await openNote(ana.actor.id, { title: 'Minutes', visibility: 'public' });
		await transaction(() => putSearch(aside.id, { title: 'Minutes', text: 'We spoke of the lighthouse.' }));
		await openNote(ana.actor.id, { title: 'Lighthouse', visibility: 'public' });
		expect(await titles('lighthouse')).toEqual(['Lighthouse', 'Minutes']);
	});

	test('follow the title when it changes', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id, { title: 'Windmill' });
		await ana.visitor.post(`/items/${note.id}/settings`, 'about', { title: 'Watermill' });
		expect(await titles('windmill', ana.actor)).toEqual([]);
		expect(await titles('watermill', ana.actor)).toEqual(['Watermill']);
	});

	test('that look like code are only words', async () => {
		for (const words of [
			"'; drop table kernel.item",
			'<b>',
			'!!! & | :*',
			'\u0000',
			'"',
			'-'.repeat(300),
			'- '.repeat(150),
			'( '.repeat(100)
		]) {
			const answer = await askApi(`/search?q=${encodeURIComponent(words)}`);
			expect(answer.status, words).toBe(200);
		}
	});
});

describe('What is found', () => {
	test('is public, one’s own, or what one was let into; never what others keep to themselves', async () => {
		const [ana, bo] = [await guest(), await guest()];
		const make = (title: string, visibility: 'private' | 'link' | 'public') =>
			openNote(ana.actor.id, { title: `Anchor ${title}`, visibility });
		const [hidden, linked, open] = [
			await make('one', 'private'),
			await make('two', 'link'),
			await make('three', 'public')
		];
		expect(await titles('anchor', ana.actor)).toHaveLength(3);
		expect(await titles('anchor', bo.actor)).toEqual(['Anchor three']);
		expect(await titles('anchor')).toEqual(['Anchor three']);
		await carrier()`
			insert into kernel.permit (item, actor, via, opens) values (${hidden.id}, ${bo.actor.id}, 'some-key', 'read'),
				(${linked.id}, ${bo.actor.id}, 'password', 'answer')`;
		expect((await titles('anchor', bo.actor)).sort()).toEqual(['Anchor one', 'Anchor three']);
		await ana.visitor.post(`/items/${open.id}/settings`, 'password', { guards: 'read', password: 'sesame 42' });
		expect(await titles('anchor')).toEqual([]);
	});

	test('is not in the trash', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id, { title: 'Rowboat', visibility: 'public' });
		await ana.visitor.post(`/items/${note.id}/settings`, 'trash');
		expect(await titles('rowboat', ana.actor)).toEqual([]);
		await ana.visitor.post('/things/trash', 'restore', { item: note.id });
		expect(await titles('rowboat')).toEqual(['Rowboat']);
	});

	test('comes in pages, each item once', async () => {
		const ana = await guest();
		for (let n = 0; n < 45; n++) await openNote(ana.actor.id, { title: `Buoy ${n}`, visibility: 'public' });
		const seen: string[] = [];
		let cursor: string | null = '';
		while (cursor !== null) {
			const answer = await askApi(`/search?q=buoy&cursor=${cursor}`);
			const { items, next } = (await answer.json()) as { items: { id: string }[]; next: string | null };
			seen.push(...items.map(({ id }) => id));
			cursor = next;
		}
		expect(seen).toHaveLength(45);
		expect(new Set(seen).size).toBe(45);
	});

	test('is shown with its words marked, and nothing people wrote is taken for markup', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id, { title: 'Harbour <script>', visibility: 'public' });
		await transaction(() => putSearch(note.id, { title: note.title, text: 'A <b>quiet</b> harbour\u0002 at dawn' }));
		const page = await visitor().ask('/search?q=harbour');
		expect(page.text).toContain('<mark>harbour</mark>');
		expect(page.text).not.toContain('<script>"');
		expect(page.text).toContain('Harbour &lt;script>');
		expect(page.text).not.toContain('<b>quiet');
	});
});

test('a marked text falls into pieces', () => {
	expect(piecesOf('a \u0002b\u0003 c')).toEqual([
		{ text: 'a ', hit: false },
		{ text: 'b', hit: true },
		{ text: ' c', hit: false }
	]);
	expect(piecesOf('')).toEqual([]);
});

test('a hundred thousand items are searched by an index', async () => {
	const [ana, bo] = [await guest(), await guest()];
	await carrier()`
		insert into kernel.item (id, tool, title, owner, language, visibility)
		select 'many' || n, 'notes', 'Island number ' || n || case when n % 5000 = 0 then ' pelican' else '' end,
			case when n % 1000 = 0 then ${bo.actor.id} else ${ana.actor.id} end, 'en',
			case when n % 2 = 0 then 'public' else 'link' end
		from generate_series(1, 100000) n`;
	await carrier()`analyze kernel.item, kernel.searched`;
	const plan = await carrier()`
		explain select item from kernel.searched
		where public and words @@ (websearch_to_tsquery('kernel.english', 'pelican')
			|| websearch_to_tsquery('kernel.french', 'pelican')) limit 1000`;
	expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('searched_words');
	const started = performance.now();
	expect((await search('pelican', bo.actor)).found).toHaveLength(20);
	expect(performance.now() - started).toBeLessThan(5_000);
	const crowded = performance.now();
	expect((await search('island', null)).found).toHaveLength(20);
	expect(performance.now() - crowded).toBeLessThan(20_000);
}, 60_000);
