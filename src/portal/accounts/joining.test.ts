import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { decide } from '#guard/decisions/decide.ts';
import type { What } from '#guard/decisions/decision.ts';
import { undo } from '#guard/decisions/undo.ts';
import type { Way } from '#guard/signup/policy.ts';
import { keepInvitation, keepPolicy, lastWatched } from '#guard/signup/store.ts';
import { type Actor, house } from '#kernel/accounts/actor.ts';
import { invitationForFirstAdmin } from '#kernel/accounts/administrators.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { lettersTo, password, signIn } from '../../../tests/accounts.ts';
import { axeFaults, openHarbour } from '../../../tests/browser.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse({ PORT: '0', HOST_NAME: 'Port Libre' });
const harbour = openHarbour();
let ana: Visitor;

beforeAll(async () => {
	ana = new Visitor();
	const welcome = new URL((await invitationForFirstAdmin())!).pathname;
	await ana.post(welcome, 'welcome', { name: 'Ana', mail: 'ana@example.org', password });
});

const choose = (way: Way) => keepPolicy({ way, membersInvite: true }, house.id);
const noScripts = { javaScriptEnabled: false };

async function join(page: Page, name: string, mail: string, sentence?: string): Promise<void> {
	await page.fill('input[name=name]', name);
	await page.fill('input[name=mail]', mail);
	await page.fill('input[name=password]', password);
	if (sentence) await page.fill('textarea[name=sentence]', sentence);
	// Nobody fills in a form at once: that would count by itself.
	await page.waitForTimeout(2100);
	await page.click('main form button');
}

/** The newest link written to somebody. */
const linkTo = async (mail: string): Promise<string> =>
	harbour.origin + new URL(/http\S+/.exec((await lettersTo(mail)).at(-1)!.text)![0]).pathname;

async function signsIn(mail: string): Promise<string> {
	const page = await harbour.open('/sign-in', noScripts);
	await page.fill('input[name=mail]', mail);
	await page.fill('input[name=password]', password);
	await page.click('main form button');
	const path = new URL(page.url()).pathname;
	await page.context().close();
	return path;
}

const applicant = async (mail: string): Promise<string> =>
	(await carrier()<{ id: string }[]>`select id from kernel.account where mail = ${mail}`)[0]!.id;

test('through the open door, without scripts: a letter, its button, and in', async () => {
	await choose('open');
	const page = await harbour.open('/sign-up', noScripts);
	await join(page, 'Bo', 'bo@example.org');
	await page.waitForSelector('h1:has-text("Check your mail")');
	await page.goto(await linkTo('bo@example.org'));
	await page.click('main form button');
	expect(new URL(page.url()).pathname).toBe('/verified');
	expect(await signsIn('bo@example.org')).toBe('/things');
	await page.context().close();
});

test('one by one, without scripts: a sentence, a wait in plain words, a question, a welcome', async () => {
	await choose('reviewed');
	const page = await harbour.open('/sign-up', noScripts);
	await join(page, 'Chloe', 'chloe@example.org', 'I keep the books of our choir.');
	await page.waitForSelector('h1:has-text("Check your mail")');
	expect(await page.textContent('main')).toContain('looks at your request');
	await page.goto(await linkTo('chloe@example.org'));
	await page.click('main form button');
	expect(new URL(page.url()).pathname).toBe('/sign-up/waiting');
	expect(await signsIn('chloe@example.org')).toBe('/sign-up/waiting');

	const account = await applicant('chloe@example.org');
	expect((await ana.ask('/desk/sign-ups')).text).toContain('I keep the books of our choir.');
	await ana.post(`/desk/sign-ups/${account}`, 'ask', { question: 'Which choir?' });
	await page.goto(await linkTo('chloe@example.org'));
	expect(await page.textContent('main')).toContain('Which choir?');
	await page.fill('textarea', 'The one of Brest.');
	await page.click('main form button');
	expect((await ana.ask(`/desk/sign-ups/${account}`)).text).toContain('The one of Brest.');

	expect((await ana.post('/desk/sign-ups', 'accept', { account })).status).toBe(303);
	expect(await signsIn('chloe@example.org')).toBe('/things');
	await page.context().close();
});

test('by invitation, without scripts: the page says so, the link opens, and works as often as it may', async () => {
	await choose('invited');
	const page = await harbour.open('/sign-up', noScripts);
	expect(await page.textContent('main')).toContain('Accounts are by invitation');
	expect(await page.locator('main form').count()).toBe(0);
	const path = `/sign-up/invited/${await keepInvitation({ by: house.id, note: '', uses: 1 })}`;
	await page.goto(harbour.origin + path);
	await join(page, 'Dov', 'dov@example.org');
	await page.waitForSelector('h1:has-text("Check your mail")');
	expect(await signsIn('dov@example.org')).toBe('/things');
	expect((await page.goto(harbour.origin + path))?.status()).toBe(410);
	expect(
		(await new Visitor().post('/sign-up', 'sign-up', { name: 'Eve', mail: 'eve@example.org', password })).status
	).toBe(403);
	await page.context().close();
});

test('an invitation opens at once where requests are looked at one by one', async () => {
	await choose('reviewed');
	const token = await keepInvitation({ by: house.id, note: '', uses: 1 });
	const mail = 'gwen@example.org';
	await new Visitor().post(`/sign-up/invited/${token}`, 'sign-up', { name: 'Gwen', mail, password });
	expect((await (await signIn(mail)).ask('/account')).status).toBe(200);
});

