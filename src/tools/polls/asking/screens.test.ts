/** The pages of asking in a real browser: the calendar by keyboard and by mouse, rows, pictures, axe, a phone's width. */
import { mkdirSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { axeFaultsOpened, openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';

openTestHouse({ PORT: '0' });
const harbour = openHarbour();

type Poll = { options: { day?: string; start?: string; label?: string; picture?: string }[]; zone: string };

/** Presses the main button and reads the poll that comes of it. */
async function made(page: Page): Promise<Poll> {
	await page.getByRole('button', { name: 'Create the poll' }).click();
	await page.waitForURL(/\/made$/);
	const [, id] = /polls\/([^/]+)\/made/.exec(page.url()) ?? [];
	return (await fetch(`${harbour.origin}/api/v1/polls/${id}`)).json() as Promise<Poll>;
}

const dayOf = (page: Page, day: string) => page.locator(`[data-day="${day}"]`);

/** A calendar that opens in May 2027: its first day was typed and refused. */
async function calendarInMay(options?: BrowserContextOptions): Promise<Page> {
	const page = await harbour.open('/polls/new/dates', options);
	await page.clock.setFixedTime(new Date('2027-05-12T10:00:00Z'));
	await page.locator('[role="grid"]').waitFor();
	for (let month = 0; month < 12 && !(await dayOf(page, '2027-05-12').isVisible()); month++)
		await page.getByRole('button', { name: 'Month after' }).click();
	return page;
}

test('days are chosen by keyboard alone: arrows, Home, End, Page keys and Space', async () => {
	const page = await calendarInMay();
	await page.getByRole('textbox', { name: 'Title' }).fill('General meeting');
	await page.getByRole('button', { name: 'Month after' }).focus();
	await page.keyboard.press('Tab');
	const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.day ?? '');
	const start = await focused();
	expect(start).toMatch(/^2027-05-/);
	const press = async (...keys: string[]) => {
		for (const key of keys) await page.keyboard.press(key);
		return focused();
	};
	const from = new Date(start);
	const shifted = (days: number) => new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);
	expect(await press('ArrowLeft', 'ArrowUp')).toBe(shifted(-8));
	expect(await press('ArrowDown', 'ArrowRight')).toBe(start);
	const monday = await press('Home');
	expect(new Date(monday).getUTCDay()).toBe(1);
	await press('Space');
	const sunday = await press('End');
	expect(new Date(sunday).getUTCDay()).toBe(0);
	expect(await press('PageDown')).toMatch(/^2027-06-/);
	expect(await press('PageUp')).toMatch(/^2027-05-/);
	await press('Space', 'ArrowLeft', 'Space', 'Space');
	expect(await dayOf(page, sunday).getAttribute('aria-selected')).toBe('true');
	expect((await made(page)).options.map(({ day }) => day)).toEqual([monday, sunday]);
	await page.context().close();
}, 60_000);

test('the keyboard is never left nowhere by a button that takes itself away', async () => {
	const page = await harbour.open('/polls/new/choices');
	await page.locator('[data-island="polls/asking/choices"][data-awake]').waitFor();
	const focused = () => page.evaluate(() => document.activeElement!.id || document.activeElement!.tagName);
	const press = async (name: string) => {
		await page.getByRole('button', { name, exact: true }).press('Enter');
		return focused;
	};
	await expect.poll(await press('Add an option')).toBe('field-options-3-label');
	await expect.poll(await press('Remove option 4')).toBe('field-options-2-label');
	await expect.poll(await press('Remove option 1')).toBe('field-options-0-label');
	await expect.poll(await press('Move option 1 down')).toBe('field-options-1-label');
	await page.context().close();
	const days = await calendarInMay();
	await dayOf(days, '2027-05-12').click();
	await dayOf(days, '2027-05-13').click();
	const named = () => days.evaluate(() => document.activeElement!.getAttribute('aria-label'));
	await days.getByRole('button', { name: /^Remove Wed.* 12 May/ }).press('Enter');
	await expect.poll(named).toMatch(/^Remove Thu.* 13 May/);
	await days.keyboard.press('Enter');
	await expect.poll(() => days.evaluate(() => document.activeElement!.className)).toContain('polls-day');
	await days.context().close();
}, 60_000);

test('the mouse takes a stretch by dragging and leaves a day by a click; hours fill all days', async () => {
	const page = await calendarInMay();
	await page.getByRole('textbox', { name: 'Title' }).fill('Rehearsals');
	const middle = async (day: string): Promise<[number, number]> => {
		const box = (await dayOf(page, day).boundingBox())!;
		return [box.x + box.width / 2, box.y + box.height / 2];
	};
	await dayOf(page, '2027-05-10').scrollIntoViewIfNeeded();
	await page.mouse.move(...(await middle('2027-05-10')));
	await page.mouse.down();
	await page.mouse.move(...(await middle('2027-05-11')));
	await page.mouse.move(...(await middle('2027-05-13')));
	await page.mouse.up();
	await dayOf(page, '2027-05-12').click();
	await page.getByRole('button', { name: '+ 18:00-20:00' }).click();
	await page.getByRole('textbox', { name: /^Hours on Tue,? 11 May/ }).fill('all afternoon');
	const { options, zone } = await made(page);
	expect(zone).toBe('Europe/Paris');
	expect(options).toMatchObject([
		{ start: '2027-05-10T16:00:00.000Z' },
		{ day: '2027-05-11', text: 'all afternoon' },
		{ start: '2027-05-13T16:00:00.000Z' }
	]);
	await page.context().close();
}, 60_000);

