/** A running house with people in front of it, each in a browser of their own that tells whatever goes wrong. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { clearHouse, furnishedHouse, type RunningHouse } from '../running/house.ts';

export type People = {
	house: RunningHouse;
	/** As links of the house begin. */
	origin: string;
	/** Console errors, answers that failed and requests to other hosts, of everybody so far. */
	troubles: string[];
	arrive(path: string, options?: BrowserContextOptions): Promise<Page>;
};

export function people(): People {
	let browser: Browser;
	const all = { troubles: [] as string[] } as People;
	all.arrive = async (path, options = {}) => {
		const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Paris', ...options });
		const page = await context.newPage();
		page.setDefaultTimeout(10_000);
		watch(page, all);
		await page.goto(new URL(path, all.origin).href);
		return page;
	};
	beforeAll(async () => {
		all.house = await (await furnishedHouse()).start();
		all.origin = all.house.url.replace('127.0.0.1', 'localhost');
		browser = await launchBrowser();
	}, 90_000);
	afterAll(async () => {
		await browser?.close();
		await clearHouse(all.house);
	}, 30_000);
	return all;
}

function watch(page: Page, { troubles, origin }: People): void {
	page.on('console', (message) => message.type() === 'error' && troubles.push(`console: ${message.text()}`));
	page.on('pageerror', (problem) => troubles.push(`script: ${problem.message}`));
	page.on('response', (answer) => answer.status() >= 400 && troubles.push(`${answer.status()} ${answer.url()}`));
	page.on('request', (request) => {
		if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
			troubles.push(`asked elsewhere: ${request.url()}`);
	});
}
