/** Pads in a real browser, for tests. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFaults, type Harbour } from '../../../../tests/browser.ts';
import { padOf } from '../trial.ts';

export const desk = { viewport: { width: 1280, height: 800 } };
export const phone = { viewport: { width: 320, height: 640 }, hasTouch: true };

export const standing = (page: Page, which: string) => page.waitForSelector(`.pad-standing[data-standing=${which}]`);

export async function write(harbour: Harbour, pad: string, options: BrowserContextOptions = desk): Promise<Page> {
	const page = await harbour.open(`/pads/${pad}`, options);
	page.setDefaultTimeout(15_000);
	await standing(page, 'saved');
	await page.click('.pad-sheet');
	return page;
}

export const opened = async (harbour: Harbour, options: BrowserContextOptions = desk): Promise<Page> =>
	write(harbour, await padOf(), options);

/** What people have not written yet is no fault of the page. */
export const faultsOf = async (page: Page) =>
	(await axeFaults(page)).filter((fault) => !fault.startsWith('empty-table-header'));

/** The text as HTML, without what only the editor shows. */
export const textOf = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const copy = document.querySelector('.pad-sheet')!.cloneNode(true) as HTMLElement;
		for (const own of copy.querySelectorAll(
			'.pad-caret, .ProseMirror-trailingBreak, .ProseMirror-separator, .ProseMirror-gapcursor'
		))
			own.remove();
		for (const element of copy.querySelectorAll('*'))
			for (const { name } of [...element.attributes])
				if (/^(class|contenteditable|dir|draggable|style|rel|tabindex)$/.test(name)) element.removeAttribute(name);
		return copy.innerHTML;
	});

type Clip = { html?: string; text?: string; files?: { name: string; type: string; base64: string }[] };

/** What a program puts into the clipboard, put into the text. */
export const paste = (page: Page, clip: Clip): Promise<void> =>
	page.evaluate(({ html, text, files = [] }) => {
		const data = new DataTransfer();
		if (html !== undefined) data.setData('text/html', html);
		if (text !== undefined) data.setData('text/plain', text);
		for (const { name, type, base64 } of files)
			data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type }));
		const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
		document.querySelector('.pad-sheet')!.dispatchEvent(event);
	}, clip);
