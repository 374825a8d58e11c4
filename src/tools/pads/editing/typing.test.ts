import { expect, test } from 'vitest';
import { openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { padOf } from '../trial.ts';
import { desk, faultsOf, opened, phone, standing, textOf, write } from './trial.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });
const harbour = openHarbour();

test('Markdown that is typed becomes what it means', async () => {
	const page = await opened(harbour);
	const lines: [string, string][] = [
		['# Agenda', '<h1>Agenda</h1>'],
		['- bread', '<ul><li><p>bread</p></li></ul>'],
		['1. first', '<ol><li><p>first</p></li></ol>'],
		['> said', '<blockquote><p>said</p></blockquote>'],
		[
			'**bold** _italic_ ~~gone~~ `code` x',
			'<p><strong>bold</strong> <em>italic</em> <s>gone</s> <code>code</code> x</p>'
		]
	];
	for (const [typed, made] of lines) {
		await page.keyboard.press('Control+a');
		await page.keyboard.press('Delete');
		await page.keyboard.type('x');
		await page.keyboard.press('Control+a');
		await page.keyboard.press('Backspace');
		await page.keyboard.press('Control+Alt+0');
		await page.keyboard.type(typed);
		expect.soft(await textOf(page), typed).toBe(made);
		await page.keyboard.press('Control+a');
		await page.keyboard.press('Delete');
		for (let n = 0; n < 3; n++) await page.keyboard.press('Backspace');
	}
	await page.keyboard.type('---');
	await page.keyboard.type('[ ] chairs');
	await page.keyboard.press('Enter');
	await page.keyboard.type('tables');
	await page.click('.pad-sheet input[type=checkbox] >> nth=1');
	await page.click('.pad-sheet li >> nth=1');
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await page.keyboard.type('``` const a = 1');
	await page.keyboard.press('Control+Enter');
	await page.keyboard.type('see [the place](https://example.org) there');
	const text = await textOf(page);
	expect.soft(text).toMatch(/^<hr>|<div><hr><\/div>/);
	expect.soft(text).toContain('data-checked="true"');
	expect.soft(text).toContain('<pre><code>const a = 1');
	expect.soft(text).toContain('<a href="https://example.org">the place</a>');
	await page.context().close();
}, 60_000);

test('a checklist is typed as Markdown writes it, within a list too', async () => {
	const page = await opened(harbour);
	const items = () =>
		page.$$eval('.pad-sheet li > div > p, .pad-sheet ul:not([data-type]) > li > p', (all) =>
			all.map((line) => {
				const item = line.closest('li')!;
				return `${item.dataset.checked ?? 'plain'} ${line.textContent}`;
			})
		);
	for (const key of ['- [ ] chairs', 'Enter', 'tables', 'Enter', 'Enter', '- [x] cups', 'Enter', 'Enter'])
		await (key === 'Enter' ? page.keyboard.press(key) : page.keyboard.type(key));
	await page.keyboard.type('- bread');
	await page.keyboard.press('Enter');
	await page.keyboard.type('[ ] wine');
	expect(await items()).toEqual(['false chairs', 'false tables', 'true cups', 'plain bread', 'false wine']);
	expect(await page.locator('.pad-sheet ul[data-type=taskList]').count()).toBe(2);
	await page.keyboard.press('Home');
	await page.keyboard.type('red ');
	expect((await items()).at(-1)).toBe('false red wine');
	await page.context().close();
}, 60_000);

test('the tools do what they say, by mouse and by keyboard alone', async () => {
	const page = await opened(harbour);
	await page.keyboard.type('word');
	await page.keyboard.press('Control+a');
	for (const [tool, tag] of [
		['bold', 'strong'],
		['italic', 'em'],
		['underline', 'u'],
		['strike', 's'],
		['code', 'code']
	] as const) {
		await page.click(`[data-tool=${tool}]`);
		expect.soft(await textOf(page), tool).toContain(`<${tag}>`);
		expect.soft(await page.getAttribute(`[data-tool=${tool}]`, 'aria-pressed')).toBe('true');
		await page.click(`[data-tool=${tool}]`);
	}
	await page.keyboard.press('Alt+F10');
	expect(await page.evaluate(() => document.activeElement?.localName)).toBe('select');
	for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight');
	expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.tool)).toBe('bullets');
	await page.keyboard.press('Enter');
	expect(await textOf(page)).toBe('<ul><li><p>word</p></li></ul>');
	await page.keyboard.press('Alt+F10');
	await page.keyboard.press('End');
	await page.keyboard.press('Home');
	await page.keyboard.press('Escape');
	await page.waitForFunction(() => document.activeElement?.classList.contains('pad-sheet'));
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Control+k');
	await page.keyboard.type('example.org/a');
	await page.keyboard.press('Enter');
	expect(await textOf(page)).toContain('<a href="https://example.org/a">word</a>');
	await page.context().close();
}, 60_000);

