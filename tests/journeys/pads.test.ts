/** Two people and a third without network write one text, in browsers of their own. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFaults } from '../browser.ts';
import { people } from './harbour.ts';

const port = people();
const phone = { viewport: { width: 360, height: 720 } };
const desk = { viewport: { width: 1280, height: 800 } };

const standing = (page: Page, which: string) => page.waitForSelector(`.pad-standing[data-standing=${which}]`);

async function writeAs(page: Page, name: string): Promise<void> {
	await standing(page, 'saved');
	await page.fill('.pad-own input', name);
	await page.click('.pad-sheet');
	await page.keyboard.press('Control+End');
}

test('a text is written by three, one of whom loses the network, and undone only by its author', async () => {
	const ana = await port.arrive('/pads/new', desk);
	await ana.click('text=Make the pad and write');
	await writeAs(ana, 'Ana');
	await ana.keyboard.type('# Agenda\nWe meet **at noon**.\n- bread\ncheese');
	const address = ana.url().split('?')[0]!;
	const [bo, chloe] = [await port.arrive(address, phone), await port.arrive(address, desk)];
	await bo.waitForSelector('.pad-sheet li:has-text("cheese")');
	await bo.waitForSelector('.pad-caret-name:has-text("Ana")');
	await writeAs(bo, 'Bo');
	await bo.keyboard.type(' and wine');
	await ana.waitForSelector('.pad-people li:has-text("Bo")');
	await ana.waitForSelector('li:has-text("cheese and wine")');

	await writeAs(chloe, 'Chloe');
	await chloe.context().setOffline(true);
	await standing(chloe, 'offline');
	await chloe.click('.pad-sheet h1');
	await chloe.keyboard.press('End');
	await chloe.keyboard.type(' of June');
	await ana.keyboard.type(' for all');
	await chloe.context().setOffline(false);
	await ana.waitForSelector('h1:has-text("Agenda of June")');
	await chloe.waitForSelector('li:has-text("for all")');
	for (const page of [ana, bo, chloe]) await standing(page, 'saved');

	await ana.keyboard.press('Control+z');
	await bo.waitForSelector('li:has-text("for all")', { state: 'detached' });
	await bo.waitForSelector('li:has-text("and wine")');
	expect(await axeFaults(ana)).toEqual([]);
	expect(await axeFaults(bo)).toEqual([]);

	const reader = await port.arrive(address, { ...phone, javaScriptEnabled: false });
	expect(await reader.textContent('#pad-text h2')).toBe('Agenda of June');
	expect(await reader.textContent('#pad-text strong')).toBe('at noon');
	await reader.fill('[name=text]', 'By hand, **without script**');
	// Nobody types that within a second.
	await reader.waitForTimeout(5000);
	await reader.click('#pad-adding button');
	await reader.waitForURL(/done=added/);
	await ana.waitForSelector('.pad-sheet strong:has-text("without script")');
	const file = await (await reader.request.get(`${address}/text.md`)).text();
	expect(file).toContain('# Agenda of June');
	expect(file).toContain('**without script**');
	expect(port.troubles.filter((trouble) => !/ERR_INTERNET_DISCONNECTED/.test(trouble))).toEqual([]);
}, 90_000);
