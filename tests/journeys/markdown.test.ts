/** Two people write Markdown in browsers of their own, and what they see is what is read without scripts. */
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { axeFaults } from '../browser.ts';
import { people } from './harbour.ts';

const port = people();
const phone = { viewport: { width: 360, height: 720 }, colorScheme: 'dark' } as const;
const desk = { viewport: { width: 1280, height: 800 } };

const standing = (page: Page, which: string) => page.waitForSelector(`.pad-standing[data-standing=${which}]`);
const focused = (page: Page, name: string) =>
	page.waitForFunction((part) => document.activeElement?.classList.contains(part), name);
const preview = (page: Page, what: string) => page.waitForSelector(`.pad-preview ${what}`);

async function newPad(): Promise<Page> {
	const page = await port.arrive('/pads/new', desk);
	await page.click('details.more summary');
	await page.check('[name=kind][value=markdown]');
	await page.click('text=Make the pad and write');
	await page.waitForSelector('.cm-content');
	return page;
}

async function writeAs(page: Page, name: string): Promise<void> {
	await standing(page, 'saved');
	await page.fill('.pad-own input', name);
	await page.click('.cm-content');
	await page.keyboard.press('Control+End');
}

test('two write Markdown together, one without network for a while, and undo only their own', async () => {
	const ana = await newPad();
	await writeAs(ana, 'Ana');
	await ana.keyboard.type('# Agenda\n\n- bread\nwine');
	await preview(ana, 'li:has-text("wine")');
	const address = ana.url().split('?')[0]!;
	const bo = await port.arrive(address, phone);
	await preview(bo, 'h2:has-text("Agenda")');
	await bo.waitForSelector('.pad-caret-name:has-text("Ana")');
	await writeAs(bo, 'Bo');
	await bo.keyboard.type(' and cheese');
	await preview(ana, 'li:has-text("wine and cheese")');
	await ana.waitForSelector('.pad-people li:has-text("Bo")');

	await bo.context().setOffline(true);
	await standing(bo, 'offline');
	await bo.keyboard.type(', a lot');
	await ana.keyboard.press('Control+Home');
	await ana.keyboard.press('End');
	await ana.keyboard.type(' of June');
	await preview(bo, 'li:has-text("cheese, a lot")');
	await bo.context().setOffline(false);
	await preview(bo, 'h2:has-text("Agenda of June")');
	await preview(ana, 'li:has-text("cheese, a lot")');
	for (const page of [ana, bo]) await standing(page, 'saved');

	await ana.keyboard.press('Control+z');
	await ana.waitForFunction(() => !document.querySelector('.pad-preview h2')?.textContent?.includes('June'));
	await preview(ana, 'li:has-text("cheese, a lot")');
	expect(await axeFaults(ana)).toEqual([]);
	expect(await axeFaults(bo)).toEqual([]);
	expect(port.troubles.filter((trouble) => !/ERR_INTERNET_DISCONNECTED/.test(trouble))).toEqual([]);
}, 90_000);

test('the keyboard alone writes, leads to the preview and back, and to a head', async () => {
	const page = await newPad();
	await standing(page, 'saved');
	await page.focus('.cm-content');
	await page.keyboard.press('Control+b');
	await page.keyboard.type('bold');
	await page.keyboard.press('Control+End');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await page.keyboard.type('# One\n\nText\n\n## Two');
	await preview(page, 'strong:has-text("bold")');
	await preview(page, 'h3:has-text("Two")');
	await page.keyboard.press('Control+Enter');
	await focused(page, 'pad-preview');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect.poll(() => new URL(page.url()).hash).toBe('#h-two');
	await page.keyboard.press('Control+Enter');
	await focused(page, 'cm-content');
	await page.keyboard.press('Tab');
	await expect.poll(() => page.evaluate(() => document.activeElement?.className)).not.toContain('cm-content');
	await page.click('label:has([name=pad-view]) >> nth=0');
	await expect.poll(() => page.isHidden('.pad-preview')).toBe(true);
	await page.focus('.cm-content');
	await page.keyboard.press('Control+Enter');
	await focused(page, 'pad-preview');
	await expect.poll(() => page.isVisible('.cm-content')).toBe(false);
	await page.keyboard.press('Control+Enter');
	await focused(page, 'cm-content');
}, 60_000);

const samples = [
	'# A\n\nsome *text* and `code` with $\\sqrt{x}$ and\na new line',
	'| a | b |\n| - | - |\n| **1** | [l](https://example.org) |\n\n1. one\n2. two\n   - three',
	'<script>alert(1)</script> <b onclick=alert(1)>no</b> [x](javascript:alert(1)) ![p](https://elsewhere.example/p.png)',
	'$$\n\\begin{aligned} a &= b \\\\ &= c \\end{aligned}\n$$\n\n> quoted\n\n---\n\n```js\nlet a = 1 < 2;\n```',
	'- [x] done\n- [ ] *todo*\n\n$\\nosuch$ and $\\href{javascript:alert(1)}{x}$ for $5 & more\n\n## A'
];

/** What a reader without scripts is sent, and what stands in the preview; ticks are told by their boxes. */
const bothTexts = (page: Page): Promise<[string, string]> =>
	page.evaluate(async () => {
		const sent = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
		const textOf = (place: Element): string => {
			const copy = place.cloneNode(true) as Element;
			const boxes = [...copy.querySelectorAll('input')];
			for (const [at, { checked }] of [...place.querySelectorAll('input')].entries())
				boxes[at]!.replaceWith(String(checked));
			return copy.innerHTML;
		};
		return [sent.querySelector('#pad-text')!, document.querySelector('.pad-preview .pad-text')!].map(textOf) as [
			string,
			string
		];
	});

