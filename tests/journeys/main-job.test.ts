/** The main job, from the first page to everybody's calendar, by people in front of browsers. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { people } from './harbour.ts';

const port = people();
const phone = { viewport: { width: 360, height: 720 } };
const desk = { viewport: { width: 1280, height: 800 } };

async function answer(page: Page, name: string, answers: string[]): Promise<void> {
	await page.fill('#vote [name=name]', name);
	for (const [at, one] of answers.entries()) await page.check(`[name="choices.${at + 1}"][value="${one}"]`);
	await page.click('text=Send my answers');
	await page.waitForSelector('text=Thank you, your answers are kept');
}

async function makeDatePoll(ana: Page): Promise<{ share: string; keep: string }> {
	await ana.click('main a[href="/polls/new"]');
	await ana.click('main a[href="/polls/new/dates"]');
	await ana.fill('[name=title]', 'Annual meeting');
	await ana.click('.polls-month-bar button >> nth=1');
	for (const day of ['14', '15']) await ana.locator('td[data-day]', { hasText: new RegExp(`^${day}$`) }).click();
	await ana.fill('[name=hours]', '18:00-20:00');
	await ana.click('text=Create the poll');
	await ana.waitForURL(/\/made$/);
	return { share: await ana.inputValue('#link-share'), keep: await ana.inputValue('#link-keep') };
}

test('a date is found: made without an account, answered, seen live, decided, in the calendars of all', async () => {
	const ana = await port.arrive('/', phone);
	const { share, keep } = await makeDatePoll(ana);

	const bo = await port.arrive(share, phone);
	expect(await bo.textContent('.expiry')).toMatch(/^Kept until /);
	const chloe = await port.arrive(share, desk);
	await answer(bo, 'Bo', ['yes', 'maybe']);
	await chloe.waitForSelector('.grid >> text=Bo');
	const dov = await port.arrive(share, phone);
	await dov.click('text=Add a word');
	await dov.fill('[name=comment]', 'I come by bike');
	await answer(dov, 'Dov', ['yes', 'no']);
	await chloe.waitForSelector('text=I come by bike');
	expect(await chloe.textContent('#answers-title')).toBe('2 answers so far');

	const elsewhere = await port.arrive(keep, desk);
	await elsewhere.click('text=Invite by mail');
	await elsewhere.fill('textarea >> nth=0', 'Fatou <fatou@example.org>');
	await elsewhere.click('text=Send the invitations');
	await elsewhere.waitForSelector('text=Fatou');
	await elsewhere.goto(share);
	await elsewhere.click('.owner-bar >> text=Decide');
	await elsewhere.check('[name^="options"] >> nth=0');
	await elsewhere.click('text=Decide and tell everybody');
	await elsewhere.waitForSelector('text=It is decided');
	await chloe.waitForSelector('text=It is decided');
	expect(await chloe.locator('text=Send my answers').count()).toBe(0);

	const admin = await port.arrive(/http\S+\/welcome\/\S+/.exec(port.house.output)![0], desk);
	await admin.fill('[name=name]', 'Eli');
	await admin.fill('[name=mail]', 'eli@example.org');
	await admin.fill('[name=password]', 'seven calm boats');
	await admin.click('main button.main');
	await admin.click('main a[href="/desk/outbox"]');
	await admin.click('main a:has-text("Annual meeting") >> nth=0');
	const file = await admin.getAttribute('main a[href*="/files/"]', 'href');
	const invitation = await (await admin.request.get(new URL(file!, port.origin).href)).text();
	expect(invitation).toContain('METHOD:REQUEST');
	expect(invitation).toContain('SUMMARY:Annual meeting');

	await bo.click('text=Have these dates in my calendar');
	await bo.click('main button.main');
	const feed = await bo.locator('main input[readonly]').inputValue();
	const dates = await (await bo.request.get(feed.replace(/^webcal/, 'http'))).text();
	expect(dates.match(/BEGIN:VEVENT/g)).toHaveLength(1);
	expect(dates).toContain('STATUS:CONFIRMED');
	expect(port.troubles).toEqual([]);
}, 90_000);
