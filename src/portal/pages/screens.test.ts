/** The open pages of the host in a real browser: axe finds nothing, they fit a phone, weigh little, ask nobody else. */
import { mkdirSync } from 'node:fs';
import type { BrowserContextOptions } from 'playwright-core';
import { expect, test } from 'vitest';
import { invitationForFirstAdmin } from '#kernel/accounts/administrators.ts';
import { signedUp } from '../../../tests/accounts.ts';
import { axeFaultsOpened, openHarbour } from '../../../tests/browser.ts';
import { openTestHouse } from '../../../tests/house.ts';

openTestHouse({ PORT: '0', HOST_NAME: 'Port Libre' });
const harbour = openHarbour();

const open = [
	'/',
	'/about',
	'/help',
	'/terms',
	'/privacy',
	'/moderation',
	'/legal',
	'/api',
	'/source',
	'/patterns',
	'/nowhere',
	'/desk'
];
const desk = ['/', '/legal', '/desk', '/desk/texts', '/desk/texts/legal/fr', '/desk/texts/footer/en?published'];

type Look = Pick<BrowserContextOptions, 'locale' | 'colorScheme'>;

/** Opens every page on a small phone. @returns the hosts that were asked for something. */
async function look(
	paths: string[],
	{ locale, colorScheme }: Look,
	cookies: [string, string][] = []
): Promise<string[]> {
	const context = await harbour.come({ viewport: { width: 320, height: 640 }, locale, colorScheme }, cookies);
	const page = await context.newPage();
	const hosts = new Set<string>();
	page.on('request', (request) => hosts.add(new URL(request.url()).origin));
	for (const path of paths) {
		await page.goto(harbour.origin + path);
		expect.soft(await axeFaultsOpened(page), `${path} ${locale}`).toEqual([]);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect.soft(width, `${path} ${locale}`).toBeLessThanOrEqual(320);
		await picture(page, `${path}-${locale}`);
	}
	await context.close();
	return [...hosts];
}

async function picture(page: { screenshot(options: object): Promise<unknown> }, name: string): Promise<void> {
	const folder = process.env.PICTURES;
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: `${folder}/${name.replace(/\W+/g, '_')}.png`, fullPage: true });
}

const looks: Look[] = [
	{ locale: 'fr', colorScheme: 'light' },
	{ locale: 'en', colorScheme: 'dark' }
];

test.each(looks)(
	'whoever comes can read every open page on a small phone: $locale, $colorScheme',
	async (seen) => {
		expect(await look(open, seen)).toEqual([harbour.origin]);
	},
	120_000
);

test('whoever looks after the host can write its texts on a small phone', async () => {
	const ana = await signedUp('Ana', 'ana@example.org');
	const { pathname } = new URL((await invitationForFirstAdmin())!);
	const form = await ana.ask(pathname);
	await ana.post(pathname, /name="verb" value="([^"]+)"/.exec(form.text)![1]!);
	await ana.post('/desk/texts/legal/fr', 'write', {
		name: 'legal',
		language: 'fr',
		after: '0',
		markdown: '## Nous\n\nBrest'
	});
	await ana.post('/desk/texts/legal/fr', 'write', {
		name: 'legal',
		language: 'fr',
		after: '1',
		markdown: '## Nous\n\n[[Où]]'
	});
	for (const seen of looks) expect(await look(desk, seen, [...ana.cookies])).toEqual([harbour.origin]);
}, 120_000);

test('the first page weighs less than 50 KB over the wire, its one font less than 20', async () => {
	const page = await (await harbour.come()).newPage();
	const network = await page.context().newCDPSession(page);
	await network.send('Network.enable');
	const kinds = new Map<string, string>();
	const bytes = { page: 0, font: 0 };
	network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
	network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		bytes[kinds.get(requestId) === 'Font' ? 'font' : 'page'] += encodedDataLength;
	});
	await page.goto(harbour.origin, { waitUntil: 'networkidle' });
	expect(kinds.size).toBeGreaterThan(2);
	if (process.env.PICTURES) console.log('first page', bytes);
	expect(bytes.page).toBeLessThan(50 * 1024);
	expect(bytes.font).toBeLessThan(20 * 1024);
	await page.context().close();
});