test('people who are here are named from a list, without leaving the keyboard', async () => {
	const ana = await opened(harbour);
	const pad = /pads\/(\w+)/.exec(ana.url())![1]!;
	const bo = await write(harbour, pad);
	await bo.fill('.pad-own input', 'Chloé Dupont');
	await bo.click('.pad-sheet');
	await ana.waitForSelector('.pad-people li:has-text("Chloé")');
	await ana.click('.pad-sheet');
	await ana.keyboard.type('Ask @chlo');
	await ana.waitForSelector('[role=option]:has-text("Chloé Dupont")');
	const active = await ana.getAttribute('.pad-sheet', 'aria-activedescendant');
	expect(await ana.textContent(`#${active}`)).toBe('Chloé Dupont');
	expect(await faultsOf(ana)).toEqual([]);
	await ana.keyboard.press('Enter');
	await ana.keyboard.type('now');
	expect(await ana.textContent('.pad-sheet')).toContain('Ask @Chloé Dupont now');
	expect(await ana.$('[role=listbox]')).toBeNull();
	await ana.keyboard.type(' and mail a@b.org @nobody');
	expect(await ana.$('[role=listbox]')).toBeNull();
	await bo.waitForSelector('.pad-sheet .pad-mention:has-text("@Chloé Dupont")');
	const reader = await harbour.open(`/pads/${pad}`, { javaScriptEnabled: false });
	expect(await reader.textContent('#pad-text')).toContain('Ask @Chloé Dupont');
	for (const page of [ana, bo, reader]) await page.context().close();
}, 60_000);

test('a line is as high as before where somebody else writes at its end', async () => {
	const ana = await opened(harbour);
	await ana.keyboard.type('We meet at noon');
	await standing(ana, 'saved');
	const high = () => ana.$eval('.pad-sheet p', (line) => line.getBoundingClientRect().height);
	const alone = await high();
	const bo = await write(harbour, /pads\/(\w+)/.exec(ana.url())![1]!);
	await bo.keyboard.press('Control+End');
	await ana.waitForSelector('.pad-sheet p .pad-caret');
	expect(await high()).toBe(alone);
	await ana.context().close();
	await bo.context().close();
}, 60_000);

test('letters that are composed, as in Japanese or by accents, arrive once and whole', async () => {
	const page = await opened(harbour);
	const keyboard = await page.context().newCDPSession(page);
	await page.keyboard.type('a ');
	for (const text of ['k', 'か', 'かn', 'かんじ']) {
		await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
		await page.waitForTimeout(60);
	}
	await keyboard.send('Input.insertText', { text: '漢字' });
	await keyboard.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 });
	await keyboard.send('Input.insertText', { text: 'é' });
	await page.keyboard.type(' z');
	const pad = /pads\/(\w+)/.exec(page.url())![1]!;
	await standing(page, 'saved');
	const other = await write(harbour, pad);
	expect(await textOf(page)).toBe('<p>a 漢字é z</p>');
	expect(await textOf(other)).toBe('<p>a 漢字é z</p>');
	for (const one of [page, other]) await one.context().close();
}, 60_000);

