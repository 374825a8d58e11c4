/** What every page shares, as the eye and the ear meet it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFaults, openHarbour } from '../browser.ts';
import { openTestHouse } from '../house.ts';

openTestHouse({ PORT: '0', GUARD: 'off', HOST_NAME: 'Le Port des associations' });
const harbour = openHarbour();

type Made = { url: string; manageUrl: string };

async function make(page: Page, tool: 'polls' | 'pads', data: object): Promise<{ path: string; managed: string }> {
	const answer = await page.request.post(`${harbour.origin}/api/v1/${tool}`, {
		data,
		headers: { 'accept-language': 'en' }
	});
	const { url, manageUrl } = (await answer.json()) as Made;
	return { path: new URL(url).pathname, managed: new URL(manageUrl).pathname };
}

test('the name of the host keeps its words whole on the smallest phone', async () => {
	const page = await harbour.open('/', { viewport: { width: 320, height: 640 }, locale: 'fr' });
	const lines = await page.evaluate(() => {
		const name = document.createTreeWalker(document.querySelector('.wordmark')!, NodeFilter.SHOW_TEXT);
		const found: number[] = [];
		for (let text = name.nextNode(); text; text = name.nextNode())
			for (const { index, 0: word } of text.nodeValue!.matchAll(/\S+/g)) {
				const range = document.createRange();
				range.setStart(text, index);
				range.setEnd(text, index + word.length);
				found.push(range.getClientRects().length);
			}
		return found;
	});
	expect(lines).toEqual([1, 1, 1, 1]);
	await page.context().close();
});

test.each([768, 880])('the head of a page is one line on a tablet: %i', async (width) => {
	const page = await harbour.open('/', { viewport: { width, height: 800 }, locale: 'fr' });
	expect((await page.locator('.masthead').boundingBox())!.height).toBeLessThan(80);
	await page.context().close();
});

test('what opens one under the other shares one line between', async () => {
	const page = await harbour.open('/', { viewport: { width: 1280, height: 800 } });
	const { path, managed } = await make(page, 'pads', { title: 'Minutes' });
	await page.goto(harbour.origin + managed);
	await page.goto(`${harbour.origin}${path}/settings`);
	const gaps = await page
		.locator('details.more + details.more')
		.evaluateAll((all) =>
			all.map((one) => one.getBoundingClientRect().top - one.previousElementSibling!.getBoundingClientRect().bottom)
		);
	expect(gaps.length).toBeGreaterThan(2);
	for (const gap of gaps) expect(gap).toBeCloseTo(-1);
	await page.context().close();
});

test.each(['light', 'dark'] as const)('links can be read where each writer has a colour: %s', async (colorScheme) => {
	const page = await harbour.open('/', { colorScheme });
	const { path } = await make(page, 'pads', { title: 'Minutes', text: 'See [the site](https://example.org), twice.' });
	await page.goto(`${harbour.origin}${path}/authors`);
	expect(await page.locator('.pad-text a').count()).toBe(1);
	expect(await axeFaults(page)).toEqual([]);
	await page.context().close();
});

test('a title and its words are read aloud in the language they were written in', async () => {
	const page = await harbour.open('/', { locale: 'fr' });
	const options = [{ label: 'Roof' }, { label: 'Kitchen' }];
	const settings = { description: 'We can pay for one.' };
	const poll = await make(page, 'polls', { title: 'Which first?', kind: 'choice', options, settings });
	const pad = await make(page, 'pads', { title: 'Shopping list' });
	for (const path of [poll.path, `${poll.path}/results`, pad.path]) {
		await page.goto(harbour.origin + path);
		expect.soft(await page.getAttribute('html', 'lang'), path).toBe('fr');
		expect.soft(await page.getAttribute('h1', 'lang'), path).toBe('en');
	}
	await page.goto(harbour.origin + poll.path);
	expect(await page.getAttribute('.prose', 'lang')).toBe('en');
	await page.context().close();
});

test('a long title has the width of its card on a phone, what stood beside it goes under it', async () => {
	const page = await harbour.open('/patterns', { viewport: { width: 360, height: 640 } });
	const shares = await page.locator('.card:not(.drawn) .card-head').evaluateAll((heads) =>
		heads.map((head) => {
			const title = head.querySelector('.card-title')!;
			title.textContent = 'Les Amis du vieux port et de la Pointe-aux-Oies';
			title.nextElementSibling?.remove();
			title.insertAdjacentHTML('afterend', '<span class="badge">Responsable</span>');
			return title.getBoundingClientRect().width / head.clientWidth;
		})
	);
	expect(shares.length).toBeGreaterThan(0);
	for (const share of shares) expect(share).toBeGreaterThan(0.75);
	await page.context().close();
});

test.each(['en', 'fr'])('letters twice as large stay on the smallest phone: %s', async (locale) => {
	const page = await harbour.open('/', { viewport: { width: 320, height: 640 }, locale });
	const settings = await page.context().newCDPSession(page);
	await settings.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
	const options = [{ label: 'Roof' }, { label: 'Kitchen' }];
	const poll = await make(page, 'polls', { title: 'Which first?', kind: 'choice', options });
	const pad = await make(page, 'pads', { title: 'List', kind: 'markdown', text: 'Bread' });
	for (const path of [poll.path, pad.managed, `${pad.path}/authors`]) {
		await page.goto(harbour.origin + path);
		const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect.soft(beyond, path).toBe(0);
	}
	await page.context().close();
});
