import { expect, test } from 'vitest';
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { trashItem } from '#kernel/life/actions.ts';
import { protectItem } from '#portal/items/actions/settings.ts';
import { openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { lockPad } from '../keeping/actions.ts';
import { padOf } from '../trial.ts';
import { desk, standing } from './trial.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });
const harbour = openHarbour();

const by = (owner: Actor) => ({ ...houseCaller, actor: owner });
const boxes = { rich: '.pad-sheet', markdown: '.cm-content' };
const kinds = Object.keys(boxes) as (keyof typeof boxes)[];

const takings: [string, string, (pad: string, owner: Actor) => Promise<unknown>][] = [
	['locked', 'denied', (pad, owner) => perform(lockPad, { pad, locked: true }, by(owner))],
	['put in the trash', 'closed', (item, owner) => perform(trashItem, { item }, by(owner))]
];

test.each(kinds.flatMap((kind) => takings.map((taking) => [kind, ...taking] as const)))(
	'whoever writes in a %s pad that is %s is told, and writes no more into the void',
	async (kind, _what, why, takeAway) => {
		const owner = newGuest();
		const pad = await padOf(owner, { kind, text: 'Bread' });
		const page = await harbour.open(`/pads/${pad}`, desk);
		await standing(page, 'saved');
		await page.click(boxes[kind]);
		await page.keyboard.type('Wine');
		await standing(page, 'saved');
		await takeAway(pad, owner);
		await standing(page, why);
		const before = await page.textContent(boxes[kind]);
		await page.keyboard.type(' and cheese');
		await page.keyboard.press('Control+z');
		await page.waitForTimeout(300);
		expect(await page.textContent(boxes[kind])).toBe(before);
		expect(await page.getAttribute('.pad-standing', 'data-standing')).toBe(why);
		expect(await page.locator('.pad-tools').count()).toBe(0);
		await page.context().close();
	},
	60_000
);

test.each(kinds)(
	'whoever has a locked %s pad open writes as soon as it is unlocked, without opening it again',
	async (kind) => {
		const owner = newGuest();
		const pad = await padOf(owner, { kind, text: 'Bread' });
		const lock = (locked: boolean) => perform(lockPad, { pad, locked }, by(owner));
		const bo = await harbour.open(`/pads/${pad}`, desk);
		await standing(bo, 'saved');
		await bo.click(boxes[kind]);
		await lock(true);
		await standing(bo, 'denied');
		const dov = await harbour.open(`/pads/${pad}`, desk);
		await standing(dov, 'saved');
		expect(await dov.locator('.pad-tools').count()).toBe(0);
		await lock(false);
		for (const [page, words] of [
			[bo, 'Wine '],
			[dov, 'Cheese ']
		] as const) {
			await page.waitForSelector('.pad-tools');
			await standing(page, 'saved');
			await page.click(boxes[kind]);
			await page.keyboard.press('Control+Home');
			await page.keyboard.type(words);
			await standing(page, 'saved');
		}
		await bo.waitForSelector(`${boxes[kind]}:has-text("Cheese")`);
		await dov.waitForSelector(`${boxes[kind]}:has-text("Wine")`);
		for (const page of [bo, dov]) await page.context().close();
	},
	60_000
);

test('what was written without network waits for the password that was set meanwhile', async () => {
	const owner = newGuest();
	const pad = await padOf(owner, { text: 'Bread' });
	const page = await harbour.open(`/pads/${pad}`, desk);
	await standing(page, 'saved');
	await page.click('.pad-sheet');
	await page.context().setOffline(true);
	await standing(page, 'offline');
	await page.keyboard.type('Wine and ');
	await perform(protectItem, { item: pad, guards: 'read', password: 'open sesame' }, by(owner));
	await page.context().setOffline(false);
	await standing(page, 'closed');
	await page.reload();
	await page.fill('[name=password]', 'open sesame');
	await page.press('[name=password]', 'Enter');
	await page.waitForSelector('.pad-sheet p:has-text("Wine and ")');
	await standing(page, 'saved');
	await page.context().close();
}, 60_000);
