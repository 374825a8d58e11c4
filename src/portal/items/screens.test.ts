/** The pages that care for items and spaces in a real browser: axe finds nothing, nothing is wider than a phone. */
import { mkdirSync } from 'node:fs';
import { serve } from '@hono/node-server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyFor } from '#kernel/access/keys.ts';
import { transaction } from '#kernel/database/connection.ts';
import { extensionLink } from '#kernel/life/letters.ts';
import { putSearch } from '#kernel/search/search.ts';
import { lettersTo, linkIn, member } from '../../../tests/accounts.ts';
import { axeFaultsOpened, launchBrowser } from '../../../tests/browser.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { accountId, openNote, visitor } from '../../../tests/notes.ts';

openTestHouse();

let browser: Browser;
let server: ReturnType<typeof serve>;
let origin = '';

beforeAll(async () => {
	const { fetch } = visitor().app;
	origin = await new Promise((ready) => {
		server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => ready(`http://127.0.0.1:${port}`));
	});
	browser = await launchBrowser();
});
afterAll(async () => {
	await browser?.close();
	server?.close();
});

/** Everything there is to see of an item and a space that Ana owns. */
async function makeScenes() {
	const ana = visitor((await member('Ana', 'ana@example.org')).cookies);
	const id = await accountId('ana@example.org');
	const note = await openNote(id, { title: 'Fête d’été du quartier', visibility: 'public', language: 'fr' });
	const locked = await openNote(id, { title: 'Locked' });
	await transaction(() => putSearch(note.id, { title: note.title, text: 'Qui apporte les tables et les bancs ?' }));
	await ana.post(`/items/${locked.id}/settings`, 'password', { guards: 'read', password: 'sesame 42' });
	await ana.post(`/items/${note.id}/settings`, 'people', { keeperMail: 'bo@example.org' });
	const trashed = await openNote(id, { title: 'Old' });
	await ana.post(`/items/${trashed.id}/settings`, 'trash');
	const { location: space } = await ana.post('/spaces', 'open', { name: 'Chorale du port' });
	await ana.post(`${space}/people`, 'link', { linkRole: 'member' });
	await ana.post(`${space}/people`, 'invite', { mail: 'chloe@example.org', role: 'editor' });
	await openNote(id, { title: 'Répertoire', space: space!.split('/').at(-1)! });
	await keyFor(note.id, 'manage');
	return {
		cookies: ana.cookies,
		paths: {
			settings: `/items/${note.id}/settings`,
			unlock: `/items/${locked.id}/unlock?to=/notes/${locked.id}`,
			trash: '/things/trash',
			'in-the-trash': `/items/${trashed.id}/settings`,
			extension: new URL(extensionLink({ id: note.id, owner: id })).pathname,
			offer: linkIn((await lettersTo('bo@example.org'))[0]!.text),
			search: '/search?q=fete+tables',
			spaces: '/spaces',
			'space-items': space!,
			'space-people': `${space}/people`,
			'space-settings': `${space}/settings`,
			join: linkIn((await lettersTo('chloe@example.org'))[0]!.text)
		}
	};
}

test('all pages of items and spaces are accessible and fit a phone, light and dark, in both languages', async () => {
	const { cookies, paths } = await makeScenes();
	const pictures = process.env.PICTURES;
	if (pictures) mkdirSync(pictures, { recursive: true });
	for (const [locale, colorScheme] of [
		['fr', 'light'],
		['en', 'dark']
	] as const) {
		const context = await browser.newContext({ viewport: { width: 320, height: 700 }, locale, colorScheme });
		await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: origin })));
		const page = await context.newPage();
		for (const [name, path] of Object.entries(paths)) {
			await page.goto(origin + path);
			expect.soft(await axeFaultsOpened(page), `${name} ${locale}`).toEqual([]);
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			expect.soft(width, `${name} ${locale}`).toBeLessThanOrEqual(320);
			if (pictures) await page.screenshot({ path: `${pictures}/${name}-${locale}.png`, fullPage: true });
		}
		await context.close();
	}
}, 120_000);
