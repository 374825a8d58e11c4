/** Answering in a real browser: by mouse and by keyboard, on a phone and on a desk. */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeFaults, openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { pollOf, type Trial, vote } from './trial.ts';

// The same text from many people within a second: what the guard is there for.
openTestHouse({ PORT: '0', GUARD: 'shadow' });
const harbour = openHarbour();

const phone = { viewport: { width: 360, height: 720 } };

const evenings = (settings: object = {}) =>
	pollOf({
		title: 'Assemblée générale',
		kind: 'date',
		options: [
			{ start: '2030-10-26T20:00', end: '2030-10-26T22:00' },
			{ start: '2030-10-27T20:00', end: '2030-10-27T22:00' },
			{ day: '2030-11-02' },
			{ day: '2030-11-03', text: 'soir' }
		],
		settings: { zone: 'Europe/Paris', ...settings }
	});

const say = (page: Page, option: string, answer: string) => page.check(`[name="choices.${option}"][value="${answer}"]`);

test('somebody answers, changes, comments and takes all back on a phone', async () => {
	const poll = await evenings();
	const page = await harbour.open(poll.path, phone);
	await page.fill('#vote [name=name]', 'Dov');
	await say(page, '1', 'yes');
	await say(page, '2', 'maybe');
	await page.click('text=Add a word');
	await page.fill('[name=comment]', 'I come by bike');
	await page.click('text=Send my answers');
	await page.waitForSelector('text=Thank you, your answers are kept');
	await page.click('text=See the poll');
	expect(await page.textContent('#answers-title')).toBe('1 answer so far');
	expect(await page.textContent('.said-text')).toBe('I come by bike');
	await page.click('text=Change my answers');
	expect(await page.isChecked('[name="choices.2"][value="maybe"]')).toBe(true);
	await say(page, '2', 'no');
	await page.click('text=Save my changes');
	await page.waitForSelector('text=Your changes are saved');
	expect(await page.getAttribute('.grid tbody td:nth-of-type(2)', 'data-answer')).toBe('no');
	await page.click('.said button');
	await page.click('dialog .danger');
	await page.waitForSelector('text=The comment was removed');
	await page.click('text=Take my answers back');
	await page.click('main button.danger');
	await page.waitForSelector('text=No answers yet');
	expect(await page.inputValue('#vote [name=name]')).toBe('Dov');
});

test('four times enlarged, no bar covers the questions of a poll, and its days are no landmarks', async () => {
	const page = await harbour.open((await evenings()).path, { viewport: { width: 320, height: 256 } });
	const bar = (await page.locator('.ballot-actions').boundingBox())!;
	expect(bar.y).toBeGreaterThan(256);
	expect(await page.getByRole('region', { name: /october/i }).count()).toBe(0);
	expect(await page.getByRole('heading', { level: 3 }).count()).toBeGreaterThan(2);
});

test('all yes, all cleared, and how many yes are left', async () => {
	const free = await harbour.open((await evenings()).path);
	await free.click('text=Yes to all');
	expect(await free.locator('input[value=yes]:checked').count()).toBe(4);
	await free.click('text=Clear my answers');
	expect(await free.locator('input:checked').count()).toBe(0);
	const bound = await harbour.open((await evenings({ maxYes: 2 })).path);
	await bound.waitForSelector('text=You can say yes to 2 more.');
	await say(bound, '1', 'yes');
	await bound.waitForSelector('text=You can say yes to 1 more.');
	expect(await bound.locator('text=Yes to all').count()).toBe(0);
});

test('a reader elsewhere sees hours on their own clocks, and those of the poll again by one button', async () => {
	const page = await harbour.open((await evenings()).path, { timezoneId: 'Asia/Tokyo' });
	await page.waitForSelector('text=Times are in your time (Tokyo).');
	expect(await page.textContent('#n1 time')).toBe('Sun 27 Oct, 03:00 – 05:00');
	await page.click('text=Show those of Paris');
	await page.waitForSelector('#n1 time:text-is("20:00 – 22:00")');
});

