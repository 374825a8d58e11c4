import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHarbour } from '../../../../../tests/browser.ts';
import { openTestHouse } from '../../../../../tests/house.ts';
import { faultsOf, opened, standing, write } from '../trial.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });
const harbour = openHarbour();

test('a table is made, grown and taken away with the keyboard, and undone', async () => {
	const page = await opened(harbour);
	await page.click('[data-tool=table]');
	await page.keyboard.type('Who');
	await page.keyboard.press('Tab');
	await page.keyboard.type('What');
	const size = async () => {
		const rows = await page.$$eval('.pad-sheet tr', (all) => all.map((row) => row.children.length));
		return `${rows.length} × ${[...new Set(rows)].join()}`;
	};
	expect(await size()).toBe('3 × 3');
	expect(await page.$$eval('.pad-sheet th', (all) => all.length)).toBe(3);
	await page.keyboard.press('Control+Alt+ArrowDown');
	await page.keyboard.press('Control+Alt+ArrowRight');
	expect(await size()).toBe('4 × 4');
	await page.click('[data-tool=table-row-gone]');
	expect(await size()).toBe('3 × 4');
	await page.click('[data-tool=table-column-gone]');
	expect(await size()).toBe('3 × 3');
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Control+z');
	await page.waitForFunction(() => document.querySelectorAll('.pad-sheet tr').length === 4);
	await page.click('.pad-sheet td');
	await page.click('[data-tool=table-head-column]');
	expect(
		await page.$$eval('.pad-sheet tr', (rows) => rows.every((row) => row.firstElementChild?.localName === 'th'))
	).toBe(true);
	expect(await faultsOf(page)).toEqual([]);
	await page.click('[data-tool=table-trash]');
	expect(await page.$('.pad-sheet table')).toBeNull();
	await page.context().close();
}, 60_000);

/** The editor hears of a click a moment after the browser does. */
async function into(page: Page, cell: string): Promise<void> {
	await page.click(cell);
	await page.waitForTimeout(200);
}

test('cells are joined and parted with their words, also while somebody else adds a column', async () => {
	const ana = await opened(harbour);
	await ana.click('[data-tool=table]');
	for (const word of ['a', 'b', 'c', 'd', 'e', 'f']) {
		await ana.keyboard.type(word);
		await ana.keyboard.press('Tab');
	}
	await standing(ana, 'saved');
	const bo = await write(harbour, /pads\/(\w+)/.exec(ana.url())![1]!);
	await bo.waitForSelector('.pad-sheet td:has-text("f")');
	await into(ana, '.pad-sheet td >> nth=0');
	await ana.click('[data-tool=table-cells-joined]');
	await bo.waitForSelector('.pad-sheet td[colspan="2"]:has-text("d")');
	// The caret of somebody else may stand within it.
	expect((await bo.textContent('.pad-sheet td[colspan="2"]'))?.replace(/\u2060.*\u2060/, '')).toBe('de');
	expect(await faultsOf(ana)).toEqual([]);
	await into(bo, '.pad-sheet th >> nth=0');
	await bo.keyboard.press('Control+Alt+ArrowRight');
	await ana.waitForSelector('.pad-sheet td[colspan="3"]:has-text("d")');
	await into(ana, '.pad-sheet td[colspan="3"]');
	await ana.click('[data-tool=table-cell-parted]');
	await bo.waitForFunction(() => document.querySelectorAll('.pad-sheet tr:nth-child(2) td').length === 4);
	await ana.keyboard.press('Control+z');
	await bo.waitForSelector('.pad-sheet td[colspan="3"]');
	for (const page of [ana, bo]) await page.context().close();
}, 60_000);

test('two who add a row and a column to one table at once, one without network, both find them there', async () => {
	const ana = await opened(harbour);
	await ana.click('[data-tool=table]');
	for (const word of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) {
		await ana.keyboard.type(word);
		if (word !== 'i') await ana.keyboard.press('Tab');
	}
	await standing(ana, 'saved');
	const pad = /pads\/(\w+)/.exec(ana.url())![1]!;
	const bo = await write(harbour, pad);
	await bo.waitForSelector('.pad-sheet td:has-text("i")');
	await bo.context().setOffline(true);
	await standing(bo, 'offline');
	await into(bo, '.pad-sheet th >> nth=0');
	await bo.keyboard.press('Control+Alt+ArrowRight');
	await into(bo, '.pad-sheet th >> nth=1');
	await bo.keyboard.type('new');
	await into(ana, '.pad-sheet td >> nth=0');
	await ana.keyboard.press('Control+Alt+ArrowDown');
	await into(ana, '.pad-sheet tr >> nth=2 >> td >> nth=1');
	await ana.keyboard.type('mine');
	await bo.context().setOffline(false);
	const cells = [
		['a', 'new', 'b', 'c'],
		['d', '', 'e', 'f'],
		['', '', 'mine', ''],
		['g', '', 'h', 'i']
	];
	const shown = (page: Page): Promise<string[][]> =>
		page.$$eval('.pad-sheet tr', (rows) => {
			const said = (words: Element) =>
				[...words.childNodes].filter(({ nodeName }) => nodeName === '#text').map(({ textContent }) => textContent);
			return rows.map((row) => [...row.querySelectorAll('p')].map((words) => said(words).join('')));
		});
	for (const page of [ana, bo]) await expect.poll(() => shown(page), { timeout: 25_000 }).toEqual(cells);
	await ana.context().close();
	await bo.context().close();
}, 60_000);
