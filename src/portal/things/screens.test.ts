import { expect, test } from 'vitest';
import { password, signedUp } from '../../../tests/accounts.ts';
import { axeFaults, openHarbour } from '../../../tests/browser.ts';
import { openTestHouse } from '../../../tests/house.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });
const harbour = openHarbour();

test.each([
	['fr-FR', 'light', 340],
	['en-GB', 'dark', 1280]
] as const)(
	'labels and what is put aside are accessible and fit: %s, %s',
	async (locale, colorScheme, width) => {
		const mail = `ana-${colorScheme}@example.org`;
		await signedUp('Ana', mail);
		const page = await harbour.open('/sign-in', { viewport: { width, height: 700 }, locale, colorScheme });
		await page.fill('[name=mail]', mail);
		await page.fill('[name=password]', password);
		await page.click('form button.main');
		for (const labels of ['jardin, bureau 2027', 'bureau 2027']) {
			await page.goto(`${harbour.origin}/pads/new`);
			await page.click('form button.main');
			await page.waitForURL(/done=made/);
			const pad = /pads\/(\w+)/.exec(page.url())![1]!;
			await page.goto(`${harbour.origin}/items/${pad}/sorting`);
			await page.fill('[name=labels]', labels);
			expect.soft(await axeFaults(page)).toEqual([]);
			await page.click('form button.main');
			await page.waitForURL(/sorted/);
		}
		expect.soft(await axeFaults(page)).toEqual([]);
		expect.soft(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
		if (process.env.PICTURES)
			await page.screenshot({ path: `${process.env.PICTURES}/things-${locale}.png`, fullPage: true });
		await page.context().close();
	},
	60_000
);
