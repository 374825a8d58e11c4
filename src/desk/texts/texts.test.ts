import { beforeAll, expect, test } from 'vitest';
import { invitationForFirstAdmin } from '#kernel/accounts/administrators.ts';
import { signedUp } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse({ HOST_NAME: 'Port Libre' });

let ana: Visitor;
const dov = new Visitor();
const page = '/desk/texts/legal/en';

beforeAll(async () => {
	ana = await signedUp('Ana', 'ana@example.org');
	const welcome = await invitationForFirstAdmin();
	const form = await ana.ask(new URL(welcome!).pathname);
	const verb = /name="verb" value="([^"]+)"/.exec(form.text)![1]!;
	await ana.post(new URL(welcome!).pathname, verb);
});

const publish = (markdown: string, after: number, who = ana) =>
	who.post(page, 'write', { name: 'legal', language: 'en', after: String(after), markdown });

test('only those who look after the host may write its texts', async () => {
	expect((await dov.ask('/desk/texts')).status).toBe(401);
	expect((await publish('Mine', 0, dov)).status).toBe(401);
	const bo = await signedUp('Bo', 'bo@example.org');
	expect((await bo.ask(page)).status).toBe(403);
	expect((await publish('Mine', 0, bo)).status).toBe(403);
});

test('an administrator sees what is still to be completed, a visitor does not', async () => {
	expect((await ana.ask('/legal')).text).toContain('To be completed by the host: Postal address');
	expect((await dov.ask('/legal')).text).not.toContain('To be completed');
	expect((await ana.ask('/desk/texts')).text).toContain('lines to complete');
});

test('a preview shows what was typed and publishes nothing', async () => {
	const seen = await ana.post(page, 'preview', {
		name: 'legal',
		language: 'en',
		after: '0',
		markdown: '## Draft of {{host}}'
	});
	expect(seen.status).toBe(200);
	expect(seen.text).toContain('<h3>Draft of Port Libre</h3>');
	expect((await dov.ask('/legal')).text).not.toContain('Draft of');
});

test('a published text is shown at once, a refused one is not', async () => {
	expect(await publish('## We\n\n<script>alert(1)</script> Port Libre, *Brest*', 0)).toMatchObject({ status: 303 });
	const seen = (await dov.ask('/legal')).text;
	expect(seen).toContain('<h2>We</h2>');
	expect(seen).toContain('&lt;script&gt;');
	expect(seen).toContain('<em>Brest</em>');
	expect((await publish('x'.repeat(20_001), 1)).status).toBe(422);
	expect((await publish('   ', 1)).status).toBe(422);
	expect((await dov.ask('/legal')).text).toContain('<em>Brest</em>');
});

test('of two who write at once, the second is told and loses nothing', async () => {
	const late = await publish('Written from an older page', 0);
	expect(late.status).toBe(409);
	expect(late.text).toContain('Written from an older page');
	expect((await dov.ask('/legal')).text).toContain('<em>Brest</em>');
});

test('an earlier version can be looked at and published again, and the ready-made words too', async () => {
	await publish('Second words', 1);
	expect((await ana.ask(`${page}?version=1`)).text).toContain('<em>Brest</em>');
	const place = { name: 'legal', language: 'en' };
	expect((await ana.post(page, 'restore', { ...place, after: '2', version: '1' })).status).toBe(303);
	expect((await dov.ask('/legal')).text).toContain('<em>Brest</em>');
	expect((await ana.post(page, 'reset', { ...place, after: '3' })).status).toBe(303);
	expect((await dov.ask('/legal')).text).toContain('GNU Affero');
	expect((await ana.ask(page)).text).toContain('Version 4');
});

test('the line at the foot of every page is the host’s to write, in one sentence', async () => {
	const foot = { name: 'footer', language: 'en', after: '0' };
	const long = await ana.post('/desk/texts/footer/en', 'write', { ...foot, markdown: 'x'.repeat(201) });
	expect(long.status).toBe(422);
	await ana.post('/desk/texts/footer/en', 'write', { ...foot, markdown: 'floats in the harbour of Brest.' });
	expect((await dov.ask('/')).text).toContain('</strong> floats in the harbour of Brest.');
});
