import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { padOf } from '../trial.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });
const harbour = openHarbour();

/** Whether the line one writes in, or any line in the window, is what one sees there. */
const seen = (page: Page) =>
	page.evaluate(() => {
		const { focusNode } = getSelection()!;
		const at = focusNode instanceof Element ? focusNode : focusNode!.parentElement!;
		const line = at.closest('p, .cm-line')!;
		const { left, top, bottom } = line.getBoundingClientRect();
		const on = (y: number) => line.contains(document.elementFromPoint(left + 4, y));
		return on(top + 3) && on(bottom - 3);
	});

const press = async (page: Page, key: string, times: number) => {
	for (let press = 0; press < times; press++) await page.keyboard.press(key);
};

test.each([
	['rich', 360, 640],
	['rich', 800, 700],
	['rich', 1280, 800],
	['markdown', 360, 640],
	['markdown', 800, 700],
	['markdown', 1280, 800]
] as const)(
	'no bar covers the line one writes in: %s, %i pixels wide',
	async (kind, width, height) => {
		const text = Array.from({ length: 50 }, (_, line) => `Line ${line}`).join('\n\n');
		const pad = await padOf(undefined, { kind, text });
		const page = await harbour.open(`/pads/${pad}`, { viewport: { width, height } });
		await page.waitForSelector('.pad-standing[data-standing=saved]');
		await page
			.locator('.pad-sheet, .cm-content')
			.first()
			.click({ position: { x: 20, y: 12 } });
		await press(page, 'ArrowDown', 45);
		await expect.poll(() => seen(page), { message: 'going down' }).toBe(true);
		await press(page, 'ArrowUp', 25);
		await expect.poll(() => seen(page), { message: 'going up' }).toBe(true);
		await press(page, 'Enter', 20);
		await page.keyboard.type('more');
		await expect.poll(() => seen(page), { message: 'writing' }).toBe(true);
		await page.context().close();
	},
	60_000
);

test.each([360, 500, 800, 1000, 1280])(
	'what waits below a text lies over none of its words: %i pixels wide',
	async (width) => {
		const pad = await padOf(undefined, { text: `${'Many words of one line. '.repeat(300)}` });
		const page = await harbour.open(`/pads/${pad}`, { viewport: { width, height: 700 } });
		await page.waitForSelector('.pad-standing[data-standing=saved]');
		await page.evaluate(() => scrollTo(0, 300));
		const bar = (await page.locator('.pad-tabs').boundingBox())!;
		expect([bar.x, bar.width]).toEqual([0, width]);
		await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
		const sheet = (await page.locator('.pad-sheet').boundingBox())!;
		expect(sheet.y + sheet.height).toBeLessThanOrEqual((await page.locator('.pad-tabs').boundingBox())!.y);
		await page.context().close();
	}
);
