/** The pages of keeping in a real browser: accessible, and as wide as a phone. */
import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { password, signedUp } from '../../../../tests/accounts.ts';
import { axeFaults, openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });
const harbour = openHarbour();

const pictures = process.env.PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });

test.each([
	['fr-FR', 'light', 340],
	['en-GB', 'dark', 1280]
] as const)(
	'settings, links, frames and templates are accessible and fit: %s, %s',
	async (locale, colorScheme, width) => {
		const page = await harbour.open('/pads/new?from=starter:minutes', {
			viewport: { width, height: 800 },
			locale,
			colorScheme
		});
		const look = async (name: string, path?: string) => {
			if (path) await page.goto(harbour.origin + path);
			await page.waitForLoadState('networkidle');
			await page.evaluate(() => {
				for (const more of document.querySelectorAll<HTMLDetailsElement>('details.more')) more.open = true;
			});
			expect.soft(await axeFaults(page), `${name} ${locale}`).toEqual([]);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			expect.soft(wide, `${name} ${locale}`).toBeLessThanOrEqual(width);
			if (pictures) await page.screenshot({ path: `${pictures}/${name}-${locale}.png`, fullPage: true });
		};
		await look('new');
		await page.click('form button.main');
		await page.waitForURL(/done=made/);
		const pad = /pads\/(\w+)/.exec(page.url())![1]!;
		await look('settings', `/pads/${pad}/settings`);
		await look('links', `/pads/${pad}/links`);
		await page.click('form:has(input[value="make-reading"]) button');
		await page.waitForURL(/done=changed/);
		await look('links-reading');
		const reading = new URL(await page.inputValue('#link-reading')).pathname;
		await look('reading', reading);
		await look('embed', `/pads/${pad}/embed`);
		await look('embed-write', `/pads/${pad}/embed?show=write`);
		await look('embed-bare', `/pads/${pad}/embed?show=write&bars=off`);
		await look('locked', `/pads/${pad}`);
		await page.context().close();
	},
	120_000
);

test('whoever only has a keyboard locks a pad, and opens it again', async () => {
	const page = await harbour.open('/pads/new');
	await page.click('form button.main');
	await page.waitForURL(/done=made/);
	const pad = /pads\/(\w+)/.exec(page.url())![1]!;
	await page.goto(`${harbour.origin}/pads/${pad}/settings`);
	const lock = page.getByRole('button', { name: 'Lock the pad' });
	for (let press = 0; press < 60; press++) {
		await page.keyboard.press('Tab');
		if (await lock.evaluate((button) => button === document.activeElement)) break;
	}
	await page.keyboard.press('Enter');
	await page.waitForURL(/done=writing/);
	await page.getByRole('button', { name: 'Unlock the pad' }).waitFor();
	await page.context().close();
}, 60_000);

test('whoever writes is told at once when the pad is locked, and when a paste is too much', async () => {
	const ana = await harbour.open('/pads/new');
	await ana.click('form button.main');
	await ana.waitForURL(/done=made/);
	const pad = /pads\/(\w+)/.exec(ana.url())![1]!;
	const bo = await harbour.open(`/pads/${pad}`);
	await bo.click('.pad-sheet');
	await bo.keyboard.type('Bread');
	await ana.waitForSelector('.pad-sheet:has-text("Bread")');
	await bo.evaluate(() => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', 'x'.repeat(1_000_001));
		const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
		document.querySelector('.pad-sheet')!.dispatchEvent(paste);
	});
	await bo.waitForSelector('.pad-standing[data-standing=too-much]');
	await bo.keyboard.type(' and wine');
	await bo.waitForSelector('.pad-standing[data-standing=saved]');
	await ana.goto(`${harbour.origin}/pads/${pad}/settings`);
	await ana.getByRole('button', { name: 'Lock the pad' }).click();
	await bo.waitForSelector('.pad-standing[data-standing=denied]');
	expect(await bo.getAttribute('.pad-sheet', 'contenteditable')).toBe('false');
	expect(await bo.textContent('.pad-sheet')).toBe('Bread and wine');
	expect(await axeFaults(bo)).toEqual([]);
	for (const page of [ana, bo]) await page.context().close();
}, 60_000);

test('an account is known by its name in a pad; whoever only takes the name is not', async () => {
	await signedUp('Ana', 'ana@example.org');
	const ana = await harbour.open('/sign-in?to=/pads/new');
	await ana.fill('[name=mail]', 'ana@example.org');
	await ana.fill('[name=password]', password);
	await ana.click('form button.main');
	await ana.goto(`${harbour.origin}/pads/new`);
	await ana.click('form button.main');
	await ana.waitForURL(/done=made/);
	const pad = /pads\/(\w+)/.exec(ana.url())![1]!;
	const eve = await harbour.open(`/pads/${pad}`);
	await eve.fill('.pad-own input', 'Ana');
	await eve.keyboard.press('Tab');
	await eve.waitForSelector('.pad-people li:has-text("Ana") .pad-known');
	await ana.waitForSelector('.pad-people li:has-text("Ana")');
	expect(await ana.locator('.pad-people li:has-text("Ana") .pad-known').count()).toBe(0);
	for (const page of [ana, eve]) await page.context().close();
}, 60_000);
