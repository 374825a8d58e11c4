import sharp from 'sharp';
import { expect, test } from 'vitest';
import { newGuest } from '#kernel/accounts/actor.ts';
import { axeFaults, openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { block, words } from '../text/tree.ts';
import { padOf } from '../trial.ts';
import { docxOf } from './docx/write.ts';
import { paperOf } from './trial.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });
const harbour = openHarbour();
const shots = process.env.SHOTS;

const text = '# Who brings what\n\n- [x] bread\n- [ ] cheese\n\n| Who | What |\n| --- | --- |\n| Ana | Tent |\n';

test.each([
	['light', 'en-GB', 320],
	['dark', 'fr-FR', 1280]
] as const)('files of a pad hold for every reader, %s %s', { timeout: 120_000 }, async (colorScheme, locale, width) => {
	const pad = await padOf(newGuest(), { text });
	for (const [name, path] of [
		['pad', `/pads/${pad}`],
		['import', '/pads/import'],
		['into', `/pads/${pad}/import`],
		['print', `/pads/${pad}/print`]
	]) {
		const page = await harbour.open(path!, { colorScheme, locale, viewport: { width, height: 900 } });
		if (name === 'pad') await page.locator('.pad-files > summary').click();
		expect.soft(await axeFaults(page), path).toEqual([]);
		const beyond = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
		expect.soft(beyond, path).toBeLessThanOrEqual(0);
		if (shots) await page.screenshot({ path: `${shots}/${name}-${colorScheme}.png`, fullPage: name !== 'pad' });
		await page.context().close();
	}
});

test('a file says how far it has come, and becomes a pad; a refused one is told in place', {
	timeout: 120_000
}, async () => {
	const bytes = new Uint8Array(
		await sharp({ create: { width: 90, height: 60, channels: 3, background: '#C8502F' } })
			.png()
			.toBuffer()
	);
	const pictures = new Map([['a', { bytes, type: 'image/png', width: 90, height: 60 }]]);
	const tree = [block('paragraph', [words('Sea and sand')]), block('image', [], { src: 'a', alt: 'A red sail' })];
	const page = await harbour.open('/pads/import', { viewport: { width: 360, height: 800 } });
	await page.locator('[data-island="pads/files/upload"][data-awake]').waitFor({ state: 'attached' });
	const choose = (name: string, buffer: Buffer) =>
		page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
	await choose('boat.png', Buffer.from(bytes));
	await page.getByRole('button', { name: 'Make the pad' }).click();
	await page.getByText('not of a kind that can be read here').waitFor();
	expect(new URL(page.url()).pathname).toBe('/pads/import');
	if (shots) await page.screenshot({ path: `${shots}/refused.png`, fullPage: true });
	expect(await axeFaults(page)).toEqual([]);
	await page.locator('[data-island="pads/files/upload"][data-awake]').waitFor({ state: 'attached' });
	await page.route('**/pads/import', async (route) => {
		await new Promise((go) => setTimeout(go, 800));
		await route.continue();
	});
	await choose('day.docx', Buffer.from(docxOf(paperOf(tree, { pictures, title: 'Our day' }))));
	await page.getByRole('button', { name: 'Make the pad' }).click();
	await page.locator('.pad-upload progress').waitFor();
	if (shots) await page.screenshot({ path: `${shots}/sending.png`, fullPage: true });
	await page.waitForURL(/\/pads\/\w+\?done=imported/);
	await page.locator('.banner-title', { hasText: 'The file is in the pad.' }).waitFor();
	await page.locator('img[alt="A red sail"]').first().waitFor({ state: 'attached' });
	if (shots) await page.screenshot({ path: `${shots}/arrived.png`, fullPage: true });
	expect(await axeFaults(page)).toEqual([]);
});

test('a file can be called back while it is on its way', { timeout: 60_000 }, async () => {
	const page = await harbour.open('/pads/import');
	await page.locator('[data-island="pads/files/upload"][data-awake]').waitFor({ state: 'attached' });
	await page.route('**/pads/import', () => {});
	await page
		.locator('input[type="file"]')
		.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') });
	await page.getByRole('button', { name: 'Make the pad' }).click();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await page.locator('.pad-upload progress').waitFor({ state: 'detached' });
	expect(await page.getByRole('button', { name: 'Make the pad' }).isEnabled()).toBe(true);
});