test('fingers tap days, and a range comes by weekdays', async () => {
	const page = await calendarInMay({ hasTouch: true, viewport: { width: 360, height: 800 } });
	await page.getByRole('textbox', { name: 'Title' }).fill('Market');
	await dayOf(page, '2027-05-20').tap();
	await page.getByText('A whole range of days').click();
	await page.getByLabel('From').fill('2027-05-24');
	await page.getByLabel('To', { exact: true }).fill('2027-06-06');
	await page.getByRole('checkbox', { name: 'Saturday' }).check();
	await page.getByRole('button', { name: 'Add these days' }).click();
	const days = (await made(page)).options.map(({ day }) => day);
	expect(days).toEqual(['2027-05-20', '2027-05-29', '2027-06-05']);
	await page.context().close();
}, 60_000);

test('options are added, moved and given a picture at once, and come through the same post', async () => {
	const page = await harbour.open('/polls/new/choices');
	await page.locator('[data-island="polls/asking/choices"][data-awake]').waitFor();
	await page.getByRole('textbox', { name: 'Title' }).fill('Which film?');
	for (const [at, label] of ['One', 'Two', 'Three'].entries())
		await page
			.getByLabel(`Option ${at + 1}`, { exact: true })
			.first()
			.fill(label);
	await page.getByRole('button', { name: 'Add an option' }).click();
	await page.getByRole('textbox', { name: 'Option 4' }).fill('Four');
	await page.getByRole('button', { name: 'Move option 4 up' }).click();
	await page.getByRole('button', { name: 'Remove option 1' }).click();
	await page.getByText('Description, link, seats, picture').first().click();
	const buffer = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#3f7d4e' } })
		.png()
		.toBuffer();
	await page.locator('input[type=file]').first().setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
	await page.getByRole('img', { name: 'Picture of Two' }).waitFor();
	const { options } = await made(page);
	expect(options.map(({ label }) => label)).toEqual(['Two', 'Four', 'Three']);
	expect(options[0]!.picture).toBeTruthy();
	await page.context().close();
}, 60_000);

const script = '"><script>document.title="taken"</script><img src=x onerror="document.title=\'taken\'">';

test('what was refused comes back into the calendar, and script in it stays text', async () => {
	const page = await harbour.open('/polls/new/dates');
	await page.locator('[role="grid"]').waitFor();
	await page.locator('[data-day]').nth(3).click();
	await page.getByRole('textbox', { name: /^Hours on/ }).fill(`${script}${'x'.repeat(60)}`);
	await page.getByRole('textbox', { name: 'Title' }).fill(script);
	await page.getByRole('button', { name: 'Create the poll' }).click();
	await page.getByRole('alert').first().waitFor();
	await page.locator('[role="grid"]').waitFor();
	expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe(script);
	expect(await page.getByRole('textbox', { name: /^Hours on/ }).inputValue()).toContain(script);
	expect(await page.locator('.field-fault').allInnerTexts()).toHaveLength(1);
	expect(await page.title()).not.toBe('taken');
	await page.context().close();
}, 60_000);

const post = (path: string, body: unknown, key = '') =>
	fetch(`${harbour.origin}/api/v1/polls${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
		body: JSON.stringify(body)
	});

type Made = { id: string; manageUrl: string };

test('all pages of asking are accessible and fit a phone, light and dark, in both languages', async () => {
	const ofDates = {
		title: 'Rehearsal',
		kind: 'date',
		options: [{ day: '2027-05-12' }, { start: '2027-05-13T18:00:00Z' }]
	};
	const ofChoices = { title: script, kind: 'choice', options: [{ label: script, text: script }, { label: 'Two' }] };
	const dates = (await (await post('', ofDates)).json()) as Made;
	const choices = (await (await post('', ofChoices)).json()) as Made;
	await post(`/${choices.id}/ballots`, { name: 'Dov', choices: { '1': 'yes' } });
	const ofPoll = ['made', 'links', 'change', 'change/options', 'duplicate'];
	const paths = ['/polls/new', '/polls/new/dates', '/polls/new/choices'].concat(
		[dates, choices].flatMap(({ id }) => ofPoll.map((path) => `/polls/${id}/${path}`))
	);
	const pictures = process.env.PICTURES;
	if (pictures) mkdirSync(pictures, { recursive: true });
	for (const [locale, colorScheme] of [
		['fr', 'light'],
		['en', 'dark']
	] as const) {
		const page = await harbour.open(new URL(dates.manageUrl).pathname, {
			locale,
			colorScheme,
			viewport: { width: 320, height: 700 }
		});
		await page.goto(harbour.origin + new URL(choices.manageUrl).pathname);
		for (const path of paths) {
			await page.goto(harbour.origin + path);
			await page.waitForFunction(() => !document.querySelector('[data-island]:not([data-awake])'));
			expect.soft(await axeFaultsOpened(page), `${path} ${locale}`).toEqual([]);
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			expect.soft(width, `${path} ${locale}`).toBeLessThanOrEqual(320);
			expect.soft(await page.title(), path).not.toBe('taken');
			const name = path.replace(dates.id, 'date').replace(choices.id, 'choice').replaceAll('/', '-');
			if (pictures) await page.screenshot({ path: `${pictures}/${name}-${locale}.png`, fullPage: true });
		}
		await page.context().close();
	}
}, 120_000);
