/** The same without a single script: on old phones, behind strict companies, with a slow line. */
import { expect, test } from 'vitest';
import { people } from './harbour.ts';

const port = people();
const plain = { viewport: { width: 360, height: 720 }, javaScriptEnabled: false };

test('a poll is made, answered, changed, commented on, decided and opened again without scripts', async () => {
	const ana = await port.arrive('/', plain);
	await ana.click('main a[href="/polls/new"]');
	await ana.click('main a[href="/polls/new/dates"]');
	await ana.fill('[name=title]', 'Annual meeting');
	await ana.fill('[name="rows[0].day"]', '2030-05-14');
	await ana.fill('[name="rows[1].day"]', '2030-05-15');
	await ana.fill('[name=hours]', '18:00-20:00');
	await ana.click('text=Create the poll');
	const share = await ana.inputValue('#link-share');
	const keep = await ana.inputValue('#link-keep');

	const bo = await port.arrive(share, plain);
	await bo.fill('#vote [name=name]', 'Bo');
	await bo.check('[name="choices.1"][value=yes]');
	await bo.click('text=Send my answers');
	await bo.click('text=See the poll');
	await bo.click('text=Change my answers');
	await bo.check('[name="choices.2"][value=maybe]');
	await bo.click('text=Save my changes');
	expect(await bo.textContent('main')).toContain('Your changes are saved');
	await bo.click('text=Write a comment');
	await bo.fill('[name=text]', 'I bring a cake');
	await bo.click('main form:has([name=text]) button');
	expect(await bo.textContent('.said-text')).toBe('I bring a cake');

	const elsewhere = await port.arrive(keep, plain);
	expect(await elsewhere.textContent('#answers-title')).toBe('1 answer so far');
	await elsewhere.click('.owner-bar >> text=Decide');
	await elsewhere.check('[name^="options"] >> nth=0');
	await elsewhere.click('main button.main');
	expect(await elsewhere.textContent('.decision')).toContain('Tuesday, 14 May 2030');
	expect(await elsewhere.textContent('#answers-title')).toBe('1 answer');
	await bo.goto(share);
	expect(await bo.locator('text=Change my answers').count()).toBe(0);
	await elsewhere.click('.owner-bar >> text=Open it again');
	// Letters that call a date off cannot be called back: that is asked first.
	await bo.goto(share);
	expect(await bo.locator('text=Change my answers').count()).toBe(0);
	await elsewhere.click('#reopen button');
	await bo.goto(share);
	expect(await bo.textContent('main')).toContain('Change my answers');
	expect(port.troubles).toEqual([]);
}, 90_000);