test('a decision is taken back wholly: whoever was let in waits again, and may be let in again', async () => {
	await choose('reviewed');
	const mail = 'ivo@example.org';
	await new Visitor().post('/sign-up', 'sign-up', { name: 'Ivo', mail, password, sentence: 'A neighbour.' });
	const account = await applicant(mail);
	await ana.post('/desk/sign-ups', 'accept', { account });
	const ivo = await signIn(mail);
	expect((await ivo.ask('/account')).status).toBe(200);
	expect((await ana.post('/desk/sign-ups', 'accept', { account })).status).toBe(409);
	await ana.post('/desk/sign-ups', 'undo', { account });
	expect((await ivo.ask('/account')).status).toBe(401);
	await ana.post(`/desk/sign-ups/${account}`, 'refuse', { reason: 'We know no Ivo.' });
	expect(await signsIn(mail)).toBe('/sign-up/refused');
	expect((await lettersTo(mail)).map(({ text }) => text).join()).toContain('We know no Ivo.');
	await ana.post('/desk/sign-ups', 'undo', { account });
	await ana.post('/desk/sign-ups', 'accept', { account });
	expect((await (await signIn(mail)).ask('/account')).status).toBe(200);
	const cases = await carrier()`select 1 from guard.case where actor = ${account} and closed_at is null`;
	expect(cases).toEqual([]);
});

test('the one queue of the desk decides the same, and takes it back the same', async () => {
	await choose('reviewed');
	const mail = 'lou@example.org';
	await new Visitor().post('/sign-up', 'sign-up', { name: 'Lou', mail, password, sentence: 'From the next street.' });
	const account = await applicant(mail);
	const [waiting] = await carrier()<{ id: string }[]>`select id from guard.case where actor = ${account}`;
	const by: Actor = { ...house, id: await applicant('ana@example.org'), kind: 'account' };
	const decided = (what: What, words = '') =>
		transaction(() => decide({ cases: [waiting!.id], what, why: 'other', words }, by, new Date()));
	await decided('ask', 'Which street?');
	const { batch } = await decided('fine');
	expect(await signsIn(mail)).toBe('/things');
	await transaction(() => undo(batch, by, new Date()));
	expect(await signsIn(mail)).toBe('/sign-up/waiting');
	await decided('quarantine', 'We know no Lou.');
	expect(await signsIn(mail)).toBe('/sign-up/refused');
	expect((await lettersTo(mail)).at(-1)!.text).toContain('We know no Lou.');
});

test('an open door that nobody watched for seven days asks for a look, until somebody is back', async () => {
	await choose('open');
	await carrier()`update kernel.session set used_at = now() - interval '8 days'`;
	await carrier()`update kernel.activity set at = now() - interval '8 days'`;
	await carrier()`update kernel.migration set at = now() - interval '30 days'`;
	expect((await new Visitor().ask('/sign-up')).text).toContain('name="sentence"');
	const quick = await new Visitor().post('/sign-up', 'sign-up', { name: 'Eve', mail: 'eve@example.org', password });
	expect(quick.status).toBe(422);
	expect((await ana.ask('/desk')).status).toBe(200);
	await expect.poll(async () => Date.now() - (await lastWatched()).getTime()).toBeLessThan(60_000);
	expect((await new Visitor().ask('/sign-up')).text).not.toContain('name="sentence"');
});

test('mail that lasts ten minutes is held, an alias is not, and nobody learns which mails are known', async () => {
	await choose('open');
	const up = (mail: string) => new Visitor().post('/sign-up', 'sign-up', { name: 'Jo', mail, password });
	expect((await up('jo@yopmail.com')).location).toBe('/sign-up/sent?waits');
	expect((await up('jo@yopmail.com')).location).toBe('/sign-up/sent?waits');
	expect((await up('jo@duck.com')).location).toBe('/sign-up/sent');
	expect((await up('jo+archipel@example.org')).location).toBe('/sign-up/sent');
	expect((await up('ana@example.org')).location).toBe('/sign-up/sent');
	expect(await signsIn('jo@yopmail.com')).toBe('/sign-up/waiting');
});

test('nobody signs up under a name that speaks for the host', async () => {
	await choose('open');
	const page = await harbour.open('/sign-up', noScripts);
	await join(page, 'Pоrt Libre Support', 'eve@example.org');
	expect(await page.textContent('main')).toContain('would speak for the people who run this host');
	expect(await page.inputValue('input[name=mail]')).toBe('eve@example.org');
	await page.context().close();
});

test('members invite where the host allows it, a few at a time', async () => {
	await choose('invited');
	const bo = await signIn('bo@example.org');
	const made = await bo.post('/account/invitations', 'invite', { note: 'Lea' });
	const path = /http:\/\/[^"]*(\/sign-up\/invited\/[\w-]+)/.exec(made.text)![1]!;
	expect(made.headers.get('cache-control')).toBe('no-store');
	expect((await new Visitor().ask(path)).text).toContain('Bo invites you');
	for (let link = 0; link < 4; link++) expect((await bo.post('/account/invitations', 'invite')).status).toBe(200);
	expect((await bo.post('/account/invitations', 'invite')).status).toBe(409);
	await keepPolicy({ way: 'invited', membersInvite: false }, house.id);
	expect((await bo.ask('/account/invitations')).status).toBe(403);
});

test('the pages of signing up and of the desk are there for everybody', async () => {
	await choose('reviewed');
	for (const path of ['/sign-up', '/sign-up/waiting', '/sign-up/refused']) {
		const page = await harbour.open(path);
		expect(await axeFaults(page)).toEqual([]);
		await page.context().close();
	}
});