test('a composition goes on while somebody else writes', async () => {
	const page = await opened(harbour);
	await page.keyboard.type('one');
	await page.keyboard.press('Enter');
	const pad = /pads\/(\w+)/.exec(page.url())![1]!;
	await standing(page, 'saved');
	const other = await write(harbour, pad);
	const keyboard = await page.context().newCDPSession(page);
	await keyboard.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 });
	await other.click('.pad-sheet p >> nth=0');
	await other.keyboard.press('End');
	await other.keyboard.type(' two');
	await page.waitForSelector('.pad-sheet p:has-text("one two")');
	await keyboard.send('Input.imeSetComposition', { text: 'かん', selectionStart: 2, selectionEnd: 2 });
	await keyboard.send('Input.insertText', { text: '漢' });
	await other.waitForSelector('.pad-sheet p:has-text("漢")');
	expect(await textOf(other)).toBe('<p>one two</p><p>漢</p>');
	expect(await textOf(page)).toBe('<p>one two</p><p>漢</p>');
	for (const one of [page, other]) await one.context().close();
}, 60_000);

test('who writes at the end of a paragraph goes on there when somebody parts it in two', async () => {
	const page = await opened(harbour);
	await page.keyboard.type('bread wine');
	const pad = /pads\/(\w+)/.exec(page.url())![1]!;
	await standing(page, 'saved');
	const other = await write(harbour, pad);
	await other.click('.pad-sheet p');
	await other.keyboard.press('Home');
	for (let n = 0; n < 5; n++) await other.keyboard.press('ArrowRight', { delay: 60 });
	await other.keyboard.press('Enter');
	await page.waitForSelector('.pad-sheet p >> nth=1');
	await page.keyboard.type(' and cheese');
	await other.waitForSelector('.pad-sheet p:has-text("cheese")');
	expect(await textOf(page)).toBe('<p>bread</p><p> wine and cheese</p>');
	await other.keyboard.press('Backspace');
	await page.waitForSelector('.pad-sheet p >> nth=1', { state: 'detached' });
	await page.keyboard.type(' too');
	await other.waitForSelector('.pad-sheet p:has-text("too")');
	for (const one of [page, other]) {
		expect(await textOf(one)).toBe('<p>bread wine and cheese too</p>');
		await one.context().close();
	}
}, 60_000);

test('on a phone of 320 points all tools are within reach, and nothing is wider than the screen', async () => {
	const page = await opened(harbour, phone);
	await page.tap('[data-tool=table]');
	await page.waitForSelector('.pad-sheet table');
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	await page.tap('[data-tool=table-column-after]');
	await page.tap('[data-tool=picture]');
	await page.waitForSelector('#pad-drawer');
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	expect(await faultsOf(page)).toEqual([]);
	await page.context().close();
}, 60_000);

test('who wrote what is shown on demand, with the names of those who left, and for one person alone', async () => {
	const ana = await opened(harbour);
	const pad = /pads\/(\w+)/.exec(ana.url())![1]!;
	await ana.fill('.pad-own input', 'Ana');
	await ana.selectOption('.pad-own select', '#a53d66');
	await ana.click('.pad-sheet');
	await ana.keyboard.type('Bread');
	await standing(ana, 'saved');
	const bo = await write(harbour, pad);
	await bo.fill('.pad-own input', 'Bo');
	await bo.click('.pad-sheet');
	await bo.keyboard.press('Control+End');
	await bo.keyboard.type(' and wine');
	await standing(bo, 'saved');
	await ana.context().close();
	await bo.click('text=Who wrote what');
	await bo.waitForSelector('.pad-by[title="Ana"]:has-text("Bread")');
	await bo.waitForSelector('.pad-by[title="Bo"]:has-text("and wine")');
	await bo.waitForSelector('.pad-legend li:has-text("Ana"):has-text("not here now")');
	const colour = await bo.evaluate(
		() => getComputedStyle(document.querySelector('.pad-by[title="Ana"]')!).borderBlockEndColor
	);
	expect(colour).toBe('rgb(165, 61, 102)');
	await bo.keyboard.press('Control+End');
	await bo.click('.pad-sheet');
	await bo.keyboard.press('Control+End');
	await bo.keyboard.type(' too');
	await bo.waitForSelector('.pad-by[title="Bo"]:has-text("and wine too")');
	await bo.click('.pad-legend button:has-text("Bo")');
	await bo.waitForSelector('.pad-by.aside[title="Ana"]');
	expect(await faultsOf(bo)).toEqual([]);
	await bo.click('text=Read with names');
	expect(await bo.textContent('.pad-text')).toContain('Ana: BreadBo:  and wine too');
	expect(await faultsOf(bo)).toEqual([]);
	await bo.context().close();
}, 60_000);

