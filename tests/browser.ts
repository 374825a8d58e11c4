/** A running server of the house of this test file, and a real browser to look at it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Server, startServer } from '#entries/server.ts';
// @ts-expect-error A plain script without types.
import { findBrowser, findWholeBrowser } from './find-browser.mjs';

// Run by the debugger, not by a script tag: the pages' own policy would refuse it.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type Harbour = {
	origin: string;
	/** A browser of its own, with its own cookies. */
	open(path: string, options?: BrowserContextOptions): Promise<Page>;
};

type Kind = { whole?: boolean };

/** @param kind whole: with all that a browser does for its person; others cost half. */
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
		async open(path, options = {}) {
			const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Paris', ...options });
			const page = await context.newPage();
			await page.goto(harbour.origin + path);
			return page;
		}
	};
	beforeAll(async () => {
		server = await startServer();
		harbour.origin = `http://127.0.0.1:${server.port}`;
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
