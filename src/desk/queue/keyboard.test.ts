/** The queue in a real browser: cleared by keyboard, usable without scripts, readable on a phone. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { axeFaults, openHarbour } from '../../../tests/browser.ts';
import { heldNote, moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { guest } from '../../../tests/notes.ts';
import type { Visitor } from '../../../tests/visitor.ts';

openTestHouse({ PORT: '0', BASE_URL: 'http://localhost:3000' });
const harbour = openHarbour();

let ana: Visitor;
beforeAll(async () => {
	ana = (await moderator('Ana')).visitor;
});
afterEach(() => carrier()`update guard.case set closed_at = now() where closed_at is null`);

async function atDesk(path: string, options: BrowserContextOptions = {}): Promise<Page> {
	const page = await harbour.open('/', options);
	const cookies = [...ana.cookies].map(([name, value]) => ({ name, value, url: harbour.origin }));
	await page.context().addCookies(cookies);
	await page.goto(harbour.origin + path);
	return page;
}

const held = async (count: number, campaign: string | null = null, domains: string[] = []) => {
	for (let number = 0; number < count; number++) {
		const { actor } = await guest();
		const title = `${campaign ?? 'Note'} number ${number}`;
		await heldNote({ maker: actor.id, title, body: `Words of number ${number}`, campaign, domains });
	}
};
const waiting = async (): Promise<number> => {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from guard.case where closed_at is null`;
	return row!.count;
};

async function press(page: Page, key: string): Promise<void> {
	await page.waitForSelector('.desk-keys', { state: 'attached' });
	await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
}

test('a moderator clears a hundred held items by keyboard in under ten minutes, and takes one back', async () => {
	await held(100);
	const page = await atDesk('/desk/queue', { viewport: { width: 1280, height: 800 } });
	const keys = ['f', 'q', 'x', 't', 's', 'f', 'f', 'q'];
	const started = performance.now();
	for (let number = 0; number < 99; number++) await press(page, keys[number % keys.length]!);
	await press(page, 'u');
	expect(await waiting()).toBe(2);
	for (const key of ['f', 'f']) await press(page, key);
	const seconds = (performance.now() - started) / 1000;
	expect(await waiting()).toBe(0);
	expect(await page.textContent('main')).toContain('Nothing waits');
	const reading = 3;
	console.log(
		`100 held items, 102 keys: ${seconds.toFixed(1)} s of machine, ${(seconds / 102).toFixed(2)} s a key; ` +
			`${((seconds + 100 * reading) / 60).toFixed(1)} min with ${reading} s of reading each`
	);
	expect(seconds + 100 * reading).toBeLessThan(600);
}, 180_000);

test('on a laptop, what is decided about is read above what can be decided', async () => {
	await held(3, 'win-a-phone');
	const page = await atDesk('/desk/queue', { viewport: { width: 1280, height: 800 } });
	const words = (await page.locator('.desk-content').boundingBox())!;
	const deciding = (await page.locator('.desk-deciding').boundingBox())!;
	expect(words.y + words.height).toBeLessThan(deciding.y);
});

test('what was decided is said aloud, and each case is named by the window', async () => {
	await held(1, 'Boats');
	const page = await atDesk('/desk/queue');
	await page.click('.desk-list >> text=Boats number 0');
	await expect.poll(() => page.title()).toBe('Boats number 0 · What waits · Archipel');
	await press(page, 'f');
	await page.getByRole('status').filter({ hasText: 'Fine: it is shown' }).nth(1).waitFor();
});

test('thirty-seven alike are decided by one key, and brought back by one', async () => {
	await held(37, 'win-a-phone', ['win.example']);
	await held(2);
	const page = await atDesk('/desk/queue');
	await page.click('.desk-list >> text=win-a-phone');
	await page.waitForSelector('text=Decide for all 37');
	await press(page, 'Shift+X');
	expect(await waiting()).toBe(2);
	expect(await page.textContent('.desk-done')).toContain('37 in the trash');
	await press(page, 'u');
	expect(await waiting()).toBe(39);
	await page.waitForSelector('.desk-keys', { state: 'attached' });
	await page.keyboard.press('?');
	await page.waitForSelector('text=Use these keys');
	await page.uncheck('.desk-keys input');
	await page.keyboard.press('f');
	await page.waitForTimeout(300);
	expect(await waiting()).toBe(39);
});

test('keys do nothing while somebody writes, and a question leads to its words', async () => {
	await held(1);
	const page = await atDesk('/desk/queue');
	await page.waitForSelector('.desk-keys', { state: 'attached' });
	await page.keyboard.press('a');
	expect(await page.evaluate('document.activeElement.name')).toBe('words');
	await page.keyboard.type('fqx what is it for?');
	expect(await waiting()).toBe(1);
	await Promise.all([page.waitForNavigation(), page.click('text=Ask the maker')]);
	const [asked] = await carrier()<{ question: string }[]>`select question from guard.asking`;
	expect(asked!.question).toBe('fqx what is it for?');
});

test('without scripts everything is decided and undone by plain buttons', async () => {
	await held(2);
	const page = await atDesk('/desk/queue', { javaScriptEnabled: false });
	await page.click('.desk-buttons >> text=Quarantine');
	expect(await waiting()).toBe(1);
	await page.click('.desk-done button');
	expect(await waiting()).toBe(2);
	await page.goto(`${harbour.origin}/desk/queue?q=${encodeURIComponent('number 1')}`);
	expect(await page.locator('.desk-list li').count()).toBe(1);
});

test.each([360, 1280])('axe finds nothing, and nothing is wider than a screen of %i', async (width) => {
	await held(3);
	// Of whoever is known each is by itself.
	await carrier()`update guard.event set maker_days = 20`;
	await held(3, 'alike');
	for (const colorScheme of ['light', 'dark'] as const) {
		const page = await atDesk('/desk/queue', { viewport: { width, height: 800 }, colorScheme });
		expect(await axeFaults(page)).toEqual([]);
		await page.goto(harbour.origin + (await page.getAttribute('.desk-list a >> nth=3', 'href')));
		expect(await axeFaults(page)).toEqual([]);
		expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
	}
});
