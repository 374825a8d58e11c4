/** The open pages of the host in a real browser: axe finds nothing, they fit a phone, weigh little, ask nobody else. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { invitationForFirstAdmin } from '#kernel/accounts/administrators.ts';
import { appOf } from '#kernel/web/app.ts';
import { signedUp } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';

openTestHouse({ HOST_NAME: 'Port Libre' });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
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

let browser: Browser;
let server: Server;
let origin = '';

beforeAll(async () => {
	server = createServer(getRequestListener(appOf(rooms, async () => true).fetch));
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
	browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
});
afterAll(async () => {
	await browser?.close();
	server?.close();
});

type Fault = { id: string; nodes: { html: string }[] };
type Look = Pick<BrowserContextOptions, 'locale' | 'colorScheme'>;

/** Opens every page on a small phone. @returns the hosts that were asked for something. */
async function look(
	paths: string[],
	{ locale, colorScheme }: Look,
	cookies: [string, string][] = []
): Promise<string[]> {
	const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale, colorScheme });
	await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: origin })));
	const page = await context.newPage();
	const hosts = new Set<string>();
	page.on('request', (request) => hosts.add(new URL(request.url()).origin));
	for (const path of paths) {
		await page.goto(origin + path);
		await page.evaluate(() => {
			for (const more of document.querySelectorAll('details')) more.open = true;
		});
		await page.evaluate(axe);
		const faults = await page.evaluate(async () => {
			const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Fault[] }> } };
			return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
		});
		expect.soft(faults, `${path} ${locale}`).toEqual([]);
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
		expect(await look(open, seen)).toEqual([origin]);
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
	for (const seen of looks) expect(await look(desk, seen, [...ana.cookies])).toEqual([origin]);
}, 120_000);

test('the first page weighs less than 50 KB over the wire, its one font less than 20', async () => {
	const page = await browser.newPage();
	const network = await page.context().newCDPSession(page);
	await network.send('Network.enable');
	const kinds = new Map<string, string>();
	const bytes = { page: 0, font: 0 };
	network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
	network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		bytes[kinds.get(requestId) === 'Font' ? 'font' : 'page'] += encodedDataLength;
	});
	await page.goto(origin, { waitUntil: 'networkidle' });
	expect(kinds.size).toBeGreaterThan(2);
	if (process.env.PICTURES) console.log('first page', bytes);
	expect(bytes.page).toBeLessThan(50 * 1024);
	expect(bytes.font).toBeLessThan(20 * 1024);
	await page.close();
});