test('what is read without scripts is what the preview shows, and nothing in it runs', async () => {
	const page = await newPad();
	await writeAs(page, 'Eve');
	const address = page.url().split('?')[0]!;
	for (const [place, sample] of samples.entries()) {
		await page.keyboard.insertText(`${sample}\n\nPart ${place}\n\n`);
		await preview(page, `p:has-text("Part ${place}")`);
	}
	await preview(page, 'math');
	const [sent, drawn] = await bothTexts(page);
	expect(drawn).toBe(sent);
	expect(drawn).toContain('<msqrt>');
	const reader = await port.arrive(address, { ...phone, javaScriptEnabled: false });
	expect(await reader.textContent('#pad-text h2')).toBe('A');
	expect(await reader.getAttribute('#pad-text a[href^="https://elsewhere"]', 'rel')).toContain('nofollow');
	expect(await axeFaults(page)).toEqual([]);
	expect(port.troubles.filter((trouble) => !/ERR_INTERNET_DISCONNECTED/.test(trouble))).toEqual([]);
}, 60_000);

test('a diagram is drawn as a picture that asks nobody for anything, or stays as it is written', async () => {
	const page = await newPad();
	await writeAs(page, 'Ana');
	await page.keyboard.insertText(
		'```mermaid\ngraph TD\n  A[Idea] --> B{Good?}\n```\n\n```mermaid\nno such thing\n```\n'
	);
	await preview(page, '.pad-diagram img');
	const isDrawn = () => document.querySelector<HTMLImageElement>('.pad-diagram img')!.naturalWidth > 20;
	await page.waitForFunction(isDrawn);
	expect(await page.textContent('.pad-diagram:nth-of-type(2) pre')).toContain('no such thing');
	expect(await page.locator('.pad-diagram img').count()).toBe(1);
	expect(port.troubles.filter((trouble) => !/ERR_INTERNET_DISCONNECTED/.test(trouble))).toEqual([]);
}, 60_000);

test('a picture that is chosen or pasted stands in the text by its name, and one writes what it shows', async () => {
	const page = await newPad();
	await writeAs(page, 'Ana');
	await page.keyboard.insertText('Our boat');
	const boat = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#1f6f8b' } })
		.png()
		.toBuffer();
	await page.setInputFiles('.pad-tools input[type=file]', { name: 'boat.png', mimeType: 'image/png', buffer: boat });
	await preview(page, 'img');
	await page.keyboard.type('A blue boat');
	await preview(page, 'img[alt="A blue boat"]');
	expect(await page.textContent('.cm-content')).toMatch(/!\[A blue boat\]\(\/pads\/\w+\/pictures\/[\da-f]{32}\.\w+\)/);
	await page.keyboard.press('Control+End');
	await page.evaluate(
		async (bytes) => {
			const data = new DataTransfer();
			data.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }));
			const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
			document.querySelector('.cm-content')!.dispatchEvent(paste);
		},
		[...boat]
	);
	await page.waitForFunction(() => document.querySelectorAll('.pad-preview img').length === 2);
	const isDrawn = () =>
		[...document.querySelectorAll<HTMLImageElement>('.pad-preview img')].every(
			({ naturalWidth }) => naturalWidth === 60
		);
	await page.evaluate(() => document.querySelector('.pad-preview')!.scrollTo(0, 10_000));
	await page.waitForFunction(isDrawn);
	await page.setInputFiles('.pad-tools input[type=file]', {
		name: 'no.png',
		mimeType: 'image/png',
		buffer: Buffer.from('no picture')
	});
	await page.waitForSelector('.pad-fault:has-text("not a picture")');
}, 60_000);

test('words of Markdown are commented on by keyboard, and the comment stays on them while others write', async () => {
	const ana = await newPad();
	await writeAs(ana, 'Ana');
	await ana.keyboard.insertText('# Plan\n\nWe meet on Monday at noon.');
	await standing(ana, 'saved');
	for (let n = 0; n < 9; n++) await ana.keyboard.press('ArrowLeft');
	await ana.keyboard.press('Control+Shift+ArrowLeft');
	await ana.waitForSelector('[data-tool=comment]');
	await ana.keyboard.press('Control+Alt+m');
	await ana.fill('#compose-text', 'Not before Tuesday');
	if (await ana.isVisible('#compose-name')) await ana.fill('#compose-name', 'Ana');
	await ana.click('.pad-composing button[type=submit]');
	await ana.waitForSelector('.cm-content mark.pad-comment:has-text("Monday")');
	const bo = await port.arrive(ana.url().split('?')[0]!, desk);
	await bo.waitForSelector('.cm-content mark.pad-comment:has-text("Monday")');
	await writeAs(bo, 'Bo');
	await bo.keyboard.press('Control+Home');
	await bo.keyboard.insertText('Draft\n\n');
	await preview(ana, 'p:has-text("Draft")');
	expect(await ana.textContent('.cm-content mark.pad-comment')).toBe('Monday');
	// As long as a person presses.
	await bo.click('.cm-content mark.pad-comment', { delay: 150 });
	await bo.waitForSelector('#pad-comments:has-text("Not before Tuesday")');
	expect(await axeFaults(bo)).toEqual([]);
}, 60_000);
