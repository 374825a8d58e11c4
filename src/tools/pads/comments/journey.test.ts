/** Comments in real browsers, with the keyboard alone. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { readDocument } from '#live/documents/writing.ts';
import { axeFaults, openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { changePad } from '../actions.ts';
import { padOf } from '../trial.ts';
import { setCommenting } from './actions.ts';
import * as store from './store.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });
const harbour = openHarbour();

const text = '# Minutes\n\nWe meet on Monday at the harbour.\n\nBring bread.';
const patience = { timeout: 15_000 };

async function come(pad: string): Promise<Page> {
	const page = await harbour.open(`/pads/${pad}`, { viewport: { width: 1280, height: 900 } });
	await page.waitForSelector('.pad-sheet :text("We meet")', patience);
	await page.waitForSelector('.pad-tab', patience);
	await page.waitForSelector('.pad-standing[data-standing=saved]', patience);
	return page;
}

/** Two people before the same text. */
async function together(): Promise<{ pad: string; ana: Page; bo: Page }> {
	const pad = await padOf(newGuest(), { text });
	return { pad, ana: await come(pad), bo: await come(pad) };
}

/** Puts the caret before a word by keys, and selects it. */
async function selectWord(page: Page, line: number, word: number): Promise<void> {
	await page.focus('.pad-sheet');
	await page.keyboard.press('Control+Home');
	for (let n = 0; n < line; n++) await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Home');
	for (let n = 0; n < word; n++) await page.keyboard.press('Control+ArrowRight');
	await page.keyboard.press('Control+Shift+ArrowRight');
}

