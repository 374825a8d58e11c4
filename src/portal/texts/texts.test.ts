import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { markdown } from '#base/markdown.ts';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { openTestHouse } from '../../../tests/house.ts';

openTestHouse({ HOST_NAME: 'Port Libre' });
const app = appOf(rooms, async () => true);
const languages = ['en', 'fr'] as const;
const paths = ['/about', '/help', '/terms', '/privacy', '/moderation', '/legal'];

const read = async (path: string, language: string) =>
	(await app.request(path, { headers: { 'accept-language': language } })).text();

const folder = join(import.meta.dirname, 'defaults');

test.each(languages)('every text has ready-made words, in %s', async (language) => {
	for (const path of paths) {
		const html = await read(path, language);
		expect(html, path).toContain('<div class="prose">');
		expect(html, path).toContain(`lang="${language}"`);
		expect(html, path).not.toMatch(/\{\{|portal:|kernel:/);
	}
});

test.each(languages)(
	'what only the host can say is not shown to visitors before it was said, in %s',
	async (language) => {
		for (const path of paths) expect(await read(path, language), path).not.toContain('[[');
	}
);

test('the ready-made words of both languages have the same parts and the same blanks', () => {
	for (const file of readdirSync(join(folder, 'en'))) {
		const [en, fr] = languages.map((language) => readFileSync(join(folder, language, file), 'utf8'));
		const shape = (text = '') =>
			text.match(/^(## |- |\| |\d\. )|\[\[|\{\{\w+\}\}/gm)?.filter((sign) => sign !== '{{host}}');
		expect(shape(fr), file).toEqual(shape(en));
	}
});

test('links of the ready-made words lead to pages of this host that exist', async () => {
	const links = new Set<string>();
	for (const language of languages) {
		for (const file of readdirSync(join(folder, language))) {
			const html = markdown(
				readFileSync(join(folder, language, file), 'utf8').replaceAll('{{address}}', 'http://localhost:3000')
			);
			for (const [, href] of html.matchAll(/href="http:\/\/localhost:3000([^"]*)"/g)) links.add(href!);
		}
	}
	expect(links.size).toBeGreaterThan(3);
	for (const link of links) expect([link, (await app.request(link)).status]).toEqual([link, 200]);
});

test('the cookies named are the cookies that are set', async () => {
	const named = [...(await read('/privacy', 'en')).matchAll(/<td><code>([\w-]+)<\/code>/g)].map(([, name]) => name);
	expect(named).toEqual(['guest', 'session', 'second-factor', 'language']);
});
