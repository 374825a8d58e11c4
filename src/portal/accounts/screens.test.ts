/** The pages of accounts in a real browser: axe finds nothing, nothing is wider than a phone, passkeys open the door. */
import { existsSync, mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guestCookie, newGuest } from '#kernel/accounts/actor.ts';
import { invitationForFirstAdmin } from '#kernel/accounts/administrators.ts';
import { remember } from '#kernel/accounts/store.ts';
import { transaction } from '#kernel/database/connection.ts';
import { openItem } from '#kernel/items/open.ts';
import { settings, useSettings } from '#kernel/settings/settings.ts';
import { lettersTo, linkIn, member, password, signedUp } from '../../../tests/accounts.ts';
import { axeFaultsOpened, openHarbour } from '../../../tests/browser.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse({ PORT: '0' });
const harbour = openHarbour({ whole: true, host: 'localhost' });
const isBuilt = existsSync('dist/browser/.vite/manifest.json');

/** A guest with a thing, so that lists are not empty. */
async function guestWithThing(): Promise<string> {
	const guest = newGuest();
	await remember(guest);
	await transaction(async () => {
		await openItem({ tool: 'polls', title: 'Fête d’été du quartier', owner: guest.id, language: 'fr' }, new Date());
	});
	return guestCookie(guest);
}

/** Two people: one with all there is to see, one who only just begins. */
async function makeScenes() {
	const guest = await guestWithThing();
	const first = { welcome: new URL((await invitationForFirstAdmin())!).pathname };
	const ana = await member('Ana Lopez-Martin', 'ana@example.org');
	const bo = await signedUp('Bo', 'bo@example.org');
	await ana.post('/account/two-factor', 'begin', { password });
	await ana.post('/account/tokens', 'make', { name: 'Agenda', scopes: ['account:read', 'things:read'], days: '90' });
	await bo.post('/account/deletion', 'leave', { things: 'keep', password });
	await new Visitor().post('/forgot', 'forgot', { mail: 'ana@example.org' });
	const reset = linkIn((await lettersTo('ana@example.org')).at(-1)!.text);
	const [verify, stay] = (await lettersTo('bo@example.org')).map((letter) => linkIn(letter.text));
	const dov = new Visitor();
	dov.cookies.set('guest', guest);
	ana.cookies.set('guest', guest);
	const alone = [
		'sign-up',
		'sign-up/sent',
		'sign-in',
		'sign-in/second',
		'sign-out',
		'verified',
		'forgot',
		'forgot/sent'
	];
	const own = [
		'account',
		'account/password',
		'account/two-factor',
		'account/passkeys',
		'account/sessions',
		'account/tokens'
	];
	return [
		{
			visitor: new Visitor(),
			paths: [...alone.map((path) => `/${path}`), reset, verify!, stay!, first.welcome, '/things']
		},
		{ visitor: dov, paths: ['/things'] },
		{ visitor: ana, paths: [...own.map((path) => `/${path}`), '/account/deletion', '/things', '/things/claim'] },
		{ visitor: bo, paths: ['/account', '/account/tokens', '/account/deletion', first.welcome] }
	];
}

const come = ({ cookies }: Visitor, locale: string, colorScheme: 'light' | 'dark') =>
	harbour.come({ viewport: { width: 320, height: 700 }, locale, colorScheme }, cookies);

test('all pages of accounts are accessible and fit a phone, light and dark, in both languages', async () => {
	const scenes = await makeScenes();
	const pictures = process.env.PICTURES;
	if (pictures) mkdirSync(pictures, { recursive: true });
	for (const [locale, colorScheme] of [
		['fr', 'light'],
		['en', 'dark']
	] as const) {
		for (const [place, { visitor, paths }] of scenes.entries()) {
			const context = await come(visitor, locale, colorScheme);
			const page = await context.newPage();
			for (const path of paths) {
				await page.goto(harbour.origin + path);
				expect.soft(await axeFaultsOpened(page), `${path} ${locale}`).toEqual([]);
				const width = await page.evaluate(() => document.documentElement.scrollWidth);
				expect.soft(width, `${path} ${locale}`).toBeLessThanOrEqual(320);
				const name = `${place}${path.replace(/[^a-z-]+/g, '_').slice(0, 40)}-${locale}`;
				if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
			}
			await context.close();
		}
	}
}, 180_000);