test('the rest of a text stays untouched at each key while it shows who wrote what', async () => {
	const pad = await padOf(undefined, { text: 'Bread and wine.\n\n'.repeat(200) });
	const bo = await write(harbour, pad);
	await bo.click('text=Who wrote what');
	await bo.waitForSelector('.pad-by');
	await bo.evaluate(() => {
		const changed = new MutationObserver((all) => {
			document.body.dataset.changed = String(Number(document.body.dataset.changed ?? 0) + all.length);
		});
		for (const line of [...document.querySelectorAll('.pad-sheet p')].slice(0, -1))
			changed.observe(line, { attributes: true, childList: true, subtree: true });
	});
	await bo.focus('.pad-sheet');
	await bo.keyboard.press('Control+End');
	await bo.keyboard.type('And cheese');
	await bo.waitForSelector('.pad-by:has-text("cheese")');
	expect(await bo.getAttribute('body', 'data-changed')).toBe(null);
	await bo.context().close();
}, 60_000);

test('a line in Arabic or Hebrew begins on the right, with the sign of its list', async () => {
	const page = await opened(harbour);
	await page.keyboard.type('Bread\nשלום\n- مرحبا');
	const beginnings = () =>
		page.evaluate(() =>
			[...document.querySelectorAll('.pad-text:not([hidden]) :is(p, li)')].map((line) => {
				const range = document.createRange();
				range.selectNodeContents(line);
				const [words, room] = [range.getBoundingClientRect(), line.getBoundingClientRect()];
				return room.right - words.right < words.left - room.left || getComputedStyle(line).direction === 'rtl';
			})
		);
	expect(await beginnings()).toEqual([false, true, true, true]);
	await standing(page, 'saved');
	await page.goto(`${harbour.origin}/pads/${/pads\/(\w+)/.exec(page.url())![1]}/authors`);
	expect(await beginnings()).toEqual([false, true, true, true]);
	await page.context().close();
}, 60_000);

test('what was written without network is kept over a closed page, and joins the rest on return', async () => {
	const ana = await opened(harbour);
	await ana.keyboard.type('one');
	await standing(ana, 'saved');
	const pad = /pads\/(\w+)/.exec(ana.url())![1]!;
	const context = ana.context();
	await ana.route('**/live/**', (route) => route.abort());
	await context.setOffline(true);
	await ana.waitForSelector('.pad-standing[data-standing=offline]:has-text("kept in this browser")');
	await ana.keyboard.type(' two');
	await ana.waitForTimeout(500);
	await ana.close();
	const bo = await write(harbour, pad);
	await bo.keyboard.press('Control+Home');
	await bo.keyboard.type('zero ');
	await standing(bo, 'saved');
	expect(await bo.textContent('.pad-sheet p')).not.toContain('two');
	await context.setOffline(false);
	const again = await context.newPage();
	await again.goto(`${harbour.origin}/pads/${pad}`);
	await bo.waitForSelector('.pad-sheet p:has-text("zero one two")');
	await standing(again, 'saved');
	for (const page of [bo, again]) await page.context().close();
}, 60_000);

test('whoever writes in a browser that keeps nothing is told so while the network is away', async () => {
	const context = await harbour.come(desk);
	await context.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('A private window', 'SecurityError');
		};
	});
	const page = await context.newPage();
	await page.goto(`${harbour.origin}/pads/${await padOf()}`);
	await standing(page, 'saved');
	await context.setOffline(true);
	await page.click('.pad-sheet');
	await page.keyboard.type('On the train');
	await standing(page, 'unkept');
	expect(await page.textContent('.pad-standing')).toContain('leave this page open');
	const asked = page.waitForEvent('dialog');
	const leaving = page.close({ runBeforeUnload: true });
	await (await asked).dismiss();
	await leaving;
	await context.setOffline(false);
	await standing(page, 'saved');
	await context.close();
}, 60_000);
