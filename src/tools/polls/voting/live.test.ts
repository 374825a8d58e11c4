/** Two browsers on one poll: what one does, the other sees without reloading. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { tell } from '#live/between.ts';
import { openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { pollOf, type Trial, vote } from './trial.ts';

openTestHouse({ PORT: '0' });
const harbour = openHarbour();

const votersOn = (page: Page, count: string) =>
	page.waitForSelector(`#answers-title:has-text("${count}")`, { timeout: 8000 });

/** The parts that follow, as the server would write them now. */
async function partsOf(page: Page): Promise<string[]> {
	return page.evaluate(
		`[...document.querySelectorAll('[data-live-part]:not([data-live-part=answering])')].map((part) => part.innerText)`
	);
}

async function heard(page: Page, poll: Trial, name: string, count: string) {
	await vote(new Visitor(), poll, name, { 1: 'yes', 2: 'maybe' }, { comment: `Hello from ${name}` });
	await votersOn(page, count);
}

test('by WebSocket, an open page says what a fresh one says, politely', async () => {
	const poll = await pollOf({ settings: { capacity: 1 } });
	const page = await harbour.open(poll.path);
	await heard(page, poll, 'Dov', '1 answer');
	await heard(page, poll, 'Eve', '2 answers');
	expect(await partsOf(page)).toEqual(await partsOf(await harbour.open(poll.path)));
	await page.waitForSelector('[role=status]:has-text("New answers have arrived.")', { state: 'attached' });
	expect(await page.textContent('#q1 .question-said')).toContain('1 waiting');
});

test('in a browser that has no WebSockets at all, server-sent events bring the news', async () => {
	const poll = await pollOf();
	const page = await harbour.open('/healthz');
	await page.addInitScript('delete window.WebSocket');
	await page.goto(harbour.origin + poll.path);
	await heard(page, poll, 'Dov', '1 answer');
});

test('where WebSockets are blocked, server-sent events bring the news', async () => {
	const poll = await pollOf();
	const page = await harbour.open('/healthz');
	await page.addInitScript(
		'delete window.WebSocket; window.WebSocket = class { constructor() { setTimeout(() => this.onclose({ code: 1006 })) } close() {} }'
	);
	await page.goto(harbour.origin + poll.path);
	await heard(page, poll, 'Dov', '1 answer');
	expect(await partsOf(page)).toEqual(await partsOf(await harbour.open(poll.path)));
});

test('where both are blocked, asking now and then does', async () => {
	const poll = await pollOf();
	const page = await harbour.open('/healthz');
	await page.addInitScript(`
		window.WebSocket = class { constructor() { setTimeout(() => this.onclose({ code: 1006 })) } close() {} };
		window.EventSource = class { constructor() { setTimeout(() => this.onerror()) } close() {} };
		const every = window.setInterval;
		window.setInterval = (work, ms) => every(work, ms / 10);
	`);
	await page.goto(harbour.origin + poll.path);
	await heard(page, poll, 'Dov', '1 answer');
	expect(await partsOf(page)).toEqual(await partsOf(await harbour.open(poll.path)));
});

test('nothing typed or chosen is lost when news arrives, and what is left to see arrives once it is sent', async () => {
	const poll = await pollOf();
	const page = await harbour.open(poll.path);
	await page.fill('#vote [name=name]', 'Ana');
	await page.check('[name="choices.1"][value="yes"]');
	await page.click('text=Add a word');
	await page.fill('[name=comment]', 'half a senten');
	await heard(page, poll, 'Dov', '1 answer');
	expect(await page.inputValue('#vote [name=name]')).toBe('Ana');
	expect(await page.isChecked('[name="choices.1"][value="yes"]')).toBe(true);
	expect(await page.inputValue('[name=comment]')).toBe('half a senten');
	expect(await page.evaluate('document.activeElement.name')).toBe('comment');
	expect(await page.textContent('#q1 .question-said')).toBe('1 yes');
});

test('a form that was refused keeps what was sent when news arrives', async () => {
	const poll = await pollOf({ settings: { maxYes: 1 } });
	const page = await harbour.open(poll.path);
	await page.fill('#vote [name=name]', 'Ana');
	await page.check('[name="choices.1"][value="yes"]');
	await page.check('[name="choices.2"][value="yes"]');
	await page.click('text=Send my answers');
	await page.waitForSelector('text=You can say yes to 1 option at most.');
	await heard(page, poll, 'Dov', '1 answer');
	expect(await page.isChecked('[name="choices.2"][value="yes"]')).toBe(true);
});

test('rights taken away meanwhile: the page that nobody typed in says so, the other keeps its words', async () => {
	const poll = await pollOf();
	const [still, typing] = [await harbour.open(poll.path), await harbour.open(poll.path)];
	await typing.fill('#vote [name=name]', 'Ana');
	// Both are listening once they saw a vote.
	await vote(new Visitor(), poll, 'Dov', { 1: 'yes' });
	await Promise.all([votersOn(still, '1 answer'), votersOn(typing, '1 answer')]);
	await carrier()`update kernel.item set visibility = 'private', version = version + 1 where id = ${poll.id}`;
	tell(poll.id, 'items.hide', 99);
	await still.waitForSelector('text=There is nothing at this address.');
	await typing.waitForSelector('[role=status]:has-text("This poll cannot be read any more.")', { state: 'attached' });
	expect(await typing.inputValue('#vote [name=name]')).toBe('Ana');
});

test('options that come while somebody answers are spoken of, and leave the answers alone', async () => {
	const poll = await pollOf({ settings: { proposals: true } });
	const page = await harbour.open(poll.path);
	await page.check('[name="choices.1"][value="yes"]');
	await page.locator('#vote [name=name]').focus();
	await new Visitor().post(poll.path, 'propose', { name: 'Eve', 'options[0].label': 'Cake' });
	await page.waitForSelector('text=The options have changed since you opened this page.');
	expect(await page.isChecked('[name="choices.1"][value="yes"]')).toBe(true);
});

test('whoever may not read a poll hears nothing of it', async () => {
	const poll = await pollOf();
	await carrier()`update kernel.item set visibility = 'private' where id = ${poll.id}`;
	for (const way of ['events', 'version']) {
		const answer = await fetch(`${harbour.origin}/live/${way}?topic=polls.ballots&item=${poll.id}`);
		expect(answer.status).toBe(404);
	}
	const foreign = await fetch(`${harbour.origin}/live`, {
		headers: { origin: 'https://evil.example', connection: 'upgrade', upgrade: 'websocket' }
	}).catch(() => ({ status: 403 }));
	expect(foreign.status).toBe(403);
});