test('the sides of an account are one line on a phone, the open one in sight', async () => {
	const context = await come(await member('Rosa', 'rosa@example.org'), 'fr', 'light');
	const page = await context.newPage();
	for (const side of ['', '/sessions', '/deletion']) {
		await page.goto(`${harbour.origin}/account${side}`);
		expect.soft((await page.locator('.tabs').boundingBox())!.height, side).toBeLessThan(70);
		const open = (await page.locator('.tabs [aria-current]').boundingBox())!;
		expect.soft(open.x, side).toBeGreaterThanOrEqual(0);
		if (isBuilt) expect.soft(Math.floor(open.x + open.width), side).toBeLessThanOrEqual(320);
	}
	await context.close();
}, 60_000);

test.each([768, 1280])(
	'the sides of an account are one column where there is room: %i',
	async (width) => {
		const { cookies } = await member('Rosa', `rosa-${width}@example.org`);
		const context = await harbour.come({ viewport: { width, height: 800 }, locale: 'fr' }, cookies);
		const page = await context.newPage();
		await page.goto(`${harbour.origin}/account`);
		const sides = await page.locator('.tabs a').evaluateAll((all) => all.map((side) => side.getBoundingClientRect().x));
		expect(sides.length).toBe(8);
		expect(new Set(sides).size).toBe(1);
		await context.close();
	},
	60_000
);

test.skipIf(!isBuilt)(
	'a passkey is added with the password and opens the door without it',
	async () => {
		const chloe = await member('Chloe', 'chloe@example.org');
		useSettings({ ...settings(), BASE_URL: harbour.origin });
		const context = await come(chloe, 'en', 'light');
		const page = await context.newPage();
		const debug = await context.newCDPSession(page);
		await debug.send('WebAuthn.enable');
		await debug.send('WebAuthn.addVirtualAuthenticator', {
			options: {
				protocol: 'ctap2',
				transport: 'internal',
				hasResidentKey: true,
				hasUserVerification: true,
				isUserVerified: true
			}
		});
		await page.goto(`${harbour.origin}/account/passkeys`);
		const add = page.getByRole('button', { name: 'Add a passkey' });
		await page.getByLabel('Its name').fill('My phone');
		await page.getByLabel('Password').fill('not this one');
		await add.click();
		await page.getByText('The password is not the right one.').waitFor();
		await page.getByLabel('Password').fill(password);
		await add.click();
		await page.getByRole('heading', { name: 'My phone' }).waitFor();
		await page.getByRole('textbox', { name: 'Its name' }).last().fill('My phone, again');
		await page.getByLabel('Password').fill(password);
		await add.click();
		await page.getByText('This device has a passkey of this account already.').waitFor();
		expect((await lettersTo('chloe@example.org')).at(-1)!.subject).toContain('passkey');
		await context.clearCookies();
		await page.goto(`${harbour.origin}/sign-in?to=/account/sessions`);
		await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
		await page.waitForURL(`${harbour.origin}/account/sessions`);
		expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Browsers signed in');
		await page.goto(`${harbour.origin}/account/passkeys`);
		await page.getByRole('button', { name: 'Remove' }).click();
		await page.getByRole('heading', { name: 'My phone' }).waitFor({ state: 'detached' });
		await context.close();
	},
	60_000
);

test('a made-up answer of a passkey opens nothing', async () => {
	const eve = new Visitor();
	const begun = await eve.post('/sign-in', 'passkey-begin');
	expect(JSON.parse(begun.text)).toMatchObject({ userVerification: 'required' });
	const response = JSON.stringify({
		id: 'abc',
		rawId: 'abc',
		type: 'public-key',
		response: {},
		clientExtensionResults: {}
	});
	expect((await eve.post('/sign-in', 'passkey', { response })).status).toBe(422);
	expect((await eve.post('/sign-in', 'passkey', { response: 'no json' })).status).toBe(422);
	expect(eve.cookies.size).toBe(0);
});
