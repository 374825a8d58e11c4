import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { settings } from '#kernel/settings/settings.ts';
import { lettersTo, password } from '../../../tests/accounts.ts';
import { axeFaults, openHarbour } from '../../../tests/browser.ts';
import { openTestHouse } from '../../../tests/house.ts';
import type { Signal } from '../judge/signal.ts';
import { signals } from '../signals.ts';

openTestHouse({ PORT: '0' });
const harbour = openHarbour();

const told: Signal = {
	name: 'told',
	version: '1',
	cost: 'text',
	look: ({ title, text }) => {
		const points = Number(/scores (\d+)/.exec(`${title} ${text}`)?.[1] ?? 0);
		return points ? [{ symbol: 'told.so', points }] : [];
	}
};
signals.push(told);
// What is alike is one campaign's, and held: that is tried there.
signals.splice(
	signals.findIndex(({ name }) => name === 'known.campaigns'),
	1
);

async function signUp(page: Page, name: string, mail: string): Promise<void> {
	await page.fill('input[name=name]', name);
	await page.fill('input[name=mail]', mail);
	await page.fill('input[name=password]', password);
	// Nobody fills in a form at once: that would count by itself.
	await page.waitForTimeout(2200);
	await page.click('main form button');
}

const accountsOf = (mail: string) => carrier()`select name from kernel.account where mail = ${mail}`;

test('with scripts the browser calculates and sends what was typed by itself', async () => {
	const page = await harbour.open('/sign-up');
	await signUp(page, 'Zoé scores 7', 'zoe@example.org');
	await page.waitForURL('**/sign-up/sent', { timeout: 60_000 });
	expect(await accountsOf('zoe@example.org')).toMatchObject([{ name: 'Zoé scores 7' }]);
	await page.context().close();
}, 90_000);

test('where the browser cannot calculate, the other ways are there', async () => {
	const page = await harbour.open('/sign-up');
	await page.route('**/solver*', (route) => route.abort());
	await signUp(page, 'Bo scores 7', 'bo@example.org');
	await page.waitForSelector('text=cannot do this calculation');
	expect(await axeFaults(page)).toEqual([]);
	await page.click('button:has-text("Let a person look")');
	await page.waitForURL('**/sign-up/sent');
	await page.context().close();
});

test('without scripts a letter is the patient way: on its button the deed is done, once', async () => {
	const page = await harbour.open('/sign-up', { javaScriptEnabled: false });
	await signUp(page, 'Dov scores 7', 'dov@example.org');
	await page.waitForSelector('h1:has-text("One small step first")');
	await page.fill('form:has(input[value=mail]) input[type=email]', 'dov@example.org');
	await page.click('form:has(input[value=mail]) button');
	await page.waitForSelector('h1:has-text("A letter is on its way")');
	expect(await accountsOf('dov@example.org')).toEqual([]);
	const [letter] = await lettersTo('dov@example.org');
	expect(letter!.text).not.toContain('scores');
	const link = new URL(/http\S+/.exec(letter!.text)![0]).pathname;
	const other = await harbour.open(link, { javaScriptEnabled: false });
	await other.click('main form button');
	await other.waitForURL('**/sign-up/sent');
	expect(await accountsOf('dov@example.org')).toHaveLength(1);
	await other.goto(harbour.origin + link);
	await other.click('main form button');
	await other.waitForURL('**/sign-up/sent');
	expect(await accountsOf('dov@example.org')).toHaveLength(1);
	await page.context().close();
	await other.context().close();
});

test('a wait is said in words, and one button sends what was typed', async () => {
	const page = await harbour.open('/sign-up', { javaScriptEnabled: false });
	await signUp(page, 'Chloe scores 5', 'chloe@example.org');
	await page.waitForSelector('h1:has-text("One moment")');
	expect(await page.textContent('main')).toContain('please wait 10 seconds');
	await page.click('main form button');
	await page.waitForSelector('h1:has-text("One moment")');
	await page.waitForTimeout(10_500);
	await page.click('main form button');
	await page.waitForURL('**/sign-up/sent');
	expect(await accountsOf('chloe@example.org')).toHaveLength(1);
	await page.context().close();
}, 40_000);

const openPoll = (title: string, headers: Record<string, string> = {}) =>
	fetch(`${harbour.origin}/api/v1/polls`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify({ title, kind: 'choice', options: [{ label: 'Here' }, { label: 'There' }] })
	});

test('a form with a picture goes through the step too: the picture was put away before', async () => {
	const form = new FormData();
	const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#1f6f8b' } })
		.png()
		.toBuffer();
	for (const [name, value] of Object.entries({
		verb: 'make',
		title: 'A cake that scores 7 in all',
		zone: 'Europe/Paris'
	}))
		form.append(name, value);
	form.append('options[0].label', 'Lemon');
	form.append('options[0].upload', new File([new Uint8Array(picture)], 'lemon.png', { type: 'image/png' }));
	form.append('options[1].label', 'Plum');
	form.append('options[1].upload', new File([], ''));
	const path = '/polls/new/choices';
	const asked = await fetch(harbour.origin + path, {
		method: 'POST',
		body: form,
		headers: { 'sec-fetch-site': 'same-origin' }
	});
	expect(asked.status).toBe(428);
	const text = await asked.text();
	const kept = /name="kept" value="([^"]+)"/.exec(text)![1]!;
	const cookie = asked.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	const body = new URLSearchParams({ kept, way: 'review', second: 'guard.challenge' });
	const headers = { cookie, 'sec-fetch-site': 'same-origin' };
	const made = await fetch(harbour.origin + path, { method: 'POST', body, headers, redirect: 'manual' });
	expect(made.status).toBe(303);
	const [held] = await carrier()`select about from guard.case where kind = 'hold' and closed_at is null`;
	expect(held).toBeDefined();
});

test('a program is given the challenge with the refusal, and answers it in a header', async () => {
	const asked = await openPoll('A text that scores 7 in all');
	expect(asked.status).toBe(428);
	const problem = await asked.json();
	expect(problem).toMatchObject({
		code: 'guard.challenge',
		challenge: { parameters: { algorithm: 'PBKDF2/SHA-256' } }
	});
	const solution = await solveChallenge({ challenge: problem.challenge, deriveKey });
	const altcha = Buffer.from(JSON.stringify({ challenge: problem.challenge, solution })).toString('base64');
	expect((await openPoll('Other words that scores 7', { altcha })).status).toBe(428);
	expect((await openPoll('A text that scores 7 in all', { altcha })).status).toBe(201);
	expect((await openPoll('A text that scores 7 in all', { altcha })).status).toBe(428);
	expect((await openPoll('Please look yourselves: scores 7', { altcha: 'review' })).status).toBe(201);
	const held = await carrier()`
		select 1 from guard.case c join kernel.item i on i.id = c.item where i.title like 'Please%' and c.closed_at is null`;
	expect(held).toHaveLength(1);
	expect(settings().GUARD).toBe('on');
});
