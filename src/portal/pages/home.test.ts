import { expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { tools } from '#tools/index.ts';
import { openTestHouse } from '../../../tests/house.ts';

openTestHouse({ HOST_NAME: 'Port Libre' });
const app = appOf(rooms, async () => true);
const home = async (language: string) => app.request('/', { headers: { 'accept-language': language } });

test.each([
	['en', 'Tools for people who do things together', 'Make a poll'],
	['fr', 'Des outils pour faire ensemble', 'Créer un sondage']
])('the first page says what one can do here, in %s', async (language, title, start) => {
	const html = await (await home(language)).text();
	expect(html).toContain(title);
	expect(html).toContain(start);
	expect(html).toContain('Port Libre');
	expect(html).not.toMatch(/\{\{|\[\[|portal:|polls:/);
});

test('each tool of the house has a card with one button to start and a page that tells about it', async () => {
	const html = await (await home('en')).text();
	for (const { card } of tools) {
		expect(html).toContain(`href="${card.start}"`);
		expect(html).toContain(`href="/about/${card.id}"`);
	}
	expect(html.match(/class="button main"/g)).toHaveLength(tools.length);
});

test('reading the first page sets no cookie and asks no other host', async () => {
	const answer = await home('en');
	expect(answer.headers.getSetCookie()).toEqual([]);
	expect(await answer.text()).not.toMatch(/(src|href)="(https?:)?\/\/(?!localhost)/);
});