/** Tabs until what has the focus says this. */
async function tabTo(page: Page, words: string): Promise<void> {
	for (let presses = 0; presses < 60; presses++) {
		const here = await page.evaluate(() => {
			const { activeElement } = document;
			return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim() ?? '';
		});
		if (here.startsWith(words)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`No way by the keyboard to “${words}”.`);
}

/** One key leads to a new comment, or to the thread the caret stands in. */
const reach = async (page: Page, place: string): Promise<void> => {
	await page.keyboard.press('Control+Alt+KeyM');
	await page.waitForSelector(`${place}:focus`, patience);
};
const compose = (page: Page) => reach(page, '#compose-text');
const reachThread = (page: Page) => reach(page, '.pad-thread');

async function suggestInstead(page: Page): Promise<void> {
	await page.locator('#compose-suggests').focus();
	await page.keyboard.press('Space');
	await page.waitForSelector('#compose-words:focus', patience);
}

const textIn = (page: Page) => page.textContent('.pad-sheet');

test('with the keyboard alone one comments, answers, resolves, suggests and accepts', async () => {
	const { pad, ana, bo } = await together();
	await selectWord(ana, 1, 3);
	await compose(ana);
	expect(await ana.textContent('.pad-composing q')).toBe('Monday');
	await ana.keyboard.type('Is the harbour open then?');
	await ana.keyboard.press('Control+Enter');
	await bo.waitForSelector('mark.pad-comment:has-text("Monday")', patience);
	await ana.waitForSelector('.pad-sheet:focus', patience);

	await bo.focus('.pad-sheet');
	await selectWord(bo, 1, 3);
	await bo.keyboard.press('ArrowLeft');
	await bo.keyboard.press('ArrowRight');
	await reachThread(bo);
	expect(await bo.locator('.pad-thread:focus').ariaSnapshot()).toContain('Is the harbour open then?');
	expect(await axeFaults(bo)).toEqual([]);
	await tabTo(bo, 'Answer');
	await bo.keyboard.press('Enter');
	await tabTo(bo, 'Your answer').catch(() => undefined);
	await bo.locator('.pad-answering textarea').focus();
	await bo.keyboard.type('It is.');
	await tabTo(bo, 'Send the answer');
	await bo.keyboard.press('Enter');
	await ana.waitForSelector('.pad-thread :text("It is.")', patience);

	await ana.keyboard.press('ArrowRight');
	await reachThread(ana);
	await tabTo(ana, 'Resolve');
	await ana.keyboard.press('Enter');
	await ana.waitForSelector('[role=status]:has-text("Marked as resolved.")', patience);
	await bo.waitForSelector('mark.pad-comment', { ...patience, state: 'detached' });

	await selectWord(bo, 2, 1);
	await compose(bo);
	await tabTo(bo, 'Suggest other words').catch(() => undefined);
	await suggestInstead(bo);
	await bo.keyboard.press('Control+A');
	await bo.keyboard.type('wine');
	await bo.keyboard.press('Control+Enter');
	await ana.waitForSelector('mark.pad-comment.suggestion', patience);
	await ana.keyboard.press('Escape');
	await ana.waitForSelector('.pad-sheet:focus', patience);
	await ana.keyboard.press('Control+End');
	await ana.keyboard.press('ArrowLeft');
	await ana.keyboard.press('ArrowLeft');
	await reachThread(ana);
	await tabTo(ana, 'Accept');
	await ana.keyboard.press('Enter');
	await bo.waitForSelector('.pad-sheet :text("Bring wine.")', patience);
	// The caret of somebody else may stand between.
	expect(await textIn(ana)).toMatch(/Bring .*wine\.$/);
	const threads = await store.allThreads(pad);
	expect(threads.map(({ resolved }) => resolved !== null)).toEqual([true, true]);
}, 90_000);

test('a comment follows its words while others write, and says what it stood on when they are gone', async () => {
	const { ana, bo } = await together();
	await selectWord(ana, 1, 3);
	await compose(ana);
	await ana.keyboard.type('Sure?');
	await ana.keyboard.press('Control+Enter');
	await bo.waitForSelector('mark.pad-comment:has-text("Monday")', patience);
	await bo.focus('.pad-sheet');
	await bo.keyboard.press('Control+Home');
	await bo.keyboard.type('Our ');
	await bo.keyboard.press('ArrowDown');
	await bo.keyboard.press('Home');
	await bo.keyboard.type('All of us: ');
	await ana.waitForSelector('.pad-sheet :text("All of us")', patience);
	for (const page of [ana, bo]) expect(await page.textContent('mark.pad-comment')).toBe('Monday');
	// A paragraph that becomes a heading is written anew.
	await bo.selectOption('.pad-tools select', '2');
	await ana.waitForSelector('.pad-sheet h2:has-text("All of us")', patience);
	for (const page of [ana, bo]) {
		await page.waitForSelector('mark.pad-comment:has-text("Monday")', patience);
		expect(await page.textContent('mark.pad-comment')).toBe('Monday');
	}
	await bo.focus('.pad-sheet');
	await bo.keyboard.press('Control+A');
	await bo.keyboard.press('Delete');
	await ana.waitForSelector('.pad-thread :text("Stood on:")', patience);
	expect(await ana.textContent('.pad-thread q')).toBe('Monday');
}, 60_000);

test('a comment on the first words of a text stands on them', async () => {
	const { ana, bo } = await together();
	await selectWord(ana, 0, 0);
	await compose(ana);
	await ana.keyboard.type('Whose?');
	await ana.keyboard.press('Control+Enter');
	const marked = (page: Page) => page.textContent('mark.pad-comment', patience);
	const words = await marked(ana);
	expect((await textIn(ana))!.startsWith(words!)).toBe(true);
	expect(await marked(bo)).toBe(words);
	for (const page of [ana, bo]) await page.waitForSelector('.pad-thread .pad-goes', { ...patience, state: 'attached' });
	await bo.focus('.pad-sheet');
	await bo.keyboard.press('Control+Home');
	await bo.keyboard.type('Today: ');
	await ana.waitForSelector('.pad-sheet :text("Today: ")', patience);
	for (const page of [ana, bo]) expect(await marked(page)).toBe(words);
	for (const page of [ana, bo]) await page.context().close();
}, 60_000);

test('several paragraphs are suggested other words for, and change at once for everybody', async () => {
	const { ana, bo } = await together();
	await ana.focus('.pad-sheet');
	await ana.keyboard.press('Control+Home');
	await ana.keyboard.press('ArrowDown');
	await ana.keyboard.press('Home');
	await ana.keyboard.press('Control+Shift+End');
	await compose(ana);
	await suggestInstead(ana);
	expect(await ana.inputValue('#compose-words')).toBe('We meet on Monday at the harbour.\nBring bread.');
	await ana.fill('#compose-words', 'We meet.\nBring bread.\nAnd wine.');
	await ana.keyboard.press('Control+Enter');
	await bo.waitForSelector('mark.pad-comment.suggestion:has-text("Bring bread.")', patience);
	await bo.click('mark.pad-comment.suggestion:has-text("Bring bread.")', { delay: 150 });
	expect(await axeFaults(bo)).toEqual([]);
	await bo.click('.pad-thread button:has-text("Accept")');
	for (const page of [ana, bo]) {
		await page.waitForSelector('.pad-sheet p:has-text("And wine.")', patience);
		// The caret of somebody else may stand within them.
		const lines = (await page.locator('.pad-sheet p').allTextContents()).map((line) =>
			line.replace(/\u2060.*\u2060/, '')
		);
		expect(lines).toEqual(['We meet.', 'Bring bread.', 'And wine.']);
	}
}, 60_000);

test('in a Markdown pad too, comments stand on their words and suggestions are accepted', async () => {
	const pad = await padOf(newGuest(), { text: 'We meet on **Monday** at the harbour.', kind: 'markdown' });
	const open = async () => {
		const page = await harbour.open(`/pads/${pad}`, { viewport: { width: 1280, height: 900 } });
		await page.waitForSelector('.cm-content:has-text("We meet")', patience);
		await page.waitForSelector('.pad-tab', patience);
		return page;
	};
	const [ana, bo] = [await open(), await open()];
	await ana.focus('.cm-content');
	await ana.keyboard.press('Control+Home');
	for (let n = 0; n < 'We meet on **'.length; n++) await ana.keyboard.press('ArrowRight');
	for (let n = 0; n < 'Monday'.length; n++) await ana.keyboard.press('Shift+ArrowRight');
	await compose(ana);
	expect(await ana.textContent('.pad-composing q')).toBe('Monday');
	await suggestInstead(ana);
	await ana.keyboard.press('Control+A');
	await ana.keyboard.type('Tuesday');
	await ana.keyboard.press('Control+Enter');
	await bo.waitForSelector('mark.pad-comment.suggestion:has-text("Monday")', patience);
	await bo.focus('.cm-content');
	await bo.keyboard.press('Control+Home');
	await bo.keyboard.type('All of us: ');
	await ana.waitForSelector('.cm-content:has-text("All of us")', patience);
	for (const page of [ana, bo]) expect(await page.textContent('mark.pad-comment')).toBe('Monday');
	await bo.click('.cm-content mark.pad-comment', { delay: 150 });
	await bo.click('.pad-thread button:has-text("Accept")');
	await ana.waitForSelector('.cm-content:has-text("Tuesday")', patience);
	expect((await readDocument('pads', pad)).getText('markdown').toString().trim()).toBe(
		'All of us: We meet on **Tuesday** at the harbour.'
	);
}, 60_000);

test('what is said in the chat reaches the others, and is counted until they look', async () => {
	const { ana, bo } = await together();
	await ana.focus('.pad-tab:has-text("Chat")');
	await ana.keyboard.press('Enter');
	await ana.waitForSelector('#chat-text:focus', patience);
	await ana.keyboard.type('Who brings the keys?');
	await ana.keyboard.press('Enter');
	await bo.waitForSelector('.pad-unread:has-text("1")', patience);
	await bo.click('.pad-tab:has-text("Chat")');
	await bo.waitForSelector('.pad-message:has-text("Who brings the keys?")', patience);
	await bo.waitForSelector('.pad-unread', { ...patience, state: 'detached' });
	expect(await axeFaults(bo)).toEqual([]);
	await ana.click('.pad-message .link-button');
	await ana.click('dialog button[value=yes]');
	await bo.waitForSelector('.pad-message', { ...patience, state: 'detached' });
}, 60_000);

test('the right to comment taken away holds at once', async () => {
	const owner = newGuest();
	const pad = await padOf(owner, { text, writers: 'key' });
	await perform(setCommenting, { pad, who: 'readers', guests: true }, { ...houseCaller, actor: owner });
	const page = await harbour.open(`/pads/${pad}`, { viewport: { width: 390, height: 800 } });
	await page.click('.pad-tab:has-text("Comments")');
	await page.click('text=Add a comment');
	await page.fill('#compose-text', 'Hello');
	await page.fill('#compose-name', 'Chloe');
	await page.click('.pad-composing button[type=submit]');
	await page.waitForSelector('.pad-thread :text("Hello")', patience);
	expect(await axeFaults(page)).toEqual([]);
	await perform(setCommenting, { pad, who: 'nobody', guests: true }, { ...houseCaller, actor: owner });
	await page.waitForSelector('text=You can read the comments, not add any.', patience);
	await perform(changePad, { pad, writers: 'link' }, { ...houseCaller, actor: owner });
}, 60_000);
