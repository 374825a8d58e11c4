import { expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../../../tests/house.ts';

openTestHouse();
const app = appOf(rooms, async () => true);
const page = async (language: string) =>
	(await app.request('/api', { headers: { 'accept-language': language } })).text();

test.each(['en', 'fr'])('every route of the house is told on the page of the API, in %s', async (language) => {
	const html = (await page(language)).replaceAll('<wbr/>', '');
	for (const { path } of rooms.flatMap((room) => room.api)) expect(html).toContain(path);
	expect(html).not.toMatch(/(portal|kernel|polls):(?!read|write)|\{\{/);
});

test('the page of the API says what goes in, with its limits, and what can go wrong', async () => {
	const html = await page('en');
	expect(html).toContain('<code>title</code></dt><dd>text, needed, 200 characters at most.');
	expect(html).toContain('<code>date</code> or <code>choice</code>, needed.');
	expect(html).toContain('<code>kernel.not-found</code></dt><dd>404. There is nothing at this address.');
	expect(html).toContain('<code>polls.closed</code></dt><dd>This poll is closed.');
	expect(html).toContain('Idempotency-Key');
});

test('every example is a body that is accepted', () => {
	const routes = rooms.flatMap((room) => room.api).filter((route) => route.example);
	expect(routes.length).toBeGreaterThan(1);
	for (const route of routes) {
		if (route.method === 'get') continue;
		const shape = route.body ?? route.calls.input;
		expect(shape.safeParse(route.example).error, route.path).toBeUndefined();
	}
});
