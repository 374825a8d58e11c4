/** The link that only reads, in real browsers: the text changes there while others write. */
import { expect, test } from 'vitest';
import { newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { axeFaults, openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { addText } from '../actions.ts';
import { standing } from '../editing/trial.ts';
import { padOf } from '../trial.ts';
import { shareReading } from './actions.ts';
import { streamFor } from './watching.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });
const harbour = openHarbour();
const patience = { timeout: 15_000 };

async function readable(text: string, more: object = {}) {
	const owner = newGuest();
	const pad = await padOf(owner, { text, ...more });
	await perform(shareReading, { pad, wish: 'make' }, { ...houseCaller, actor: owner });
	const [row] = await carrier()<{ token: string }[]>`select token from pads.reading where item = ${pad}`;
	return { owner, pad, token: row!.token, path: `/pads/read/${row!.token}` };
}

test('who holds the link to read sees what others write, and cannot write', { timeout: 60_000 }, async () => {
	const { owner, pad, path } = await readable('First words.\n\nThe end.');
	const [reader, writer] = [await harbour.open(path), await harbour.open(`/pads/${pad}`)];
	await standing(writer, 'saved');
	await reader.waitForSelector('text=What others write appears here by itself.', patience);
	const heard: string[] = [];
	reader.on('response', async (answer) => heard.push(await answer.text().catch(() => '')));
	await reader.evaluate(() => {
		const [first] = document.querySelectorAll('#pad-text p');
		(window as { first?: Element }).first = first;
	});
	await writer.click('.pad-sheet p:has-text("The end.")');
	await writer.keyboard.press('End');
	await writer.keyboard.type(' Or not.');
	await reader.waitForSelector('#pad-text :text("The end. Or not.")', patience);
	// What did not change is the very same, so that who has selected it or reads it aloud is not disturbed.
	expect(await reader.evaluate(() => (window as { first?: Element }).first?.isConnected)).toBe(true);
	expect(await reader.locator('[contenteditable], #pad-text textarea').count()).toBe(0);
	expect((await reader.content()) + heard.join('')).not.toContain(pad);
	expect(await axeFaults(reader)).toEqual([]);
	await perform(shareReading, { pad, wish: 'end' }, { ...houseCaller, actor: owner });
	await reader.waitForSelector('text=This link no longer leads anywhere.', patience);
	await perform(addText, { pad, text: 'Secret' }, { ...houseCaller, actor: owner });
	await reader.waitForTimeout(2500);
	expect(await reader.content()).not.toContain('Secret');
});

test('what was written while the line was broken is there when it is back', { timeout: 60_000 }, async () => {
	const { pad, path, owner } = await readable('First words.');
	const reader = await harbour.open('/pads/new');
	await reader.route('**/news', (way) => way.abort());
	await reader.goto(harbour.origin + path);
	await perform(addText, { pad, text: 'Meanwhile' }, { ...houseCaller, actor: owner });
	await reader.waitForTimeout(2000);
	expect(await reader.textContent('#pad-text')).not.toContain('Meanwhile');
	await reader.unroute('**/news');
	await reader.waitForSelector('#pad-text :text("Meanwhile")', { timeout: 45_000 });
});

test('what is written while somebody comes is told to them', async () => {
	const { pad, token, owner } = await readable('First words.');
	await perform(addText, { pad, text: 'Meanwhile' }, { ...houseCaller, actor: owner });
	const lines = streamFor(token, async (tree) => JSON.stringify(tree), 0).getReader();
	const next = async () => new TextDecoder().decode((await lines.read()).value);
	expect(await next()).toContain('"sequence":0');
	expect(await next()).toContain('Meanwhile');
	await lines.cancel();
});

test('without scripts there is the text, and a link to look again', { timeout: 60_000 }, async () => {
	const { pad, path, owner } = await readable('First words.');
	const reader = await harbour.open(path, { javaScriptEnabled: false });
	await perform(addText, { pad, text: 'More' }, { ...houseCaller, actor: owner });
	await reader.click('text=Look again');
	expect(await reader.textContent('#pad-text')).toContain('More');
	expect(await reader.locator('text=appears here by itself').count()).toBe(0);
});

test('a Markdown pad is read as it is shown', { timeout: 60_000 }, async () => {
	const { pad, path, owner } = await readable('It is *so*.', { kind: 'markdown' });
	const reader = await harbour.open(path);
	await reader.waitForSelector('text=What others write appears here by itself.', patience);
	await perform(addText, { pad, text: 'And **more**' }, { ...houseCaller, actor: owner });
	await reader.waitForSelector('#pad-text strong:text("more")', patience);
});
