/** What somebody types beside the text outlives what others say and do meanwhile. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newGuest } from '#kernel/accounts/actor.ts';
import { transaction } from '#kernel/database/connection.ts';
import { openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { padOf } from '../trial.ts';
import { replaceAt } from './anchor.ts';
import { rewrite } from './change.ts';
import * as store from './store.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });
const harbour = openHarbour();
const patience = { timeout: 15_000 };

const text = 'We meet on Monday.\n\nBring bread.\n\nAnd cheese.';

async function come(pad: string): Promise<Page> {
	const page = await harbour.open(`/pads/${pad}`, { viewport: { width: 1280, height: 900 } });
	await page.waitForSelector('.pad-standing[data-standing=saved]', patience);
	await page.click('.pad-tab:has-text("Comments")', patience);
	// The panel takes the caret once it is drawn.
	await page.waitForSelector('#pad-comments-title:focus', patience);
	return page;
}

/** The editor puts its own selection back for a moment after it took the focus. */
const settledMs = 60;

async function selected(page: Page, line: number): Promise<string> {
	await page.focus('.pad-sheet');
	await page.keyboard.press('Control+Home');
	for (let n = 0; n < line; n++) await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Home');
	await page.keyboard.press('Shift+End');
	await page.waitForTimeout(settledMs);
	return page.evaluate(() => String(getSelection()));
}

/** Comments on a line of the text, counted from 0; on the whole pad where there is none. */
async function comment(page: Page, words: string, line: number | null = null): Promise<void> {
	if (line === null) await page.click('text=Add a comment');
	else {
		// Whoever sees that nothing, or something else, is selected does it again.
		await expect.poll(() => selected(page, line), { interval: 200 }).toBe(text.split('\n\n')[line]);
		await page.keyboard.press('Control+Alt+KeyM');
	}
	await page.waitForSelector('#compose-text:focus', patience);
	await page.keyboard.type(words);
	await page.keyboard.press('Control+Enter');
	await page.waitForSelector(`.pad-said-text:has-text("${words}")`, patience);
	await page.waitForSelector('.pad-sheet:focus', patience);
}

test('a comment that is being written stays as it is while others comment', { timeout: 60_000 }, async () => {
	const pad = await padOf(newGuest(), { text });
	const [ana, bo] = [await come(pad), await come(pad)];
	await ana.click('text=Add a comment');
	await ana.waitForSelector('#compose-text:focus', patience);
	await ana.keyboard.type('Half a ');
	await comment(bo, 'First', 1);
	await ana.waitForSelector('.pad-said-text:has-text("First")', patience);
	await ana.keyboard.type('sentence ');
	await comment(bo, 'Second', 0);
	await ana.waitForSelector('.pad-said-text:has-text("Second")', patience);
	await ana.keyboard.type('whole.');
	expect(await ana.inputValue('#compose-text')).toBe('Half a sentence whole.');
	await ana.locator('#compose-suggests').focus();
	await ana.keyboard.press('Space');
	await ana.fill('#compose-words', 'Other words');
	await comment(bo, 'Third');
	await ana.waitForSelector('.pad-said-text:has-text("Third")', patience);
	expect(await ana.inputValue('#compose-words')).toBe('Other words');
	expect(await ana.inputValue('#compose-text')).toBe('Half a sentence whole.');
});

test('an answer that is being written stays, wherever its thread goes', { timeout: 60_000 }, async () => {
	const pad = await padOf(newGuest(), { text });
	const [ana, bo] = [await come(pad), await come(pad)];
	await comment(bo, 'About bread', 1);
	await comment(bo, 'About cheese', 2);
	const answering = ana.locator('.pad-thread:has-text("About bread") .pad-answering');
	await answering.locator('summary').click(patience);
	await answering.locator('textarea').focus();
	await ana.keyboard.type('It is ');
	// The thread on the line above goes below it.
	await bo.focus('.pad-sheet');
	await bo.keyboard.press('Control+Home');
	await comment(bo, 'About Monday', 0);
	await ana.waitForSelector('.pad-said-text:has-text("About Monday")', patience);
	await ana.keyboard.type('good ');
	await bo.locator('.pad-thread:has-text("About bread") button:has-text("Resolve")').click();
	await ana.waitForSelector('.pad-thread:has-text("About bread") .pad-state', { ...patience, state: 'attached' });
	await ana.keyboard.type('bread.');
	expect(await ana.locator('.pad-thread:has-text("About bread") textarea').inputValue()).toBe('It is good bread.');
	await ana.keyboard.press('Tab');
	await ana.locator('.pad-thread:has-text("About bread") button:has-text("Send the answer")').click(patience);
	await bo.waitForSelector('.pad-said-text:has-text("It is good bread.")', { ...patience, state: 'attached' });
	const threads = await store.allThreads(pad);
	expect(threads.map(({ comments }) => comments.length).sort()).toEqual([1, 1, 2]);
});

test('paragraphs that change places move no thread away under what somebody types', { timeout: 60_000 }, async () => {
	const pad = await padOf(newGuest(), { text });
	const [ana, bo] = [await come(pad), await come(pad)];
	await comment(bo, 'About bread', 1);
	await comment(bo, 'About Monday', 0);
	await ana.waitForSelector('.pad-thread:has-text("About Monday")', patience);
	const answering = ana.locator('.pad-thread:has-text("About bread") .pad-answering');
	await answering.locator('summary').click(patience);
	await answering.locator('textarea').focus();
	await ana.keyboard.type('One ');
	// The words of the first thread go: it now stands last.
	await transaction(() =>
		rewrite(pad, newGuest(), (of) => {
			replaceAt(of.flat(), { from: 0, to: 'We meet on Monday.'.length }, '');
			return () => {};
		})
	);
	await ana.waitForSelector('.pad-thread :text("Stood on:")', patience);
	await ana.keyboard.type('two.');
	expect(await answering.locator('textarea').inputValue()).toBe('One two.');
});
