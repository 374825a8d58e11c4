import sharp from 'sharp';
import { expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { openHarbour } from '../../../../../tests/browser.ts';
import { openTestHouse } from '../../../../../tests/house.ts';
import { opened, paste, standing, textOf, write } from '../trial.ts';
import { dotFile, excel, googleDocs, libreOffice, markdown, word } from './samples.ts';

openTestHouse({ PORT: '0', GUARD: 'off' });
const harbour = openHarbour();

const padOf = (address: string): string => /pads\/(\w+)/.exec(address)![1]!;

test('what comes from Word keeps its heads, lists, table and emphasis, and nothing else', async () => {
	const page = await opened(harbour);
	await paste(page, { html: word });
	const text = await textOf(page);
	expect(text).toBe(
		[
			'<h1>Compte rendu</h1><h2>Présents</h2>',
			'<p><strong>Gras</strong> et <em>italique</em>, <u>souligné</u>, <s>barré</s> fin</p>',
			'<ul><li><p>pain</p><ul><li><p>complet</p></li></ul></li><li><p>vin</p></li></ul><p>Puis</p>',
			'<ol start="3"><li><p>trois</p></li><li><p>quatre</p></li></ol>',
			'<div><table><tbody><tr><td><p>Qui</p></td><td><p><strong>Quoi</strong></p></td></tr>',
			'<tr><td><p>Ana</p></td><td><p>le pain</p></td></tr></tbody></table></div>',
			'<p><a href="https://example.org/">un lien</a> photo perdue</p><p>piège</p>'
		].join('')
	);
	await page.context().close();
}, 60_000);

test('cells copied from Excel stay a table', async () => {
	const page = await opened(harbour);
	await paste(page, { html: excel, text: 'Nom\tMontant\r\nAna\t12,50 €\r\n\t3\r\n' });
	expect(await textOf(page)).toBe(
		[
			'<div><table><tbody><tr><td><p>Nom</p></td><td><p>Montant</p></td></tr>',
			'<tr><td rowspan="2"><p>Ana</p></td><td><p>12,50 €</p></td></tr><tr><td><p>3</p></td></tr></tbody></table></div>'
		].join('')
	);
	await page.context().close();
}, 60_000);

test('a text in Markdown that is pasted becomes what it means, but for code and where the letters are asked for', async () => {
	const page = await opened(harbour);
	await paste(page, { text: markdown });
	await page.waitForSelector('.pad-sheet h1');
	const text = await textOf(page);
	expect(text).toMatch(
		/^<h1>Titre<\/h1><p>Un <strong>mot<\/strong> et <a href="https:\/\/example.org\/">un lien<\/a>\.<\/p><ul><li><p>pain/
	);
	expect(text).toContain('<li><p>vin</p><ul><li><p>rouge</p></li></ul></li></ul><div><table><tbody><tr><th><p>Qui</p>');
	expect(text).toMatch(/<ul data-type="taskList"><li data-checked="false">.*chaises.*<li data-checked="true">.*tables/);
	await page.keyboard.press('Control+z');
	expect(await textOf(page)).toBe('<p></p>');
	await page.keyboard.down('Shift');
	await paste(page, { text: '# Titre' });
	await page.keyboard.up('Shift');
	await page.waitForSelector('.pad-sheet p:has-text("# Titre")');
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Backspace');
	await page.keyboard.type('``` ');
	await paste(page, { text: '# Titre' });
	expect(await textOf(page)).toBe('<pre><code># Titre</code></pre>');
	await page.context().close();
}, 60_000);

test('a checklist copied from a page, ours as it is read or another, stays one', async () => {
	const page = await opened(harbour);
	const ours =
		'<ul dir="auto" data-type="taskList"><li data-checked="true"><label><input type="checkbox" checked disabled></label><div><p>chairs</p></div></li></ul>';
	const theirs = '<ul class="contains-task-list"><li><input type="checkbox" disabled> tables</li></ul>';
	await paste(page, { html: `${ours}<p>and</p>${theirs}` });
	expect(await textOf(page)).toMatch(
		/^<ul data-type="taskList"><li data-checked="true">.*<p>chairs<.*<p>and<.*<ul data-type="taskList"><li data-checked="false">.*<p>tables</
	);
	await page.context().close();
}, 60_000);

test('what comes from Google Docs is not all bold, and its checklists stay ones', async () => {
	const page = await opened(harbour);
	await paste(page, { html: googleDocs });
	const text = await textOf(page);
	expect(text).toContain('<h1>Minutes</h1><p><strong>Bold</strong><em> slanted</em><s> gone</s></p>');
	expect(text).toContain('<ul><li><p>bread</p><ul><li><p>rye</p></li></ul></li><li><p>wine</p></li></ul>');
	expect(text).toMatch(/<ul data-type="taskList"><li data-checked="true">.*chairs.*<li data-checked="false">.*tables/);
	expect(text).toContain('<table><tbody><tr><td><p>a</p></td><td><p>b</p></td></tr></tbody></table>');
	expect(text).toContain('<a href="https://example.org/x">link</a>');
	expect(text).not.toMatch(/<img|color|font/);
	await page.context().close();
}, 60_000);

test('what comes from LibreOffice brings its pictures along, and those of other hosts become links', async () => {
	const page = await opened(harbour);
	await paste(page, { html: libreOffice });
	await page.waitForSelector('.pad-sheet img[src^="/pads/"]');
	await page.waitForFunction(() => !document.querySelector('.pad-coming'));
	const text = await textOf(page);
	expect(text).toMatch(
		/^<h1>Réunion<\/h1><p><strong>Important<\/strong> et <s>vieux<\/s><\/p><ol start="2"><li><p>deux/
	);
	expect(text).toContain('<li><p>trois</p><ul><li><p>dedans</p></li></ul></li></ol>');
	expect(text).toMatch(/<th><p>Nom<\/p><\/th>.*<td colspan="2"><p>tous<\/p><\/td>/);
	expect(text).toMatch(/<img src="\/pads\/\w+\/pictures\/\w+\.png" alt="Un carré" width="138"><p>/);
	expect(text).toContain('<a href="https://example.org/spy.png">ailleurs</a>');
	await page.context().close();
}, 60_000);

test('a picture is pasted or chosen, described, made smaller, and seen by all, also without scripts', async () => {
	const page = await opened(harbour);
	await page.keyboard.type('Look:');
	await paste(page, { files: [dotFile] });
	await page.waitForSelector('.pad-sheet img');
	await page.click('.pad-sheet img');
	await page.click('[data-tool=picture]');
	await page.keyboard.type('A small square');
	await page.selectOption('.pad-drawer select', 'small');
	await page.keyboard.press('Enter');
	await page.waitForSelector('.pad-sheet img[alt="A small square"][width="240"]');
	await standing(page, 'saved');
	const pad = padOf(page.url());
	const other = await write(harbour, pad);
	await other.waitForSelector('.pad-sheet img[alt="A small square"]');
	expect(await other.evaluate(() => document.querySelector<HTMLImageElement>('.pad-sheet img')!.naturalWidth)).toBe(10);
	const reader = await harbour.open(`/pads/${pad}`, { javaScriptEnabled: false });
	expect(await reader.getAttribute('#pad-text img', 'alt')).toBe('A small square');

	await page.click('.pad-sheet p >> nth=-1');
	await page.keyboard.press('Alt+F10');
	await page.focus('[data-tool=picture]');
	await page.keyboard.press('Enter');
	const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c8502f' } })
		.jpeg()
		.toBuffer();
	await page.setInputFiles('.pad-drawer input[type=file]', {
		name: 'photo.jpg',
		mimeType: 'image/jpeg',
		buffer: photo
	});
	await page.fill('.pad-drawer input[type=text]', 'A brick');
	await page.keyboard.press('Enter');
	await other.waitForSelector('.pad-sheet img[alt="A brick"]');
	expect(await page.$$eval('.pad-sheet img[src]', (all) => all.length)).toBe(2);
	await page.keyboard.press('Control+z');
	await other.waitForSelector('.pad-sheet img[alt="A brick"]', { state: 'detached' });
	expect(await other.$$eval('.pad-sheet img[src]', (all) => all.length)).toBe(1);
	for (const one of [page, other, reader]) await one.context().close();
}, 60_000);

test('a picture that is none, or finds no room, is said so and leaves the text as it was', async () => {
	const page = await opened(harbour);
	await page.keyboard.type('Text');
	await paste(page, { files: [{ name: 'x.png', type: 'image/png', base64: btoa('no picture') }] });
	await page.waitForSelector('.pad-fault:has-text("not a picture")');
	await carrier()`update kernel.item set bytes = 100000000 where id = ${padOf(page.url())}`;
	await paste(page, { files: [dotFile] });
	await page.waitForSelector('.pad-fault:has-text("no room")');
	expect(await textOf(page)).toBe('<p>Text</p>');
	await page.context().close();
}, 60_000);

test('a file that is no picture, dropped into a pad, is said to be none and leaves the pad open', async () => {
	const page = await opened(harbour);
	await page.keyboard.type('Text');
	const isTaken = await page.evaluate(() => {
		const data = new DataTransfer();
		data.items.add(new File(['%PDF-1.4'], 'minutes.pdf', { type: 'application/pdf' }));
		const sheet = document.querySelector('.pad-sheet')!;
		const { x: clientX, y: clientY } = sheet.getBoundingClientRect();
		const drop = { dataTransfer: data, bubbles: true, cancelable: true, clientX: clientX + 20, clientY: clientY + 20 };
		return !sheet.dispatchEvent(new DragEvent('drop', drop));
	});
	expect(isTaken).toBe(true);
	await page.waitForSelector('.pad-fault:has-text("not a picture")');
	expect(await textOf(page)).toBe('<p>Text</p>');
	await page.context().close();
}, 60_000);

test('a picture pasted while the network is away arrives once it is back', async () => {
	const page = await opened(harbour);
	await page.keyboard.type('On the train');
	await standing(page, 'saved');
	await page.context().setOffline(true);
	await standing(page, 'offline');
	await paste(page, { files: [dotFile] });
	await page.waitForSelector('.pad-coming');
	await page.keyboard.type(' home');
	await page.context().setOffline(false);
	await page.waitForSelector('.pad-sheet img');
	await standing(page, 'saved');
	expect(await textOf(page)).toMatch(/^<p>On the train home<\/p><img /);
	await page.context().close();
}, 60_000);

test('a picture copied from another pad is kept with this one too', async () => {
	const page = await opened(harbour);
	await paste(page, { files: [dotFile] });
	const src = await (await page.waitForSelector('.pad-sheet img')).getAttribute('src');
	const other = await opened(harbour);
	await paste(other, { html: `<p>From there</p><img src="${harbour.origin}${src}" alt="x"><p>end</p>` });
	await other.waitForSelector(`.pad-sheet img[src^="/pads/${padOf(other.url())}/"]`);
	expect(await textOf(other)).toMatch(/^<p>From there<\/p><img [^>]+><p>end<\/p>$/);
	for (const one of [page, other]) await one.context().close();
}, 60_000);
