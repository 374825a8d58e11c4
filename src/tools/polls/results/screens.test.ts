import { expect, test } from 'vitest';
import { axeFaults, openHarbour } from '../../../../tests/browser.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { labels, pollOf } from './trial.ts';

openTestHouse({ PORT: '0' });
const harbour = openHarbour();

const grades = { 1: 'good', 2: 'reject' } as const;

test.each(['light', 'dark'] as const)(
	'results, their frame, an import and the page of the tool hold for every reader, %s',
	{ timeout: 90_000 },
	async (colorScheme) => {
		const options = labels(
			'Harbour',
			'A hall whose name is so long that it has to be broken on the smallest of phones'
		);
		const asked = [
			await pollOf({ options }, [['Ana', { 1: 'yes', 2: 'maybe' }]]),
			await pollOf({ options, settings: { method: 'schulze' } }, [['Ana', { 1: 1, 2: 2 }]]),
			await pollOf({ options, settings: { method: 'run-off' } }, [['Ana', { 1: 2, 2: 1 }]]),
			await pollOf({ options, settings: { method: 'majority-judgment' } }, [['Ana', grades]])
		];
		const results = asked.map(({ id }) => `/polls/${id}/results`);
		const others = [`/polls/${asked[0]!.id}/embed?show=results`, '/polls/import', '/about/polls'];
		for (const path of [...results, ...others]) {
			const page = await harbour.open(path, { colorScheme, viewport: { width: 320, height: 700 } });
			expect.soft(await axeFaults(page), path).toEqual([]);
			const beyond = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
			expect.soft(beyond, path).toBeLessThanOrEqual(0);
			await page.context().close();
		}
	}
);

test('words without a space are broken rather than push a page beyond a phone', { timeout: 60_000 }, async () => {
	const [title, option, name] = ['Harbour'.repeat(25), 'Hall'.repeat(25), 'Ana'.repeat(25)];
	const settings = { place: option };
	const poll = await pollOf({ title, options: labels(option, 'Quay'), settings }, [[name, { 1: 'yes' }]]);
	const page = await harbour.open(`/polls/${poll.id}/key/${poll.manageKey}`, { viewport: { width: 320, height: 700 } });
	for (const place of ['', '/results', '/decide', '/invitations', '/voters', '/change/options']) {
		await page.goto(`${harbour.origin}/polls/${poll.id}${place}`);
		const beyond = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
		expect.soft(beyond, place).toBeLessThanOrEqual(0);
	}
});

test('the answers to eight options, and to forty, are printed without leaving the paper', {
	timeout: 60_000
}, async () => {
	const many = (count: number) => Array.from({ length: count }, (_, place) => `Talk ${place + 1} about lighthouses`);
	const all = (count: number) => Object.fromEntries(many(count).map((_, place) => [place + 1, 'yes' as const]));
	// A4 between margins of 16 mm, standing and lying.
	for (const [count, width] of [
		[8, 672],
		[40, 1001]
	] as const) {
		const poll = await pollOf({ options: labels(...many(count)) }, [['Jean-Christophe de la Villemarqué', all(count)]]);
		for (const path of [`/polls/${poll.id}`, `/polls/${poll.id}/results`]) {
			const page = await harbour.open(path, { viewport: { width, height: 1000 } });
			await page.emulateMedia({ media: 'print' });
			const beyond = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
			expect.soft(beyond, `${path} ${count}`).toBeLessThanOrEqual(0);
			const printed = page.locator('.grid thead th:visible', { hasText: `Talk ${count} ` });
			expect.soft(await printed.count(), path).toBe(1);
			await page.context().close();
		}
	}
});

test('hours of a file from elsewhere are meant on the clocks of whoever brings it', { timeout: 30_000 }, async () => {
	const page = await harbour.open('/polls/import', { timezoneId: 'America/New_York' });
	const zone = page.locator('[name=zone]');
	await expect.poll(() => zone.inputValue()).toBe('America/New_York');
	await zone.selectOption('Asia/Kolkata');
	await page.setInputFiles('[name=file]', { name: 'no.csv', mimeType: 'text/csv', buffer: Buffer.from('hello') });
	await page.getByRole('button', { name: 'Look' }).click();
	await page.locator('.banner.danger').waitFor();
	expect(await zone.inputValue()).toBe('Asia/Kolkata');
});