test('what was decided is told on the clocks of a reader elsewhere too, day and hours', async () => {
	const poll = await evenings();
	const decided = await fetch(`${harbour.origin}/api/v1${poll.path}/decision`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${poll.manageKey}` },
		body: JSON.stringify({ options: ['1'] })
	});
	expect(decided.status).toBe(200);
	const page = await harbour.open(poll.path, { timezoneId: 'Asia/Tokyo' });
	await page.waitForSelector('.decision-time time:text-is("03:00 – 05:00")');
	expect(await page.textContent('.decision-day')).toBe('Sunday, 27 October 2030');
	expect(await page.isVisible('.decision-zone')).toBe(false);
	await page.click('text=Show those of Paris');
	await page.waitForSelector('.decision-zone:text("(Paris time)")');
	expect(await page.textContent('.decision-day')).toBe('Saturday, 26 October 2030');
});

test('an order is put together by buttons with the keyboard, and sent', async () => {
	const poll = await pollOf({
		options: ['Walk', 'Museum', 'Picnic'].map((label) => ({ label })),
		settings: { method: 'schulze' }
	});
	const page = await harbour.open(poll.path);
	await page.fill('#vote [name=name]', 'Dov');
	for (const name of ['Walk', 'Museum', 'Picnic']) {
		await page.focus(`.unranked button:has-text("${name}")`);
		await page.keyboard.press('Enter');
	}
	await page.focus('[aria-label="Picnic: one place up"]');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	expect(await page.locator('.ranked-name').allTextContents()).toEqual(['Picnic', 'Walk', 'Museum']);
	const grip = (await page.locator('.ranked-one:nth-child(3) .ranked-grip').boundingBox())!;
	const first = (await page.locator('.ranked-one:nth-child(1)').boundingBox())!;
	await page.mouse.move(grip.x + 10, grip.y + 10);
	await page.mouse.down();
	await page.mouse.move(grip.x + 10, first.y + 2, { steps: 4 });
	await page.mouse.up();
	expect(await page.locator('.ranked-name').allTextContents()).toEqual(['Museum', 'Picnic', 'Walk']);
	await page.click('text=Send my answers');
	await page.click('text=See the poll');
	expect(await page.locator('.grid tbody td').allTextContents()).toEqual(['3', '1', '2']);
});

const calendar = [
	'BEGIN:VCALENDAR',
	'VERSION:2.0',
	'PRODID:-//Test//EN',
	'BEGIN:VEVENT',
	'UID:1',
	'DTSTAMP:20300101T000000Z',
	'DTSTART:20301026T180000Z',
	'DTEND:20301026T190000Z',
	'SUMMARY:Choir',
	'END:VEVENT',
	'END:VCALENDAR',
	''
].join('\r\n');

test('whoever drops a calendar on clocks nobody knows is told so', async () => {
	const slots = [{ start: '2026-11-20T18:00:00Z', end: '2026-11-20T20:00:00Z' }];
	const poll = await pollOf({ kind: 'date', options: slots, settings: { zone: 'Europe/Paris' } });
	const page = await harbour.open(poll.path);
	await page.click('text=Fill in from my calendar');
	const text = calendar.replace(/DTSTART[^\n]*/, 'DTSTART;TZID=Bureau 4:20261120T190000');
	const file = { name: 'agenda.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) };
	await page.setInputFiles('#calendar-file', file);
	await page.waitForSelector('text=on clocks we do not know (Bureau 4)');
});

test('a calendar file marks busy times and says no to them once asked, without leaving the browser', async () => {
	const page = await harbour.open((await evenings()).path);
	const sent: string[] = [];
	page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
	await page.click('text=Fill in from my calendar');
	await page.setInputFiles('#calendar-file', {
		name: 'mine.ics',
		mimeType: 'text/calendar',
		buffer: Buffer.from(calendar)
	});
	await page.waitForSelector('text=You are busy at 1 of these 4 times.');
	expect(await page.textContent('#q1 .question-busy')).toBe('Busy in your calendar');
	expect(await page.locator('input:checked').count()).toBe(0);
	await page.click('text=Answer no to it');
	expect(await page.isChecked('[name="choices.1"][value="no"]')).toBe(true);
	await page.setInputFiles('#calendar-file', {
		name: 'x.ics',
		mimeType: 'text/calendar',
		buffer: Buffer.from('hello')
	});
	await page.waitForSelector('text=This is not a calendar we can read.');
	expect(sent).toEqual([]);
});

async function busyPoll(settings: object, choice: (option: number) => string): Promise<Trial> {
	const poll = await pollOf({
		title: 'Which outing?',
		options: ['Walk by the sea', 'Museum', 'Canoe'].map((label) => ({
			label,
			text: 'A *fine* day',
			link: 'https://example.org/'
		})),
		settings: { proposals: true, ...settings }
	});
	for (const name of ['Ana', 'Bo', 'Chloé'])
		await vote(new Visitor(), poll, name, Object.fromEntries([1, 2, 3].map((one) => [one, choice(one)])), {
			comment: 'See you there'
		});
	return poll;
}

test('axe finds nothing and nothing is wider than a phone, in both themes and languages', async () => {
	const polls = {
		dates: await evenings({ capacity: 1, closesAt: '2030-10-20T20:00' }),
		approval: await busyPoll({ method: 'approval' }, () => 'yes'),
		ranks: await busyPoll({ method: 'run-off' }, String),
		score: await busyPoll({ method: 'score' }, String),
		judgment: await busyPoll({ method: 'majority-judgment' }, () => 'good'),
		dots: await busyPoll({ method: 'dots' }, () => '1')
	};
	for (const name of ['Ana Lopez', 'Bo', 'Chloé'])
		await vote(new Visitor(), polls.dates, name, { 1: 'yes', 2: 'maybe', 3: 'no' });
	const pictures = process.env.PICTURES;
	if (pictures) mkdirSync(pictures, { recursive: true });
	for (const [locale, colorScheme, width] of [
		['fr', 'light', 360],
		['en', 'dark', 360],
		['fr', 'dark', 1280]
	] as const) {
		for (const [name, poll] of Object.entries(polls)) {
			const page = await harbour.open(poll.path, { locale, colorScheme, viewport: { width, height: 800 } });
			await page.waitForSelector('[data-awake]', { state: 'attached' });
			expect(await axeFaults(page), `${name} ${locale} ${colorScheme}`).toEqual([]);
			expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(width);
			if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png`, fullPage: true });
			await page.context().close();
		}
	}
}, 120_000);
