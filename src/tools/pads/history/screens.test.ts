import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keyFor } from '#kernel/access/keys.ts';
import { axeFaults, openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { samplePad } from '../../../../tests/sample-pad.ts';

openTestHouse({ PORT: '0' });
const harbour = openHarbour();

const phone = { viewport: { width: 360, height: 720 } };
const desk = { viewport: { width: 1280, height: 900 } };
const shots = process.env.SHOTS;
const shoot = async (page: Page, name: string): Promise<void> => {
	await page.evaluate(() => scrollTo(0, 0));
	if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

const asOwner = async (pad: string, options: object): Promise<Page> => {
	const page = await harbour.open(`/pads/${pad}/key/${await keyFor(pad, 'manage')}`, options);
	return page;
};

const slider = (page: Page) => page.locator('.pad-slider input[type=range]');
const said = (page: Page): Promise<string | null> => slider(page).getAttribute('aria-valuetext');

async function tabTo(page: Page, isThere: string): Promise<void> {
	for (let presses = 0; presses < 60; presses++) {
		if (await page.evaluate((selector) => document.activeElement?.matches(selector), isThere)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`No way by keyboard to ${isThere}`);
}

test('whoever has only a keyboard travels through the history, compares, names and restores', async () => {
	const { pad, last } = await samplePad();
	const page = await asOwner(pad, { ...desk, reducedMotion: 'reduce' });
	await page.goto(`${harbour.origin}/pads/${pad}/history`);
	await slider(page).waitFor();
	await tabTo(page, 'input[type=range]');
	expect(await said(page)).toBe(`16 April 2026 at 13:11, Ana. Change ${last} of ${last}`);
	await page.keyboard.press('Home');
	await page.waitForSelector('#history-text:not(:has(li))');
	expect(await said(page)).toContain('12 April 2026 at 10:05, Ana. Change 1 of');
	expect(await page.textContent('#history-text')).toBe('Summer festivalWe meet');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await page.waitForFunction(() => document.querySelector('#history-text')?.textContent?.endsWith('We meet o'));
	expect(await axeFaults(page)).toEqual([]);

	await tabTo(page, '.pad-slider button:not([disabled]):has-text("Later")').catch(() => {});
	await page.locator('.pad-slider button', { hasText: 'Later' }).focus();
	await page.keyboard.press('Enter');
	await page.waitForFunction(() => document.querySelector('#history-text')?.textContent?.includes('harbour.'));
	await page.waitForURL(/\/history\/27$/);
	await tabTo(page, 'a[href$="/compare"]');
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/history\/27\/compare/);
	expect(await page.textContent('ins')).toContain('Added by Ana');
	expect(await axeFaults(page)).toEqual([]);
	await page.goBack();

	await tabTo(page, '#history-deeds summary');
	await page.keyboard.press('Enter');
	await tabTo(page, '#history-deeds input[name=name]');
	await page.keyboard.type('First sketch');
	await page.keyboard.press('Enter');
	await page.waitForURL(/done=named/);
	expect(await page.textContent('.pad-named')).toContain('First sketch');

	await tabTo(page, 'button[data-confirm]');
	await page.keyboard.press('Enter');
	await page.waitForSelector('dialog[open]');
	await tabTo(page, 'dialog button[value=yes]');
	await page.keyboard.press('Enter');
	await page.waitForURL(/done=restored/);
	expect(await page.textContent('#history-text')).toBe('Summer festivalWe meet on Monday at the harbour.');
	expect(await page.textContent('#history-moment')).toContain('Somebody');
}, 90_000);

test('the slider plays the pad from its first word to its last', async () => {
	const { pad, last } = await samplePad();
	const page = await harbour.open(`/pads/${pad}/history/1`, desk);
	await slider(page).waitFor();
	await page.selectOption('.pad-slider select', 'fast');
	await page.click('.pad-slider button:has-text("Play")');
	await page.waitForFunction(
		(n) => document.querySelector<HTMLInputElement>('input[type=range]')?.value === String(n),
		last,
		{
			timeout: 40_000
		}
	);
	await page.waitForSelector('blockquote:has-text("Bring friends.")');
	await page.waitForSelector('.pad-slider button:has-text("Play")');
}, 90_000);

test('without JavaScript every moment is a link', async () => {
	const { pad } = await samplePad();
	const page = await harbour.open(`/pads/${pad}/history`, { ...phone, javaScriptEnabled: false });
	expect(await page.isVisible('.pad-slider')).toBe(false);
	await page.click('.pad-day:last-child li:last-child a');
	await page.waitForURL(/\/history\/27$/);
	expect(await page.textContent('#history-text p')).toBe('We meet on Monday at the harbour.');
	await page.click('#history-neighbours >> text=Later');
	await page.waitForURL(/\/history\/28$/);
	await page.click('#history-deeds >> text=Compare');
	expect(await page.textContent('ins')).toContain('Added by Bo');
}, 60_000);

test.each(['light', 'dark'] as const)(
	'the history can be read on phone and desk, %s',
	async (colorScheme) => {
		const { pad } = await samplePad();
		for (const [size, options] of Object.entries({ phone, desk })) {
			const page = await asOwner(pad, { ...options, colorScheme, locale: size === 'phone' ? 'fr-FR' : 'en-GB' });
			await page.goto(`${harbour.origin}/pads/${pad}/history/45`);
			await slider(page).waitFor();
			await page.waitForFunction(() =>
				document.querySelector('.pad-ribbon-days li:nth-child(2)')?.getAttribute('style')
			);
			expect(await axeFaults(page)).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
			for (const summary of await page.locator('.sheet summary').all()) await summary.click();
			await shoot(page, `history-${size}-${colorScheme}`);
			expect(await axeFaults(page)).toEqual([]);
			await page.goto(`${harbour.origin}/pads/${pad}/history/61/compare?with=1`);
			expect(await axeFaults(page)).toEqual([]);
			await shoot(page, `compare-${size}-${colorScheme}`);
			await page.context().close();
		}
	},
	120_000
);
