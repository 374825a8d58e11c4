/** A running server of the house of this test file, and a real browser to look at it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Server, startServer } from '#entries/server.ts';
// @ts-expect-error A plain script without types.
import { findBrowser, findWholeBrowser } from './find-browser.mjs';

// Run by the debugger, not by a script tag: the pages' own policy would refuse it.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type Harbour = {
	origin: string;
	/** A browser of its own, with these cookies, before it opens a page. */
	come(options?: BrowserContextOptions, cookies?: Iterable<[string, string]>): Promise<BrowserContext>;
	/** A page in a browser of its own. */
	open(path: string, options?: BrowserContextOptions): Promise<Page>;
};

type Kind = {
	/** With all that a browser does for its person; others cost half. */
	whole?: boolean;
	/** Passkeys want a name, not the number of an address. */
	host?: 'localhost';
};

export const launchBrowser = ({ whole = false }: Kind = {}): Promise<Browser> =>
	chromium.launch({
		executablePath: whole ? findWholeBrowser() : findBrowser(),
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic']
	});

/** Call it after `openTestHouse({ PORT: '0' })`. */
export function openHarbour(kind: Kind = {}): Harbour {
	let browser: Browser;
	let server: Server;
	const harbour: Harbour = {
		origin: '',
		async come(options = {}, cookies = []) {
			const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Paris', ...options });
			await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: harbour.origin })));
			return context;
		},
		async open(path, options) {
			const page = await (await harbour.come(options)).newPage();
			await page.goto(harbour.origin + path);
			return page;
		}
	};
	beforeAll(async () => {
		server = await startServer();
		harbour.origin = `http://${kind.host ?? '127.0.0.1'}:${server.port}`;
		browser = await launchBrowser(kind);
	});
	afterAll(async () => {
		await browser?.close();
		await server?.stop();
	});
	return harbour;
}

type Fault = { id: string; nodes: { html: string }[] };

/** What axe finds, a line each. */
export async function axeFaults(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	const run = '(async () => (await axe.run(document, { resultTypes: ["violations"] })).violations)()';
	const faults = (await page.evaluate(run)) as Fault[];
	return faults.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** What axe finds once all that can be opened is open. */
export async function axeFaultsOpened(page: Page): Promise<string[]> {
	await page.evaluate(() => {
		for (const more of document.querySelectorAll('details')) more.open = true;
	});
	return axeFaults(page);
}
