import { expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { appOf } from '#kernel/web/app.ts';
import { tools } from '#tools/index.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { sizeWords } from './limits.tsx';

openTestHouse({ HOST_NAME: 'Port Libre' });
const app = appOf(rooms, async () => true);
const read = (path: string, language: string) => app.request(path, { headers: { 'accept-language': language } });

test.each(['en', 'fr'])(
	'each tool says what it does, its limits, its rules, who hosts it and where help is, in %s',
	async (language) => {
		for (const { id, card, limits } of tools) {
			const html = await (await read(`/about/${id}`, language)).text();
			expect(html).toContain(`href="${card.start}"`);
			expect(html.match(/class="button main"/g)).toHaveLength(1);
			for (const part of ['does', 'limits', 'rules', 'hosts', 'support']) expect(html, part).toContain(`id="${part}"`);
			expect(html).toContain(String(limits.itemsPerGuestPerDay));
			expect(html).toContain('Port Libre');
			expect(html).not.toMatch(/\{\{|\[\[|portal:|polls:/);
		}
	}
);

test('a tool that this host does not have is not found', async () => {
	expect((await read('/about/nothing', 'en')).status).toBe(404);
});

test('sizes are said as people say them', () => {
	expect([500 * 1024, 1024 * 1024, 2048 * 1024 * 1024].map((bytes) => sizeWords(bytes, 'en'))).toEqual([
		'500 kB',
		'1 MB',
		'2 GB'
	]);
});
