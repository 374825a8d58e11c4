import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { password, signIn } from '../../../tests/accounts.ts';
import { axeFaults, openHarbour } from '../../../tests/browser.ts';
import { openTestHouse } from '../../../tests/house.ts';

openTestHouse({ PORT: '0' });
// Only a whole browser fills in forms by itself.
const harbour = openHarbour({ whole: true });

const trap = 'form label[aria-hidden] input';

async function typeIn(page: Page, name: string, mail: string): Promise<void> {
	await page.fill('input[name=name]', name);
	await page.fill('input[name=mail]', mail);
	await page.fill('input[name=password]', password);
}

/** As a browser does that fills in whatever looks like a field, seen or not. */
const fillUnseen = (page: Page, words: string) => page.fill(trap, words, { force: true });

test.each([true, false])(
	'whoever the browser trapped confirms once and loses nothing (scripts: %s)',
	async (scripts) => {
		const page = await harbour.open('/sign-up', { javaScriptEnabled: scripts });
		const mail = scripts ? 'dov@example.org' : 'chloe@example.org';
		await typeIn(page, 'Zoé d’Arvor', mail);
		await fillUnseen(page, 'Port Libre');
		await page.click('main form button');
		await page.waitForSelector('h1:has-text("Please confirm")');
		expect(await page.content()).not.toContain(password);
		if (scripts) expect(await axeFaults(page)).toEqual([]);
		await page.click('main form button');
		await page.waitForURL('**/sign-up/sent');
		expect((await (await signIn(mail)).ask('/account')).text).toContain('Zoé d’Arvor');
		await page.context().close();
	}
);

test('nobody gets to the field by keyboard, by screen reader or by eye', async () => {
	const page = await harbour.open('/sign-up');
	expect(await page.locator('main').ariaSnapshot()).not.toContain('Leave this empty');
	for (let presses = 0; presses < 30; presses++) {
		await page.keyboard.press('Tab');
		expect(await page.locator(trap).evaluate((field) => field === field.ownerDocument.activeElement)).toBe(false);
	}
	const width = await page.locator(trap).evaluate((field) => field.parentElement!.getBoundingClientRect().width);
	expect(width).toBeLessThanOrEqual(1);
	expect(await axeFaults(page)).toEqual([]);
	await page.context().close();
});

const address = {
	NAME_FULL: 'Ana Le Gall',
	EMAIL_ADDRESS: 'ana@example.org',
	COMPANY_NAME: 'Port Libre',
	ADDRESS_HOME_STREET_ADDRESS: '1 quai',
	ADDRESS_HOME_ZIP: '29200',
	ADDRESS_HOME_CITY: 'Brest'
};
const fields = Object.entries(address).map(([name, value]) => ({ name, value }));

/** Browsers fill in forms that ask for an address: these are ours, and some more. */
const more = ['organization', 'street-address', 'postal-code', 'address-level2'];

test('what a browser fills in by itself from the addresses it keeps leaves the unseen field alone', async () => {
	const page = await harbour.open('/sign-up');
	const browser = await page.context().newCDPSession(page);
	await browser.send('Autofill.enable');
	await browser.send('Autofill.setAddresses', { addresses: [{ fields }] });
	await page.evaluate((kinds) => {
		const form = document.querySelector<HTMLFormElement>('main form')!;
		for (const kind of kinds)
			form.append(Object.assign(document.createElement('input'), { name: kind, autocomplete: kind }));
	}, more);
	await page.waitForTimeout(1000);
	const { root } = await browser.send('DOM.getDocument', { depth: -1 });
	const { nodeId } = await browser.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'input[name=name]' });
	const { node } = await browser.send('DOM.describeNode', { nodeId });
	await page.click('input[name=name]');
	await browser.send('Autofill.trigger', { fieldId: node.backendNodeId, address: { fields } } as never);
	await page.waitForFunction(
		() => document.querySelector<HTMLInputElement>('input[name=organization]')?.value === 'Port Libre'
	);
	expect(await page.inputValue('input[name=name]')).toBe('Ana Le Gall');
	expect(await page.locator(trap).inputValue()).toBe('');
	await page.context().close();
});

const inputs = (html: string): Record<string, string> =>
	Object.fromEntries(
		[...html.matchAll(/<input[^>]*?\sname="([^"]+)"(?:[^>]*?\svalue="([^"]*)")?/g)].map(([, name, value]) => [
			name!,
			value ?? ''
		])
	);

test('of thirty people trapped by their browsers, none is lost in silence', async () => {
	const page = await harbour.open('/sign-up', { javaScriptEnabled: false });
	const { request } = page.context();
	const address = `${harbour.origin}/sign-up`;
	let lost = 0;
	for (let person = 0; person < 30; person++) {
		const html = await (await request.get(address)).text();
		const unseen = /aria-hidden="true"[^>]*>[^<]*<input[^>]*name="([^"]+)"/.exec(html)![1]!;
		const typed = { name: `P${person}`, mail: `p${person}@example.org`, password, [unseen]: 'Port Libre' };
		const asked = await request.post(address, { form: { ...inputs(html), ...typed }, maxRedirects: 0 });
		const done = await request.post(address, { form: inputs(await asked.text()), maxRedirects: 0 });
		// So many at once may be asked for a moment more, which is no silence.
		if (done.status() !== 303 && !inputs(await done.text()).kept) lost++;
	}
	expect(lost).toBe(0);
	await page.context().close();
}, 60_000);
